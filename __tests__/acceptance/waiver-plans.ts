import type { GitHubSeed, PullRequestSeed } from '../support/github/seed.ts';
import { planOf, seedPlan, writeItem } from './scenario.ts';
import type { Shown } from './shown.ts';
import { inSeconds, readItem } from './sign-off-plans.ts';

export const WAIVERS = '.github/holdpoint-waivers.yml';
export const ITEM = 'the-page-is-fast';

/** One item that passes and one that fails with `assertion`. */
export const FAILING = planOf(
  writeItem('echo 3 passed'),
  writeItem('echo 2 passed', 'The page is fast'),
);

export interface WaiverSeed {
  readonly item?: string;
  readonly reason?: string;
  readonly requestedBy?: string;
  readonly approvedBy?: string;
  readonly expires?: string;
}

/** A file with one waiver: of bob, approved by jonas, for a month. */
export function writeWaiver({
  item = ITEM,
  reason = 'assertion',
  requestedBy = 'bob',
  approvedBy = 'jonas',
  expires = inSeconds(30 * 86_400),
}: WaiverSeed = {}): string {
  return `version: 1
waivers:
  - item: ${item}
    reason: ${reason}
    justification: The page is rewritten next week
    requestedBy: ${requestedBy}
    approvedBy: ${approvedBy}
    expires: ${expires}
`;
}

/** The pull request of bob that brings a file of waivers, approved by jonas and merged. */
export function bringWaiver(waiver: string, more: PullRequestSeed = {}): PullRequestSeed {
  return {
    author: 'bob',
    files: { [WAIVERS]: waiver },
    reviews: [{ author: 'jonas' }],
    merged: 'squash',
    ...more,
  };
}

/** A change of carla after that pull request: the second one of the seed. */
export function seedWaiver(bringer: PullRequestSeed, plan = FAILING): GitHubSeed {
  return seedPlan(plan, {
    pullRequests: [bringer, { author: 'carla', files: { 'change.txt': 'a change' } }],
  });
}

/** What became of the gate, and of the item that fails. */
export function readWaived(shown: Shown): readonly unknown[] {
  return [shown.exitCode, shown.verdict, readItem(shown, ITEM).outcome];
}

export const WAIVED = [0, 'GO', 'waived'];
export const FAILED = [1, 'NO-GO', 'fail'];
