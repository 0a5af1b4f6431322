import { parseDuration } from '../../domain/duration.ts';
import { hold, type Mark } from '../../expect/mark.ts';
import { findBeginning, SKEW_MS } from './began.ts';
import type { Contents, RestoreEvidence, TriedEvidence } from './evidence.ts';
import { judgeAsserted } from './judge-asserted.ts';
import { fail, showExit, showNames, showShare, showTime } from './marks.ts';
import type { BackupRestoreOptions } from './options.ts';

/** What is in the restored database. */
export function judgeContents(
  contents: Contents,
  restore: RestoreEvidence,
  seen: TriedEvidence,
  options: BackupRestoreOptions,
): readonly Mark[] {
  return [
    ...judgeTables(contents, restore),
    ...judgeRows(contents, seen, options),
    ...judgeIntegrity(contents),
    ...judgeNewest(contents, restore, seen, options),
    ...judgeAsserted(contents.asserted, options),
  ];
}

function judgeTables(contents: Contents, { archive }: RestoreEvidence): readonly Mark[] {
  const { tables, missing, lost } = contents;
  const marks: Mark[] = [];
  if (tables === 0) marks.push(fail('tables', 'at least one', 'none was restored'));
  if (archive !== undefined && archive.tables > tables) {
    const expected = `the ${archive.tables} of its own list of contents`;
    marks.push(fail('tables', expected, `${tables} were restored`));
  }
  if (missing.names.length > 0) {
    const remedy = 'Make a backup of the whole database; list what is newer in `ignore`.';
    const gone = `missing: ${showNames(missing)}`;
    marks.push(fail('tables', 'every expected table', gone, 'assertion', remedy));
  }
  if (lost.names.length > 0) {
    const remedy = 'Make a backup of the whole schema; list what is newer in `ignore`.';
    const gone = `missing: ${showNames(lost)}`;
    marks.push(fail('schema', 'what the live database has', gone, 'assertion', remedy));
  }
  return marks;
}

function judgeRows(
  { rows, emptied, limited }: Contents,
  { live }: TriedEvidence,
  { rows: share, tables }: BackupRestoreOptions,
): readonly Mark[] {
  const marks: Mark[] = [];
  if (rows === 0) marks.push(fail('rows', 'at least one', 'none was restored'));
  if (live !== undefined && rows < live.rows * share) {
    const expected = `${showShare(share)} of the live database’s ${live.rows} at least`;
    marks.push(fail('rows', expected, `${rows} were restored`, 'threshold'));
  }
  if (emptied.names.length > 0) {
    const remedy = 'Take the tables into the backup; list volatile ones in `ignore`.';
    const gone = `no row in ${showNames(emptied)}`;
    marks.push(fail('rows', 'some in each table that has them live', gone, 'assertion', remedy));
  }
  const limits = Array.isArray(tables) || tables === undefined ? {} : tables;
  return [...marks, ...limited.flatMap((one) => judgeLimits(one, limits[one.table] ?? {}))];
}

function judgeLimits(
  { table, rows, live }: Contents['limited'][number],
  { atLeast, minRows }: { atLeast?: number | undefined; minRows?: number | undefined },
): readonly Mark[] {
  if (rows === null) return [];
  const marks: Mark[] = [];
  if (minRows !== undefined && rows < minRows) {
    marks.push(fail(table, `at least ${minRows} rows`, `${rows}`, 'threshold'));
  }
  if (atLeast === undefined) return marks;
  if (live === undefined) {
    marks.push(
      hold('no-data', table, 'live rows to compare with', 'the live database has no such table'),
    );
  } else if (rows < live * atLeast) {
    const expected = `at least ${showShare(atLeast)} of ${live} live rows`;
    marks.push(fail(table, expected, `${rows}`, 'threshold'));
  }
  return marks;
}

function judgeIntegrity({
  orphans,
  sequences,
  invalidIndexes,
  amcheck,
}: Contents): readonly Mark[] {
  const marks: Mark[] = [];
  if (orphans.found.length > 0) {
    const seen = showNames({ names: orphans.found, more: orphans.more });
    const expected = 'no row that refers to nothing';
    const remedy =
      'If it is so in the live database too (NOT VALID), delete such rows there, or list the key in `ignore`.';
    marks.push(fail('foreign keys', expected, seen, 'assertion', remedy));
  }
  if (sequences.behind.length > 0) {
    const seen = showNames({ names: sequences.behind, more: sequences.more });
    const expected = 'a next value above the highest that is used';
    const remedy =
      'If it is so in the live database too, set it right there (setval), or list the sequence in `ignore`.';
    marks.push(fail('sequences', expected, seen, 'assertion', remedy));
  }
  if (invalidIndexes.names.length > 0) {
    marks.push(fail('indexes', 'all valid', showNames(invalidIndexes)));
  }
  if (amcheck !== undefined && amcheck.exitCode !== 0) {
    marks.push(fail('pg_amcheck', 'exit code 0', showExit(amcheck)));
  }
  return marks;
}

/**
 * Rows show how old the content is. The live database tells what was there when the backup began;
 * without it, a limit has to do.
 */
function judgeNewest(
  contents: Contents,
  { archive }: RestoreEvidence,
  { live, newest: backup }: TriedEvidence,
  { newest, maxAge }: BackupRestoreOptions,
): readonly Mark[] {
  if (newest === undefined) return [];
  const began = findBeginning(backup, archive);
  // Without a time nothing was looked for: that is said elsewhere.
  if (Number.isNaN(began)) return [];
  const where = `${newest.table}.${newest.column}`;
  const wanted = live?.newest;
  const limit = newest.within ?? maxAge;
  const earliest =
    typeof wanted === 'string' ? Date.parse(wanted) - SKEW_MS : began - parseDuration(limit);
  const expected =
    typeof wanted === 'string'
      ? `the row of ${wanted}, which was there when it began`
      : `a row from ${limit} before it began, at ${new Date(began).toISOString()}`;
  if (contents.newest === undefined || contents.newest === null) {
    return [fail(where, expected, 'no row')];
  }
  const at = Date.parse(contents.newest);
  if (at >= earliest) return [];
  const seen = `the newest is of ${contents.newest}, ${showTime(earliest - at)} too old`;
  return [
    fail(
      where,
      expected,
      seen,
      'threshold',
      'The content is older than the file: correct the job.',
    ),
  ];
}
