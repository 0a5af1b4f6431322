import { quoteText } from '../../expect/excerpt.ts';
import type { Mark } from '../../expect/mark.ts';
import { isStatusRight } from '../../toolbox/sql/statements/workload/request-options.ts';
import type { ListEvidence, Point } from './evidence.ts';
import { fitSlope } from './fit-slope.ts';
import type { NPlusOneOptions } from './options.ts';

/** A signal ended the command. */
const KILLED = -1;

/** What decides of one list. */
export function judgeList(
  list: ListEvidence,
  at: number,
  { endpoints, commands, maxSlope, sizes }: NPlusOneOptions,
): readonly Mark[] {
  const { points, name, kind } = list;
  const wanted = endpoints[at]?.status;
  const isGood = (status: number) =>
    kind === 'command' ? status === 0 : isStatusRight(status, wanted);
  const bad = points.find(({ statuses }) => statuses.length === 0 || !statuses.every(isGood));
  if (bad !== undefined) return [refuseAnswer(list, bad, isGood, wanted)];
  const lacking = points.find((one) => one.lacking > 0);
  if (lacking !== undefined) {
    return [refuseText(name, lacking)];
  }
  const { parents } = endpoints[at] ?? commands[at - endpoints.length] ?? {};
  return [
    ...judgeSizes(list, sizes),
    ...judgeRows(list),
    ...judgeParents(list, [parents ?? []].flat()),
    ...judgeCalls(list, maxSlope),
  ];
}

function refuseAnswer(
  { name, kind }: ListEvidence,
  { statuses, n }: Point,
  isGood: (status: number) => boolean,
  wanted: number | undefined,
): Mark {
  const isCommand = kind === 'command';
  const expected = isCommand ? 'exit code 0' : `status ${wanted ?? '2xx'}`;
  const bad = statuses.find((one) => !isGood(one)) ?? 'no answer';
  const seen = `${bad === KILLED ? 'a signal' : bad} with ${n} rows`;
  return {
    outcome: 'error',
    reason: isCommand ? 'exit-code' : 'status',
    finding: { where: name, expected, seen },
    remedy: 'The list has to be served before its statements can be counted.',
  };
}

function refuseText(name: string, { lacking, answers, n }: Point): Mark {
  const seen = `${lacking} of ${answers} answers without it, with ${n} rows`;
  const remedy = 'Is it the list that answers, and not a page for logging in or for an error?';
  return refuse(name, 'the text of `contains` in every answer', seen, remedy);
}

function refuse(where: string, expected: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected, seen };
  return { outcome: 'inconclusive', reason: 'insufficient-samples', finding, remedy };
}

function judgeSizes({ points, name }: ListEvidence, sizes: readonly number[]): readonly Mark[] {
  const seen = points.map(({ n }) => n);
  if (seen.join() === sizes.join()) return [];
  return [refuse(name, `sizes ${sizes.join(', ')}`, seen.join(', ') || 'none')];
}

/** As many rows must come back as were seeded, or a page limit hides what the others cost. */
function judgeRows({ points, name }: ListEvidence): readonly Mark[] {
  const unreadable = points.find((one) => one.unreadable > 0);
  if (unreadable !== undefined) {
    const remedy =
      'Give `rows` a JSONPath only where the answer is JSON, or ask for smaller pages.';
    const seen = 'no JSON, or too large a one';
    return [refuse(name, 'answers in which `rows` can be counted', seen, remedy)];
  }
  const counts = points.map(({ rows }) => rows.least);
  const isSteady = points.every(({ rows }) => rows.least === rows.most);
  const expected = `${points.map(({ n }) => n).join(' → ')} rows in the answers`;
  if (isSteady && growsAsSeeded(points, counts, 'exactly')) return [];
  const remedy =
    'Choose `sizes` that fit on one page, ask for a page that is large enough, or correct `rows`; and let nothing else write such rows meanwhile.';
  return [refuse(name, expected, points.map(({ rows }) => showRange(rows)).join(' → '), remedy)];
}

function showRange({ least, most }: Point['rows']): string {
  return least === most ? `${least}` : `${least} to ${most}`;
}

