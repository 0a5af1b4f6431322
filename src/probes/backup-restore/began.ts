import type { Archive, Backup } from './evidence.ts';

/** How far clocks of two machines, and a second that is cut off, may stand apart. */
export const SKEW_MS = 300_000;

/** Between what rows are looked for, in milliseconds. */
export interface Times {
  /** See findBeginning. */
  readonly beganMs: number;
  readonly nowMs: number;
}

/**
 * When the content was read from the database, in milliseconds: the earlier of what the listing
 * says and of what the archive says itself. NaN if nothing says anything.
 */
export function findBeginning(backup: Backup, archive: Archive | undefined): number {
  const claimed = backup.startedAt ?? backup.finishedAt ?? backup.changedAt;
  const times = [claimed, archive?.createdAt].flatMap((one) =>
    one === undefined ? [] : [Date.parse(one)],
  );
  return times.length === 0 ? Number.NaN : Math.min(...times);
}

/** By what backups are put in order: the listing alone. */
export function claimedTime(backup: Backup): number {
  return Date.parse(backup.startedAt ?? backup.finishedAt ?? backup.changedAt ?? '');
}
