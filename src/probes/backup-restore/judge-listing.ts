import { hold, type Mark } from '../../expect/mark.ts';
import type { Backup, BackupRestoreEvidence } from './evidence.ts';
import { fail, showNames } from './marks.ts';
import type { BackupRestoreOptions } from './options.ts';

/** With fewer there is no median that says anything. */
const MIN_HISTORY = 3;

/** How the backup was made, and whether there is one. */
export function judgePresence(seen: BackupRestoreEvidence): readonly Mark[] {
  const { make, listed, finished, unfinished } = seen;
  if (make !== undefined && make.exitCode !== 0) {
    const how = make.exitCode === null ? 'ended by a signal' : `exit code ${make.exitCode}`;
    const said = `${how}: ${make.complaints || 'it said nothing'}`;
    return [fail('make', 'exit code 0', said, 'exit-code', explainMake(make.complaints))];
  }
  if (listed === 0) {
    const remedy = 'Correct where backups are looked for, or make one.';
    return [hold('no-data', 'backups', 'at least one', 'none is listed', remedy)];
  }
  if (finished > 0) return [];
  return [fail('backups', 'one that is finished', `only unfinished: ${showNames(unfinished)}`)];
}

function explainMake(complaints: string): string {
  if (/server version mismatch/.test(complaints)) {
    return 'pg_dump is older than the server: install the PostgreSQL client of the server’s version.';
  }
  return 'Run the line of `make` yourself, with the same environment.';
}

/** The newest backup beside the others, and beside what the listing says of it. */
export function judgeListing(
  seen: BackupRestoreEvidence,
  backup: Backup,
  options: BackupRestoreOptions,
): readonly Mark[] {
  const marks: Mark[] = [];
  if (seen.finished < options.minBackups) {
    const expected = `at least ${options.minBackups} finished`;
    marks.push(fail('backups', expected, `${seen.finished}`, 'threshold'));
  }
  if (seen.twin !== undefined) {
    const remedy = 'Correct the job, which kept an old file. If nothing changed, dump with -Fc.';
    const same = `byte for byte that of ${seen.twin}`;
    marks.push(fail(backup.id, 'a dump of its own', same, 'assertion', remedy));
  }
  return [
    ...marks,
    ...judgeSize(seen, options),
    ...judgeFile(seen, backup, options),
    ...judgeSource(seen, backup),
  ];
}

/** Undefined where there are too few to compare with. */
export function findMedian(sizes: readonly number[]): number | undefined {
  if (sizes.length < MIN_HISTORY) return undefined;
  const sorted = sizes.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function judgeSize(
  { restore, newest, earlierBytes }: BackupRestoreEvidence,
  { sizeTolerance }: BackupRestoreOptions,
): readonly Mark[] {
  const median = findMedian(earlierBytes);
  const bytes = newest?.bytes ?? restore?.file.bytes;
  if (median === undefined || bytes === undefined) return [];
  if (Math.abs(bytes - median) <= median * sizeTolerance) return [];
  const expected = `${median} bytes ± ${Math.round(sizeTolerance * 100)} % (median of ${earlierBytes.length} before)`;
  return [fail('size', expected, `${bytes} bytes`, 'threshold')];
}

/** What arrived, beside what was listed. */
function judgeFile(
  { restore }: BackupRestoreEvidence,
  backup: Backup,
  { fetch }: BackupRestoreOptions,
): readonly Mark[] {
  const marks: Mark[] = [];
  const file = restore?.file;
  if (file === undefined) return marks;
  if (file.changed) {
    const remedy = 'List a backup only when it is finished, and run it again.';
    marks.push(
      hold('no-data', backup.id, 'a file that is finished', 'it was written to meanwhile', remedy),
    );
  }
  // What `fetch` has decrypted is another file than the one that is listed.
  if (fetch !== undefined) return marks;
  const { sha256, bytes } = backup;
  if (bytes !== undefined && bytes !== file.bytes) {
    marks.push(fail(backup.id, `${bytes} bytes, as listed`, `${file.bytes} bytes`));
  }
  if (sha256 !== undefined && file.sha256 !== undefined && sha256 !== file.sha256) {
    marks.push(fail(backup.id, `SHA-256 ${sha256}`, file.sha256));
  }
  return marks;
}

/** Whose backup it is. */
function judgeSource({ live, make }: BackupRestoreEvidence, backup: Backup): readonly Mark[] {
  const marks: Mark[] = [];
  if (live !== undefined && backup.system !== undefined && backup.system !== live.system) {
    const expected = `a backup of the server ${live.system}`;
    marks.push(fail(backup.id, expected, `one of ${backup.system}`));
  }
  const [before, at] = [make?.lsnBefore, backup.lsn].map(readLsn);
  if (before !== undefined && at !== undefined && at < before) {
    marks.push(fail(backup.id, `a log position from ${make?.lsnBefore}`, `${backup.lsn}`));
  }
  return marks;
}

/** `16/B374D848` as a number (PostgreSQL, pg_lsn). */
function readLsn(text: string | undefined): bigint | undefined {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text ?? '') ?? [];
  if (high === undefined || low === undefined) return undefined;
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