function judgeParents(
  { points, name }: ListEvidence,
  selectors: readonly string[],
): readonly Mark[] {
  return selectors.flatMap((selector, at) => {
    const counts = points.map(({ parents }) => parents[at] ?? 0);
    if (growsAsSeeded(points, counts, 'at least')) return [];
    const where = `${name}, parents ${selector}`.slice(0, 300);
    return [
      refuseParents(
        where,
        points.map(({ n }) => n),
        counts,
      ),
    ];
  });
}

export function refuseParents(
  where: string,
  sizes: readonly number[],
  counts: readonly number[],
): Mark {
  const expected = `${sizes.join(' → ')} different parents`;
  const remedy =
    'Let `seed` make a parent for each row: rows that share one are served from memory, which hides what is looked for.';
  return refuse(where, expected, counts.join(' → ') || 'none counted', remedy);
}

/** Other rows may be there before, but what was seeded must be among what was counted. */
export function growsAsSeeded(
  points: readonly { readonly n: number }[],
  counts: readonly number[],
  how: 'exactly' | 'at least',
): boolean {
  return points.every(({ n }, at) => {
    const [count = 0, before = 0] = [counts[at], counts[at - 1]];
    if (at === 0) return count >= n;
    const [grown, seeded] = [count - before, n - (points[at - 1]?.n ?? 0)];
    return how === 'exactly' ? grown === seeded : grown >= seeded;
  });
}

function judgeCalls(list: ListEvidence, maxSlope: number): readonly Mark[] {
  const { points, name } = list;
  const silent = points.find(({ calls }) => calls.least === 0);
  if (silent !== undefined) {
    const seen = `none with ${silent.n} rows`;
    const finding = { where: name, expected: 'statements of the role', seen };
    const remedy =
      'Is it this database, and this role, that the application uses? A cache that answers instead has to be off.';
    return [{ outcome: 'inconclusive', reason: 'no-data', finding, remedy }];
  }
  const least = slopeOf(
    points,
    points.map(({ calls }) => calls.least),
  );
  const guilty = list.statements.filter(({ calls }) => isOver(slopeOf(points, calls), maxSlope));
  if (isOver(least, maxSlope) || guilty.length > 0) {
    return explainGrowth(list, guilty, maxSlope, least);
  }
  const most = slopeOf(
    points,
    points.map(({ calls }) => calls.most),
  );
  if (!isOver(most, maxSlope)) return [];
  const seen = `${showCalls(points.map(({ calls }) => calls.most))} at most, ${showCalls(points.map(({ calls }) => calls.least))} at least`;
  const remedy =
    'Give the application a role that nothing else uses, and switch off its cache: the first answer needs more statements than the next ones.';
  return [refuse(name, 'the same statements each time', seen, remedy)];
}

/** Without a slope nothing grows; that no row came back is said elsewhere. */
function slopeOf(points: readonly Point[], calls: readonly number[]): number {
  return fitSlope(points.map(({ rows }, at) => [rows.least, calls[at] ?? 0])) ?? 0;
}

export function isOver(slope: number, limit: number): boolean {
  return slope > limit + 1e-9;
}

function explainGrowth(
  list: ListEvidence,
  guilty: ListEvidence['statements'],
  maxSlope: number,
  total: number,
): readonly Mark[] {
  const { points, name } = list;
  const expected = `at most ${maxSlope} statements a row`;
  const rows = points.map((one) => one.rows.least).join(' → ');
  const sum = showCalls(points.map(({ calls }) => calls.least));
  const grows = `${showSlope(total)} a row: ${sum} statements for ${rows} rows`;
  const shown = guilty.length > 0 ? guilty : list.statements.slice(0, 3);
  const seen = shown.map(({ text, calls }) => {
    const each = `${showSlope(slopeOf(points, calls))} a row (${showCalls(calls)})`;
    return { where: name, expected, seen: `${each}: ${quoteText(text)}` };
  });
  return [{ where: name, expected, seen: grows }, ...seen].map((finding) => ({
    outcome: 'fail',
    reason: 'threshold',
    finding,
    remedy: `Load what the rows of ${name} need together with them; the statement that is run once a row stands in the findings.`,
  }));
}

function showSlope(slope: number): string {
  return slope.toFixed(2);
}

function showCalls(calls: readonly number[]): string {
  return calls.join(' → ');
}
