import { quoteText } from '../../expect/excerpt.ts';
import type { Mark } from '../../expect/mark.ts';
import type { PrivacyExportEvidence, ProducedExport } from './evidence.ts';
import type { PrivacyExportOptions } from './options.ts';

const MAX_NAMED = 12;

export function judgeExport(
  { first, second, anonymous }: PrivacyExportEvidence,
  options: PrivacyExportOptions,
): readonly Mark[] {
  return [
    ...judgeEnd(first),
    ...judgeFormat(first, options),
    ...judgeMissing(first, options),
    ...judgeForeign('export', first),
    ...judgeForeign('export of the second person', second),
    ...(anonymous === undefined ? [] : judgeAnonymous(anonymous)),
  ];
}

/** True if the export says of itself that it worked. */
export function isSuccess({ exitCode, status }: ProducedExport): boolean {
  return status === undefined ? exitCode === 0 : status >= 200 && status < 300;
}

export function describeEnd({ exitCode, status, complaint }: ProducedExport): string {
  if (status !== undefined) return `status ${status}`;
  const how = exitCode === null ? 'a signal' : `exit code ${exitCode}`;
  return complaint === undefined || complaint === '' ? how : `${how}, ${quoteText(complaint)}`;
}

function judgeEnd(first: ProducedExport): readonly Mark[] {
  if (isSuccess(first)) return [];
  const isHttp = first.status !== undefined;
  const expected = isHttp ? 'a status of 200 to 299' : 'exit code 0';
  const finding = { where: 'export', expected, seen: describeEnd(first) };
  return [{ outcome: 'fail', reason: isHttp ? 'status' : 'exit-code', finding }];
}

function judgeFormat({ format, bytes }: ProducedExport, options: PrivacyExportOptions) {
  const isRight = format !== 'empty' && (options.format === 'text' || format !== 'text');
  if (isRight) return [];
  const seen = format === 'empty' ? 'nothing' : `${bytes} bytes that are no JSON`;
  const expected =
    options.format === 'json' ? 'JSON, or a JSON text a line (Art. 20: machine-readable)' : 'data';
  return [fail('export', expected, seen)];
}

function fail(where: string, expected: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected, seen };
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}

/** By table, because that is how it is mended. */
function judgeMissing(first: ProducedExport, { exclude }: PrivacyExportOptions): readonly Mark[] {
  const rules = Object.keys(exclude);
  const isExcluded = (column: string) => rules.some((rule) => isNamed(column, rule));
  const wanted = first.missing.filter((column) => !isExcluded(column));
  const byTable = Map.groupBy(wanted, (column) => column.slice(0, column.lastIndexOf('.')));
  const marks = [...byTable].map(([table, columns]) => {
    const named = columns.map((one) => one.slice(table.length + 1));
    const rest = named.length > MAX_NAMED ? ` and ${named.length - MAX_NAMED} more` : '';
    const seen = `${named.length} missing: ${named.slice(0, MAX_NAMED).join(', ')}${rest}`;
    const remedy = `Export ${columns[0]} and the others, or write into \`exclude\` why the person does not get them.`;
    return fail(table, 'every column of the person in the export', seen, remedy);
  });
  const cut = first.missingCount - first.missing.length;
  if (cut === 0) return marks;
  return [...marks, fail('export', 'every column of the person', `${cut} more are missing`)];
}

/** The schema may be written or not. */
function isNamed(column: string, rule: string): boolean {
  return rule === column || rule === `public.${column}` || column.endsWith(`.${rule}`);
}

function judgeForeign(where: string, { foreign, foreignCount }: ProducedExport): readonly Mark[] {
  if (foreignCount === 0) return [];
  const named = foreign.slice(0, MAX_NAMED).join(', ');
  const rest = foreignCount > MAX_NAMED ? ` and ${foreignCount - MAX_NAMED} more` : '';
  const remedy = 'Limit every query of the export to the person who asks.';
  return [fail(where, 'nothing of another person (Art. 15(4))', `${named}${rest}`, remedy)];
}

function judgeAnonymous(anonymous: ProducedExport): readonly Mark[] {
  if (!isSuccess(anonymous) && anonymous.foreignCount === 0) return [];
  const remedy = 'Let nobody have the export who has not proved to be the person.';
  const what = `status ${anonymous.status}, ${anonymous.foreignCount} markers of the person`;
  return [fail('request without its header fields', 'to be refused', what, remedy)];
}
