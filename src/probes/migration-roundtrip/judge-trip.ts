import { hold, type Mark } from '../../expect/mark.ts';
import { type Acceptance, findAcceptance } from './acceptance.ts';
import type { RoundTripEvidence, Sample, Trip } from './evidence.ts';
import { fail, judgeAgain, judgeBack, judgeRevisions, judgeRun, listOf } from './judge-back.ts';
import type { RoundTripOptions } from './options.ts';

const SEED =
  'Let `seed` write at least two different rows there, or name the table or column in `mayBeEmpty`.';

/** What is wrong with a trip, and what could not be seen on it. */
export function judgeTrip(
  trip: Trip,
  seen: RoundTripEvidence,
  options: RoundTripOptions,
): readonly Mark[] {
  const of = nameTrip(trip);
  const { up, back, again, from, to } = trip;
  if (up.exitCode !== 0) return [judgeRun(up, `${of}, up`)];
  const elsewhere = judgeRevisions(up, to, `${of}, up`);
  if (elsewhere.length > 0) return elsewhere;
  if (trip.leavesTrace !== true) return [judgeTrace(of)];
  const acceptance = findAcceptance(trip, seen, options);
  const ways = [
    ...(back === undefined ? [judgeNoWay(of, seen)] : judgeBack(back, from, of, acceptance)),
    ...(again === undefined ? judgeOnce(of, trip) : judgeAgain(again, to, of)),
  ];
  return [
    ...ways,
    // What the way back does to rows of the new code is said only where it suits those of before.
    ...(ways.length > 0 ? [] : judgeWrites(trip, acceptance, options)),
    ...(acceptance.isAll ? [] : judgeSamples(trip, of, options)),
  ];
}

export function nameTrip({ isWhole, revisions, from, to }: Trip): string {
  if (revisions.length === 1) return revisions[0] ?? '';
  return isWhole ? `all of ${listOf(from)} to ${listOf(to)}` : listOf(revisions);
}

function judgeTrace(of: string): Mark {
  const finding = {
    where: `${of}, up`,
    expected: 'a change of the scratch database',
    seen: 'none: the tool works on another one',
  };
  const remedy = 'Name the variable in which the application finds it: `databaseVariable`.';
  return { outcome: 'error', reason: 'config', finding, remedy };
}

function judgeNoWay(of: string, { adapter }: RoundTripEvidence): Mark {
  const remedy =
    adapter === 'command'
      ? 'Give `commands.downgrade`.'
      : 'Plan a forward fix or a restore for it, and waive this item for the release.';
  return fail(`${of}, down`, 'a way back', `${adapter} has none`, remedy);
}

/** Only behind a way back that broke there is none. */
function judgeOnce(of: string, { back }: Trip): readonly Mark[] {
  if (back?.run.exitCode !== 0) return [];
  return [hold('no-data', `${of}, up again`, 'a second way up', 'none was made')];
}

function judgeWrites(
  trip: Trip,
  acceptance: Acceptance,
  { write }: RoundTripOptions,
): readonly Mark[] {
  const { writes, isWhole } = trip;
  if (write === undefined || !isWhole) return [];
  const of = `${nameTrip(trip)}, with rows of the new code`;
  if (writes === undefined || writes.rows === 0) {
    const remedy = 'Let `write` add rows, as users of the new code do.';
    return [hold('no-data', '`write`', 'new rows', 'none', remedy)];
  }
  const lost = writes.tables.filter((one) => one.kept < one.written);
  const hidden = writes.lostRows - lost.reduce((sum, one) => sum + one.written - one.kept, 0);
  const remedy =
    'Rows that users wrote since are lost on the way back: declare it (`allow: lossy`), and say so before a rollback.';
  return [
    ...judgeBack(writes.back, trip.from, of, acceptance),
    ...lost
      .filter(({ table }) => !acceptance.acceptsTable(table))
      .map(({ table, written, kept }) =>
        fail(`${of}, table ${table}`, `its ${written} new rows`, `${kept} are left`, remedy),
      ),
    ...(hidden > 0 && !acceptance.isAll
      ? [fail(of, 'the new rows', `${hidden} more are lost`, remedy)]
      : []),
    ...judgeAgain(writes.again, trip.to, of),
  ];
}

/** Where there is nothing to lose, no loss can be seen. */
function judgeSamples(
  { samples }: Trip,
  of: string,
  { mayBeEmpty }: RoundTripOptions,
): readonly Mark[] {
  const needed = 'values in what it touches';
  if (samples === undefined) return [hold('no-data', of, needed, 'nobody looked', SEED)];
  const { shown, leftOut } = samples;
  const poor = shown.filter(
    (one) =>
      isPoor(one) && !mayBeEmpty.includes(one.table) && !mayBeEmpty.includes(nameSample(one)),
  );
  const marks = poor.map((one) => {
    const where = `${of}, ${one.column === undefined ? 'table' : 'column'} ${nameSample(one)}`;
    return hold('no-data', where, describeNeed(one), describeSample(one), SEED);
  });
  if (leftOut === 0 || !shown.every(isPoor)) return marks;
  return [...marks, hold('no-data', of, needed, `${leftOut} more`, SEED)];
}

function nameSample({ table, column }: Sample): string {
  return column === undefined ? table : `${table}.${column}`;
}

/** A column that was made anew with a default looks the same as one that always held it. */
function isPoor({ why, rows, values = 0, distinct = 0 }: Sample): boolean {
  if (why === 'touched') return rows === 0;
  return values === 0 || (why === 'dropped' && distinct < 2);
}

function describeNeed({ why }: Sample): string {
  if (why === 'touched') return 'rows, for the migration changes or uses it';
  return why === 'dropped'
    ? 'at least two different values, for the migration drops it'
    : 'values, for the migration changes it';
}

function describeSample({ rows, values = 0 }: Sample): string {
  if (rows === 0) return 'none: a loss could not be seen';
  if (values === 0) return `${rows} rows, all NULL: a loss could not be seen`;
  return `the same in all ${rows} rows: a default would look like it`;
}
