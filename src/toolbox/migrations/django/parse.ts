import * as z from 'zod';
import type { HeadList, MigrationRun, MigrationStep } from '../contract.ts';
import { readMarkedJson } from '../marked-json.ts';
import { readLines } from '../run-program.ts';
import { lastOf } from '../steps.ts';

const answer = z.object({
  steps: z.array(z.tuple([z.string(), z.array(z.string())])),
  leaves: z.array(z.string()),
  applied: z.array(z.string()),
});

export interface DjangoGraph {
  readonly steps: readonly MigrationStep[];
  readonly leaves: readonly string[];
  readonly applied: ReadonlySet<string>;
}

export function parseGraph(run: MigrationRun): DjangoGraph {
  const { steps, leaves, applied } = answer.parse(readMarkedJson(run));
  return {
    steps: steps.map(([revision, parents]) => {
      return { revision, title: nameOf(revision), parents, app: appOf(revision) };
    }),
    leaves,
    applied: new Set(applied),
  };
}

/** Apps with more than one leaf: `migrate` refuses them. */
export function findForks(leaves: readonly string[]): HeadList['forks'] {
  const byApp = Map.groupBy(leaves, appOf);
  return [...byApp].filter(([, heads]) => heads.length > 1).map(([of, heads]) => ({ of, heads }));
}

/** The last applied migration of each app: what stands on it in other apps does not count. */
export function lastOfApps({ steps, applied }: DjangoGraph): readonly string[] {
  return lastOf(steps, applied).toSorted();
}

/** `makemigrations --check --dry-run` ends with 1 if it would write something. */
export function parseDrift({ exitCode, stdout, stderr }: MigrationRun): {
  readonly state: 'none' | 'found' | 'unknown';
  readonly lines: readonly string[];
} {
  const lines = readLines(stdout);
  if (exitCode === 0 && /^No changes detected/m.test(stdout)) return { state: 'none', lines: [] };
  const start = lines.findIndex((line) => line.startsWith('Migrations for '));
  if (start >= 0) return { state: 'found', lines: lines.slice(start) };
  // 3: a question that nobody is there to answer, such as the default of a new column.
  const state = exitCode === 3 ? 'found' : 'unknown';
  return { state, lines: [...readLines(stderr), ...lines].slice(-3) };
}

export function appOf(revision: string): string {
  return revision.slice(0, revision.indexOf('.'));
}

export function nameOf(revision: string): string {
  return revision.slice(revision.indexOf('.') + 1);
}
