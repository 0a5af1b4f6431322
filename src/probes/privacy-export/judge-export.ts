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
  const remedy = isHttp
    ? 'Send the request by hand, and mend what it answers; credentials belong in its `headers`.'
    : 'Run the command by hand for somebody who is there, and mend what it complains of.';
  return [{ outcome: 'fail', reason: isHttp ? 'status' : 'exit-code', finding, remedy }];
}

function judgeFormat({ format, bytes }: ProducedExport, options: PrivacyExportOptions) {
  const isRight = format !== 'empty' && (options.format === 'text' || format !== 'text');
  if (isRight) return [];
  const seen = format === 'empty' ? 'nothing' : `${bytes} bytes that are no JSON`;
  const expected =
    options.format === 'json' ? 'JSON, or a JSON text a line (Art. 20: machine-readable)' : 'data';
  const remedy =
    format === 'empty'
      ? 'Let the data stand on standard output, in the file of `output`, or in the answer.'
      : 'Write JSON and nothing beside it, no log lines; or ask for `format: text`.';
  return [fail('export', expected, seen, remedy)];
}

function fail(where: string, expected: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected, seen };
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}

/** By table, because that is how it is mended. */
function judgeMissing(first: ProducedExport, { exclude }: PrivacyExportOptions): readonly Mark[] {
  const excused = new Set(Object.keys(exclude).map((rule) => findNamed(first.missing, rule)));
  const wanted = first.missing.filter((column) => !excused.has(column));
  const byTable = Map.groupBy(wanted, (column) => column.slice(0, column.lastIndexOf('.')));
  const marks = [...byTable].map(([table, columns]) => {
    const named = columns.map((one) => one.slice(table.length + 1));
    const rest = named.length > MAX_NAMED ? ` and ${named.length - MAX_NAMED} more` : '';
    const seen = `${named.length} missing: ${named.slice(0, MAX_NAMED).join(', ')}${rest}`;
    const [what, it] =
      columns.length === 1 ? [columns[0], 'it'] : [`${columns[0]} and the others`, 'them'];
    const remedy = `Export ${what}, or write into \`exclude\` why the person does not get ${it}.`;
    return fail(table, 'every column of the person in the export', seen, remedy);
  });
  const cut = first.missingCount - first.missing.length;
  if (cut === 0) return marks;
  return [...marks, fail('export', 'every column of the person', `${cut} more are missing`)];
}

/** The schema may be written or not; one rule never lets two tables of the same name through. */
function findNamed(columns: readonly string[], rule: string): string | undefined {
  const exact = columns.find((one) => rule === one || rule === `public.${one}`);
  if (exact !== undefined) return exact;
  const [only, ...others] = columns.filter((one) => one.endsWith(`.${rule}`));
  return others.length === 0 ? only : undefined;
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
  const { foreignCount } = anonymous;
  const markers = `${foreignCount} ${foreignCount === 1 ? 'marker' : 'markers'} of the person`;
  const what = `${describeEnd(anonymous)}, ${markers}`;
  return [fail('request without its header fields', 'to be refused', what, remedy)];
}
