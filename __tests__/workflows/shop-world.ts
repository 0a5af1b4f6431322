import { expect } from '@jest/globals';
import type { EventPlace } from '../support/events/delivery.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import type { SeededPullRequest } from '../support/github/pull-requests.ts';
import type { PullRequestSeed } from '../support/github/seed.ts';
import { readPermissions } from './permissions-of.ts';
import { runWorkflow, type WorkflowResult, type WorkflowRun } from './run-workflow.ts';
import { renderShopPlan, type ShopPlan, startShop } from './shop.ts';

export interface ShopWorld {
  readonly gitHub: LocalGitHub;
  readonly place: EventPlace;
  /** The one pull request, by bob. */
  readonly pull: SeededPullRequest;
  /** Runs the example that the world was opened for, or the one that is named. */
  run(
    delivery: WorkflowRun['delivery'],
    more?: Partial<Pick<WorkflowRun, 'example' | 'forgery' | 'runId'>>,
  ): Promise<WorkflowResult>;
  /** State of each status of a commit as it stands now, by the last two parts of its name. */
  statuses(commit: string): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface ShopSeed {
  /** File of `examples/workflows`; the token may do what it asks for, and no more. */
  readonly example: string;
  /** Another example, whose permissions the token has too. */
  readonly extraPermissions?: string;
  readonly plan?: ShopPlan;
  readonly health?: 200 | 503;
  readonly pull?: Pick<PullRequestSeed, 'merged' | 'fork'>;
}

const PLAN = '.github/holdpoint.yml';
const DEPLOY = '.github/workflows/deploy.yml';

/** A shop in production, its repository on the local GitHub, and one pull request. */
export async function openShopWorld(seed: ShopSeed): Promise<ShopWorld> {
  const shop = await startShop(seed.health ?? 200);
  const files = { [PLAN]: renderShopPlan(shop.url, seed.plan ?? {}) };
  const gitHub = await startLocalGitHub({
    files: { ...files, [DEPLOY]: 'what the API starts must be there' },
    permissions: readPermissions(seed.example, seed.extraPermissions ?? seed.example),
    pullRequests: [{ author: 'bob', files: { 'change.txt': 'a change' }, ...seed.pull }],
  });
  const [pull] = gitHub.pullRequests;
  if (pull === undefined) throw new Error('There is no pull request.');
  const { repository } = gitHub;
  return {
    gitHub,
    pull,
    place: { repository, main: await gitHub.readMain(), actor: 'bob' },
    run: async (delivery, more) => {
      const run = { example: seed.example, actor: 'bob', delivery, files, gitHub, ...more };
      const result = await runWorkflow(run);
      // Whatever the example does, its permissions and our requests are those that GitHub allows.
      expect(result.log.match(/could not be published.*/g)).toBe(null);
      expect(gitHub.violations()).toEqual([]);
      return result;
    },
    statuses: (commit) =>
      Object.fromEntries(
        gitHub
          .statuses(commit)
          .map(({ context, state }) => [context.replace('holdpoint/', ''), state]),
      ),
    close: async () => {
      await Promise.all([gitHub.close(), shop.close()]);
    },
  };
}
