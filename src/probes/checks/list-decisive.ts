import type { SeenRun } from './evidence.ts';

/** A second attempt starts after the first; jobs of one name in one attempt can overlap. */
function tookPlaceOf(newer: SeenRun, older: SeenRun): boolean {
  if (newer.id <= older.id || older.completedAt === undefined) return false;
  if (newer.startedAt === undefined) return false;
  return Date.parse(newer.startedAt) >= Date.parse(older.completedAt);
}

function listNewest(runs: readonly SeenRun[]): readonly SeenRun[] {
  const newest = runs.reduce((one, other) => (other.id > one.id ? other : one));
  if (newest.runId === undefined) return [newest];
  const attempts = runs.filter(({ runId }) => runId === newest.runId);
  return attempts.filter((one) => !attempts.some((other) => tookPlaceOf(other, one)));
}

/**
 * The check runs that count among those of one name and app: of each workflow the newest run, and
 * of that what no later attempt replaced. Two workflows may have jobs of one name, and a green one
 * must not hide a red one.
 */
export function listDecisive(runs: readonly SeenRun[]): readonly SeenRun[] {
  // A run that GitHub no longer has could be of any workflow: nothing takes its place.
  const groups = Map.groupBy(runs, ({ workflow, runId }) => workflow ?? runId ?? '');
  return [...groups.values()].flatMap(listNewest).sort((one, other) => other.id - one.id);
}
