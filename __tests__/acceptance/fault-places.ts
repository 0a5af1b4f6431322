import { expect } from '@jest/globals';
import type { Fault } from '../support/github/faults.ts';
import type { SeededPullRequest } from '../support/github/pull-requests.ts';
import type { GitHubSeed } from '../support/github/seed.ts';
import { BAD, seedPlan } from './scenario.ts';
import type { Shown } from './shown.ts';
import type { World } from './world.ts';

/** Requests of a run on a pull request, in the order of their weight. */
const PUBLISHING: readonly ((pull: SeededPullRequest) => string)[] = [
  ({ number }) => `GET .*/issues/${number}/comments`,
  ({ number }) => `POST .*/issues/${number}/comments`,
  ({ headSha }) => `POST .*/statuses/${headSha}`,
];

/** One pull request for each place where a fault strikes, the policy the last. */
export const FAULTY: GitHubSeed = seedPlan(BAD, {
  pullRequests: Array.from({ length: PUBLISHING.length + 1 }, () => ({
    author: 'bob',
    files: { 'change.txt': 'a change' },
  })),
});

const OFTEN = 20;
const POLICY = /^GET .*\/contents\//;

function matchAt(world: World, place: number): RegExp {
  const request = PUBLISHING[place]?.(world.pull(place)) ?? '';
  return new RegExp(`^${request}(?:\\?|$)`);
}

/** The verdict, the exit code and the report are what they are without the fault. */
function expectVerdict(shown: Shown): void {
  expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
  expect(shown.report).toContain('"NO-GO"');
  expect(shown.summary).toContain('NO-GO');
}

function expectPublished({ ours, status }: Shown): void {
  expect(ours).toHaveLength(1);
  expect(status).toMatchObject({ state: 'failure' });
}

/**
 * A fault that lasts, on listing and on writing comments and on the status: the verdict stands, and
 * a warning says what is missing and what to do. On the policy: no verdict, exit code 2.
 */
export async function playLasting(world: World, fault: Fault, sentence: RegExp): Promise<void> {
  for (const place of PUBLISHING.keys()) {
    world.github.queueFault({ ...fault, match: matchAt(world, place), times: OFTEN });
    const shown = await world.onPullRequest({ place });
    expectVerdict(shown);
    expect(shown.warnings.join('\n')).toMatch(sentence);
    expect(shown.warnings).toHaveLength(1);
  }
  world.github.queueFault({ ...fault, match: POLICY, times: OFTEN });
  const blind = await world.onPullRequest({ place: PUBLISHING.length });
  expect([blind.exitCode, blind.verdict]).toEqual([2, '']);
  expect(blind.errors.join('\n')).toMatch(sentence);
}

/** A fault that strikes each of the four once: nobody notices, for it is tried again. */
export async function playPassing(world: World, fault: Fault): Promise<Shown> {
  world.github.queueFault({ ...fault, match: POLICY });
  for (const place of PUBLISHING.keys()) {
    world.github.queueFault({ ...fault, match: matchAt(world, place) });
  }
  const runs = [...PUBLISHING.keys()].map((place) => world.onPullRequest({ place }));
  const all = await Promise.all(runs);
  for (const shown of all) {
    expectVerdict(shown);
    expectPublished(shown);
    expect(shown.warnings).toEqual([]);
  }
  return all[0] as Shown;
}
