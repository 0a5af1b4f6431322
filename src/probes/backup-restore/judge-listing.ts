import { hold, type Mark } from '../../expect/mark.ts';
import type { Backup, BackupRestoreEvidence, TriedEvidence } from './evidence.ts';
import { fail, showExit, showNames, showShare } from './marks.ts';
import type { BackupRestoreOptions } from './options.ts';

/** With fewer there is no median that says anything. */
const MIN_HISTORY = 3;

/** How the backup was made, and whether there is one. */
export function judgePresence(seen: BackupRestoreEvidence): readonly Mark[] {
  const { make, listed, finished, unfinished } = seen;
  if (make !== undefined && make.exitCode !== 0) {
    const remedy = explainMake(make.complaints);
    return [fail('make', 'exit code 0', showExit(make), 'exit-code', remedy)];
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
export function judgeListing(seen: TriedEvidence, options: BackupRestoreOptions): readonly Mark[] {
  const marks: Mark[] = [];
  if (seen.finished < options.minBackups) {
    const expected = `at least ${options.minBackups} finished`;
    marks.push(fail('backups', expected, `${seen.finished}`, 'threshold'));
  }
  if (seen.twin !== undefined) {
    const remedy = 'Correct the job, which kept an old file. If nothing changed, dump with -Fc.';
    const same = `byte for byte that of ${seen.twin}`;
    marks.push(fail(seen.newest.id, 'a dump of its own', same, 'assertion', remedy));
  }
  return [...marks, ...judgeSize(seen, options), ...judgeFile(seen, options), ...judgeSource(seen)];
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
  { restore, newest, earlierBytes }: TriedEvidence,
  { sizeTolerance }: BackupRestoreOptions,
): readonly Mark[] {
  const median = findMedian(earlierBytes);
  if (median === undefined) return [];
  const bytes = newest.bytes ?? restore.file.bytes;
  if (Math.abs(bytes - median) <= median * sizeTolerance) return [];
  const expected = `${median} bytes ± ${showShare(sizeTolerance)} (median of ${earlierBytes.length} before)`;
  return [fail('size', expected, `${bytes} bytes`, 'threshold')];
}

/** What arrived, beside what was listed. */
function judgeFile(
  { newest: backup, restore: { file } }: TriedEvidence,
  { fetch }: BackupRestoreOptions,
): readonly Mark[] {
  const marks: Mark[] = [];
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
function judgeSource({ live, make, newest: backup }: TriedEvidence): readonly Mark[] {
  const marks: Mark[] = [];
  if (live !== undefined && backup.system !== undefined && backup.system !== live.system) {
    const expected = `a backup of the server ${live.system}`;
    marks.push(fail(backup.id, expected, `one of ${backup.system}`));
  }
  return [...marks, ...judgeLsn(backup, make?.lsnBefore)];
}

/** Beside where the log of the live server stood when the backup was to be made. */
function judgeLsn({ id, lsn }: Backup, from: string | undefined): readonly Mark[] {
  const before = readLsn(from);
  if (before === undefined || lsn === undefined) return [];
  const at = readLsn(lsn);
  if (at === undefined) {
    const remedy = 'Let the listing say `lsn` as PostgreSQL writes it, or leave it out.';
    const expected = 'a log position such as 16/B374D848';
    return [hold('no-data', id, expected, JSON.stringify(lsn), remedy)];
  }
  return at < before ? [fail(id, `a log position from ${from}`, lsn)] : [];
}

/** `16/B374D848` as a number (PostgreSQL, pg_lsn). */
function readLsn(text: string | undefined): bigint | undefined {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text ?? '') ?? [];
  if (high === undefined || low === undefined) return undefined;
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
