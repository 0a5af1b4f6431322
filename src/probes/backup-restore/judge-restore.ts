import { parseDuration } from '../../domain/duration.ts';
import { hold, type Mark } from '../../expect/mark.ts';
import type { RestoreEvidence, TriedEvidence } from './evidence.ts';
import { judgeContents } from './judge-contents.ts';
import { fail, showExit } from './marks.ts';
import type { BackupRestoreOptions } from './options.ts';

/** The dump, its restore, and what came of it: the same for the backup and for its control. */
export function judgeRestore(
  restore: RestoreEvidence,
  seen: TriedEvidence,
  options: BackupRestoreOptions,
): readonly Mark[] {
  const { run, contents } = restore;
  const marks = [...judgeDump(restore), ...judgeDatabase(restore, seen, options)];
  if (run !== undefined) marks.push(...judgeRun(run));
  if (contents !== undefined) marks.push(...judgeContents(contents, restore, seen, options));
  if (marks.length > 0) return marks;
  if (run === undefined) return [hold('no-data', 'restore', 'a restore', 'none was tried')];
  if (contents !== undefined) return [];
  return [hold('no-data', 'restore', 'a look at what was restored', 'there was none')];
}

/** What a dump that is cut off lacks, by its format. */
const ENDS = {
  plain: 'its last line, “PostgreSQL database dump complete”',
  tar: 'the end of a tar archive',
  directory: 'the end of each of its files of rows',
  custom: 'its end',
  empty: 'a dump',
};

function judgeDump({ file, archive }: RestoreEvidence): readonly Mark[] {
  if (file.format === 'empty') return [fail('dump', 'a dump', 'a file with nothing in it')];
  const marks: Mark[] = [];
  if (file.gzip === 'broken') {
    marks.push(fail('dump', 'gzip up to its end', 'it breaks off, or is damaged'));
  }
  if (file.complete === false) {
    marks.push(fail('dump', ENDS[file.format], `${file.bytes} bytes without it: it is cut off`));
  }
  if (archive?.readable === false) {
    marks.push(fail('dump', 'an archive of pg_dump', archive.complaints || 'none'));
  }
  return marks;
}

/** Which database it is, by name: an archive has no more of its origin. */
function judgeDatabase(
  { archive, file }: RestoreEvidence,
  { live }: TriedEvidence,
  { database }: BackupRestoreOptions,
): readonly Mark[] {
  const expected = database ?? live?.database;
  if (expected === undefined || archive?.readable === false || file.format === 'empty') return [];
  if (archive?.database === undefined) {
    if (database === undefined) return [];
    const remedy = 'Dump in custom format (pg_dump -Fc), or leave `database` out.';
    const named = archive === undefined ? 'plain SQL, which names none' : 'an archive of no name';
    return [hold('no-data', 'dump', `of the database ${database}`, named, remedy)];
  }
  if (archive.database === expected) return [];
  const remedy = 'Back up the right database; if it has two names, set `database`.';
  const of = `of ${archive.database}`;
  return [fail('dump', `of the database ${expected}`, of, 'assertion', remedy)];
}

function judgeRun(run: NonNullable<RestoreEvidence['run']>): readonly Mark[] {
  const { exitCode, complaints, errors } = run;
  if (exitCode !== 0) {
    return [fail('restore', 'exit code 0', showExit(run), 'exit-code')];
  }
  if (errors === 0) return [];
  const count = errors === 1 ? '1 error' : `${errors} errors`;
  return [fail('restore', 'no error', `exit code 0, and ${count}: ${complaints}`)];
}

/** How long it took (RTO). */
export function judgeDuration(
  { run }: RestoreEvidence,
  { maxRestore }: BackupRestoreOptions,
): readonly Mark[] {
  if (run === undefined || run.seconds * 1_000 <= parseDuration(maxRestore)) return [];
  const remedy = 'Restore with more `jobs`, on a faster server, or from a physical backup.';
  return [fail('restore', `within ${maxRestore}`, `${run.seconds} s`, 'threshold', remedy)];
}
