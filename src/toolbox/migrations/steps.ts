import type { MigrationStep } from './contract.ts';

/** Revisions with all that they stand on. Unknown ones stand for themselves. */
export function closeOver(
  steps: readonly MigrationStep[],
  revisions: readonly string[],
): ReadonlySet<string> {
  const parents = new Map(steps.map((step) => [step.revision, step.parents]));
  const seen = new Set<string>();
  const open = [...revisions];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(parents.get(next) ?? []));
  }
  return seen;
}

/** What has to run to come from one state to another, in the order of `steps`. */
export function stepsBetween(
  steps: readonly MigrationStep[],
  from: readonly string[],
  to: readonly string[],
): readonly MigrationStep[] {
  const done = closeOver(steps, from);
  const wanted = closeOver(steps, to);
  return steps.filter(({ revision }) => wanted.has(revision) && !done.has(revision));
}

/** Of what is applied, in the order of `steps`, that on which nothing applied of its app stands. */
export function lastOf(
  steps: readonly MigrationStep[],
  applied: ReadonlySet<string>,
): readonly string[] {
  const apps = new Map(steps.map(({ revision, app }) => [revision, app]));
  const below = new Set(
    steps
      .filter(({ revision }) => applied.has(revision))
      .flatMap(({ parents, app }) => parents.filter((one) => apps.get(one) === app)),
  );
  const unknown = [...applied].filter((revision) => !apps.has(revision));
  const last = steps.filter(({ revision }) => applied.has(revision) && !below.has(revision));
  return [...last.map(({ revision }) => revision), ...unknown];
}
