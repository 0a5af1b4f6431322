import type { ReasonCode } from '../../domain/reason.ts';
import type { Mark } from '../../expect/mark.ts';
import { showRevisions } from '../../expect/moved-revisions.ts';
import type { Acceptance } from './acceptance.ts';
import { isAt } from './classify.ts';
import type { Again, Back, Differences, Loss, RunFacts } from './evidence.ts';

const REPAIR = 'Correct the downgrade so that it restores exactly what was there.';
const KEEP =
  'Keep the data (expand now, contract in a later release), or declare the loss: `allow: lossy` and `declared` with the revision.';

export function fail(
  where: string,
  expected: string,
  seen: string,
  remedy?: string,
  reason: ReasonCode = 'assertion',
): Mark {
  return { outcome: 'fail', reason, finding: { where, expected, seen }, remedy };
}

/** What is wrong with a way back. `of` names the trip in findings. */
export function judgeBack(
  back: Back,
  from: readonly string[],
  of: string,
  acceptance: Acceptance,
): readonly Mark[] {
  const { run, schema, losses, sequences } = back;
  const where = `${of}, down`;
  if (run.exitCode !== 0) return [judgeRun(run, where)];
  const lost = losses.shown.filter(({ table }) => !acceptance.acceptsTable(table));
  const behind = sequences.shown.filter(({ name }) => !acceptance.acceptsSequence(name));
  const cut = acceptance.isAll ? 0 : losses.total - losses.shown.length;
  const cutSequences = acceptance.isAll ? 0 : sequences.total - sequences.shown.length;
  return [
    ...judgeRevisions(run, from, where),
    ...judgeSchema(schema, where, 'the schema of the start', REPAIR),
    ...lost.flatMap((loss) => describeLoss(loss, where)),
    ...judgeCut(cut, where, 'tables with losses'),
    ...behind.map(({ name, before, after }) =>
      fail(`${where}, sequence ${name}`, `to give ${before} next`, `gives ${after}, again`, KEEP),
    ),
    ...judgeCut(cutSequences, where, 'sequences that start again'),
  ];
}

export function judgeAgain(
  { run, schema }: Again,
  to: readonly string[],
  of: string,
): readonly Mark[] {
  const where = `${of}, up again`;
  if (run.exitCode !== 0) return [judgeRun(run, where)];
  return [
    ...judgeRevisions(run, to, where),
    ...judgeSchema(schema, where, 'the schema of the first time', REPAIR),
  ];
}

export function judgeRun({ exitCode, said }: RunFacts, where: string): Mark {
  return fail(where, 'exit code 0', `${describeEnd(exitCode)}: ${said}`, REPAIR, 'exit-code');
}

export function describeEnd(exitCode: number | null): string {
  return exitCode === null ? 'no end of its own' : `exit code ${exitCode}`;
}

export function judgeRevisions(
  { revisions }: RunFacts,
  expected: readonly string[],
  where: string,
): readonly Mark[] {
  if (isAt(revisions, expected)) return [];
  return [fail(where, `revision ${listOf(expected)}`, listOf(revisions), REPAIR)];
}

function judgeSchema(
  { total, shown }: Differences,
  where: string,
  expected: string,
  remedy: string,
): readonly Mark[] {
  const marks = shown.map((one) => fail(where, expected, one, remedy));
  return [...marks, ...judgeCut(total - shown.length, where, 'differences of the schema')];
}

function judgeCut(count: number, where: string, what: string): readonly Mark[] {
  return count > 0 ? [fail(where, `no ${what}`, `${count} more`, REPAIR)] : [];
}

function describeLoss(loss: Loss, where: string): readonly Mark[] {
  const { table, rowsBefore, lost, changed, hasKey, columns } = loss;
  const marks: Mark[] = [];
  if (lost > 0) {
    const how = hasKey ? 'gone' : 'gone or changed (there is no primary key)';
    const seen = `${lost} of ${rowsBefore} ${how}`;
    marks.push(fail(`${where}, table ${table}`, `its ${rowsBefore} rows`, seen, KEEP));
  }
  for (const { column, values } of columns) {
    const seen = `${values} of ${rowsBefore} rows have lost it or have another`;
    const what = `${where}, column ${table}.${column}`;
    marks.push(fail(what, 'the values from before', seen, KEEP));
  }
  if (marks.length > 0) return marks;
  return [fail(`${where}, table ${table}`, 'the rows from before', `${changed} changed`, KEEP)];
}

export function listOf(revisions: readonly string[]): string {
  return showRevisions(revisions) || 'none (an empty database)';
}
