import type { RunFacts, Trip } from '../evidence.ts';

/**
 * The trip without the revisions that are the same wherever it was: Django has one for each app,
 * of which a release moves a few. Which states are equal stays as it is.
 */
export function dropCommon(trip: Trip): Trip {
  const { from, to, up, back, again, writes } = trip;
  const runs = [up, back?.run, again?.run, writes?.back.run, writes?.again.run];
  const places = runs.flatMap((run) => (run?.exitCode === 0 ? [run.revisions] : []));
  const common = from.filter((one) => [to, ...places].every((place) => place.includes(one)));
  if (common.length === 0) return trip;
  // An empty list is read as an empty database.
  const isAll = [from, to].some((one) => one.length === common.length);
  const dropped = new Set(isAll ? common.slice(1) : common);
  const cut = (revisions: readonly string[]) => revisions.filter((one) => !dropped.has(one));
  const cutRun = <T extends { readonly run: RunFacts }>(way: T): T => {
    return { ...way, run: { ...way.run, revisions: cut(way.run.revisions) } };
  };
  return {
    ...trip,
    from: cut(from),
    to: cut(to),
    up: { ...up, revisions: cut(up.revisions) },
    ...(back === undefined ? {} : { back: cutRun(back) }),
    ...(again === undefined ? {} : { again: cutRun(again) }),
    ...(writes === undefined
      ? {}
      : { writes: { ...writes, back: cutRun(writes.back), again: cutRun(writes.again) } }),
  };
}
