import type { GitHubSeed } from '../support/github/seed.ts';
import type { World } from './world.ts';

/** One thing that the committed Action does on the local GitHub. */
export interface Scenario {
  /** One sentence: what a user may rely on. */
  readonly shows: string;
  readonly seed?: GitHubSeed;
  /** Requests that GitHub's description forbids and that this scenario provokes on purpose. */
  readonly violates?: RegExp;
  readonly play: (world: World) => Promise<void>;
}

export const PLAN = '.github/holdpoint.yml';
export const WORKFLOW = '.github/workflows/gate.yml';

/** A plan with one environment, `production`, and these phases as YAML, two spaces deep. */
export function writePlan(phases: string, head = ''): string {
  return `version: 1\n${head}environments: { production: {} }\nphases:\n${phases}`;
}

/** A blocking item of pre-deployment that runs a shell line, and passes if it prints `3 passed`. */
export function writeItem(run: string, item = 'The tests pass'): string {
  const expected = 'expect: { stdout: { contains: 3 passed } }';
  return `    - item: ${item}
      blast: read
      command: { run: ${JSON.stringify(run)}, ${expected} }
`;
}

/** The usual plan: one item in pre-deployment. */
export function planOf(...items: readonly string[]): string {
  return writePlan(`  pre-deployment:\n${items.join('')}`);
}

export const GOOD = planOf(writeItem('echo 3 passed'));
export const BAD = planOf(writeItem('echo 2 passed, 1 failed'));
/** Waits for a person, and nothing else. */
export const WAITING = planOf(
  writeItem('echo 3 passed'),
  '    - { item: Somebody looked, id: somebody-looked, manual: {} }\n',
);

/** `main` with that plan, and one pull request of bob that changes something else. */
export function seedPlan(plan: string, more: GitHubSeed = {}): GitHubSeed {
  return {
    pullRequests: [{ author: 'bob', files: { 'change.txt': 'a change' } }],
    ...more,
    files: { [PLAN]: plan, ...more.files },
  };
}
