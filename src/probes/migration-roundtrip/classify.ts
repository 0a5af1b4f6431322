import type { Back, RoundTripEvidence, Trip } from './evidence.ts';

/** What the way back of a trip is like; `unknown` where the way up failed. */
export type WayBack = 'lossless' | 'lossy' | 'irreversible' | 'unknown';

export function classify({ up, back, writes, from }: Trip): WayBack {
  if (up.exitCode !== 0) return 'unknown';
  const ways = writes === undefined ? [back] : [back, writes.back];
  if (ways.some((way) => way === undefined || !restoresSchema(way, from))) return 'irreversible';
  const isLossy = ways.some((way) => (way?.losses.total ?? 0) + (way?.sequences.total ?? 0) > 0);
  return isLossy || (writes?.lostRows ?? 0) > 0 ? 'lossy' : 'lossless';
}

function restoresSchema({ run, schema }: Back, from: readonly string[]): boolean {
  return run.exitCode === 0 && isAt(run.revisions, from) && schema.total === 0;
}

export function isAt(revisions: readonly string[], expected: readonly string[]): boolean {
  const [a, b] = [new Set(revisions), new Set(expected)];
  return a.size === b.size && [...a].every((one) => b.has(one));
}

/** What to do on the night of a rollback (checklist: roll back the database). */
export function decide({ trips, oldCode }: RoundTripEvidence): string {
  const whole = trips.find(({ isWhole }) => isWhole);
  if (whole === undefined) return 'no way back is known: forward-fix, or restore a backup';
  const isExpansion = whole.contractions?.total === 0 && whole.rowsChangedUp === 0;
  const suitsOldCode = oldCode === undefined || oldCode.run.exitCode === 0;
  if (isExpansion && suitsOldCode) {
    return 'leave the schema as it is and roll back the code alone, for the migrations only expand it';
  }
  const way = classify(whole);
  if (way === 'lossless') {
    return 'downgrade from the new image first, then roll back the code: the old image does not know the new revision';
  }
  const lost = way === 'lossy' ? 'the way back loses data' : 'there is no way back';
  return `forward-fix, or restore a backup to a point in time: ${lost}`;
}
