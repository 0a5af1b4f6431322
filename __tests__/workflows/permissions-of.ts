import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Permissions } from '../support/github/seed.ts';
import { ROOT } from '../support/runner/runner-environment.ts';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly permissions: Permissions }>>;
}

/** What examples grant their jobs, all of them together: act has one token for a workflow. */
export function readPermissions(...examples: readonly string[]): Permissions {
  const granted = examples.flatMap((example) => {
    const text = readFileSync(join(ROOT, 'examples/workflows', example), 'utf8');
    const { jobs } = parse(text) as Workflow;
    return Object.values(jobs).flatMap(({ permissions }) => Object.entries(permissions));
  });
  // `read` stands before `write`, so that the greater one is what stays.
  return Object.fromEntries(granted.sort(([, a], [, b]) => a.localeCompare(b)));
}
