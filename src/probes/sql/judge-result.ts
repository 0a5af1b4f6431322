import type { Finding } from '../../domain/report.ts';
import { quoteJson } from '../../expect/excerpt.ts';
import { isSameJson } from '../../expect/json-equal.ts';
import { matchKeptJson } from '../../expect/kept-json.ts';
import type { Mark } from '../../expect/mark.ts';
import { matchNumber } from '../../expect/number.ts';
import type { NumberExpectation } from '../../expect/schema.ts';
import { matchText } from '../../expect/text.ts';
import type { ResultEvidence } from './evidence.ts';
import { type Expectation, isNumberLimits } from './query-schema.ts';

const DECIMAL = /^-?\d{1,400}(?:\.\d{1,400})?$/;

const TOO_MANY = 'Narrow the query, or raise `maxRows`.';

/** How one result stands to what is expected of it; no mark means that all of it holds. */
export async function judgeResult(
  result: ResultEvidence,
  expect: Expectation,
  where: string,
): Promise<readonly Mark[]> {
  return [
    ...judgeRows(result, expect.rows, `${where} rows`),
    ...(await judgeValue(result, expect.value, `${where} value`)),
    ...(await judgeJson(result, expect.json, `${where} json`)),
  ];
}

/** How many rows were read, in words. */
export function showRows(rows: number, truncated: boolean): string {
  if (truncated) return `${rows} or more rows`;
  return rows === 1 ? '1 row' : `${rows} rows`;
}

function fail(finding: Finding): Mark {
  return { outcome: 'fail', reason: 'assertion', finding };
}

function hold(reason: 'no-data' | 'output-limit', finding: Finding, remedy?: string): Mark {
  return { outcome: 'inconclusive', reason, finding, remedy };
}

function judgeRows(
  { rows, truncated, shown = [] }: ResultEvidence,
  expected: Expectation['rows'],
  where: string,
): readonly Mark[] {
  if (expected === undefined) return [];
  const limits = typeof expected === 'number' ? { equals: expected } : expected;
  const examples = shown.map((row) => quoteJson(row)).join(' ');
  const explain = (finding: Finding): Mark =>
    fail({ ...finding, seen: examples === '' ? finding.seen : `${finding.seen}: ${examples}` });
  if (!truncated) return matchNumber(rows, limits, where, 'rows').map(explain);
  return judgeMoreRows(rows + 1, limits, where).map((mark) =>
    mark.outcome === 'fail' ? explain(mark.finding) : mark,
  );
}

/** There are `least` rows or more: upper limits may be broken for certain, lower ones met. */
function judgeMoreRows(
  least: number,
  { equals, min, max, above, below }: NumberExpectation,
  where: string,
): readonly Mark[] {
  const seen = `${least} rows or more`;
  const most = Math.min(equals ?? Number.POSITIVE_INFINITY, max ?? Number.POSITIVE_INFINITY);
  const broken = matchNumber(least, { max: most, below }, where, 'rows');
  if (broken.length > 0) return broken.map((finding) => fail({ ...finding, seen }));
  const lower = matchNumber(least, { min, above }, where);
  const isOpen = equals !== undefined || max !== undefined || below !== undefined;
  if (!isOpen && lower.length === 0) return [];
  return [hold('output-limit', { where, expected: 'all rows to be read', seen }, TOO_MANY)];
}

async function judgeValue(
  { rows, truncated, columns, value }: ResultEvidence,
  expected: Expectation['value'],
  where: string,
): Promise<readonly Mark[]> {
  if (expected === undefined) return [];
  if (rows === 0) return [holdEmpty(where)];
  if (rows > 1 || truncated || columns !== 1) {
    const seen = `${showRows(rows, truncated)}, ${columns} ${columns === 1 ? 'column' : 'columns'}`;
    return [fail({ where, expected: 'one row of one column', seen })];
  }
  if (value === undefined) {
    const finding = { where, expected: 'a value that can be kept', seen: 'a longer one' };
    return [hold('output-limit', finding, 'Let the query return less, such as a count.')];
  }
  if (typeof expected !== 'object' || expected === null) {
    if (isSameJson(value, expected) || toNumber(value) === expected) return [];
    return [fail({ where, expected: quoteJson(expected), seen: quoteJson(value) })];
  }
  if (isNumberLimits(expected)) return judgeNumber(value, expected, where);
  if (typeof value === 'string') return (await matchText(value, expected, where)).map(fail);
  return [fail({ where, expected: 'a text', seen: quoteJson(value) })];
}

function holdEmpty(where: string): Mark {
  const remedy = 'Does the query look where the data is? It returned no row at all.';
  return hold('no-data', { where, expected: 'a row', seen: 'no row' }, remedy);
}

type Value = NonNullable<ResultEvidence['value']> | null;

function judgeNumber(value: Value, limits: NumberExpectation, where: string): readonly Mark[] {
  // A sum, a maximum or an average of nothing.
  if (value === null) {
    const remedy = 'Does the query look where the data is? An aggregate of no row is null.';
    return [hold('no-data', { where, expected: 'a number', seen: 'null' }, remedy)];
  }
  const number = toNumber(value);
  if (number === undefined) return [fail({ where, expected: 'a number', seen: quoteJson(value) })];
  return matchNumber(number, limits, where).map(fail);
}

/** `numeric` comes as text, so that it keeps its digits. */
function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : undefined;
}

async function judgeJson(
  { rows, truncated, json = { nodes: [] } }: ResultEvidence,
  expected: Expectation['json'],
  where: string,
): Promise<readonly Mark[]> {
  if (expected === undefined) return [];
  if (rows === 0) return [holdEmpty(where)];
  if (truncated) {
    const finding = { where, expected: 'all rows to be read', seen: `${rows} rows of more` };
    return [hold('output-limit', finding, TOO_MANY)];
  }
  const { findings, undecided } = await matchKeptJson(json, expected, where);
  return [
    ...findings.map(fail),
    ...undecided.map((finding) => hold('output-limit', finding, TOO_MANY)),
  ];
}
