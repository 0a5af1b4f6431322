import type { Overlay } from './overlay.ts';
import type { SeededPullRequest } from './pull-requests.ts';
import type { GitHubSeed } from './seed.ts';
import type { Ground, Handlers, ShimAnswer, ShimCall } from './shims/answer.ts';
import { type CheckRuns, createCheckRuns } from './shims/check-runs.ts';
import { createDeployments, type Deployments } from './shims/deployments.ts';
import { createDiscussions, type Discussions } from './shims/discussions.ts';
import { createPeople, type People } from './shims/people.ts';
import { createPulls } from './shims/pulls.ts';
import { createReactions, type Reactions } from './shims/reactions.ts';
import { createRuns, type Runs } from './shims/runs.ts';
import { createStatuses, type Statuses } from './shims/statuses.ts';

export interface Shims {
  /** Undefined if the emulator answers this itself. */
  answer(call: ShimCall): Promise<ShimAnswer | undefined>;
  queryGraph(login: string, body: unknown, mayWrite: boolean): ShimAnswer;
  /** What tests see and do. */
  readonly members: ShimMembers;
}

export type ShimMembers = Statuses &
  CheckRuns &
  Deployments &
  Runs &
  People &
  Reactions &
  Discussions;

/** What the emulator lacks. Every answer is compared with GitHub's description by the gate. */
export function createShims(
  ground: Ground,
  seed: GitHubSeed,
  overlay: Overlay,
  pulls: readonly SeededPullRequest[],
): Shims {
  const headOfFirst = () => pulls[0]?.headSha ?? 'a'.repeat(40);
  const statuses = createStatuses(ground);
  const checkRuns = createCheckRuns(ground);
  const deployments = createDeployments(ground);
  const runs = createRuns(ground, seed.runs ?? [], headOfFirst);
  const people = createPeople(ground, seed.people, seed.teams);
  const reactions = createReactions(ground);
  const discussions = createDiscussions(ground, seed.discussions);
  const handlers: Handlers = {
    ...statuses.handlers,
    ...checkRuns.handlers,
    ...deployments.handlers,
    ...runs.handlers,
    ...people.handlers,
    ...reactions.handlers,
    ...createPulls(ground, overlay, pulls).handlers,
  };
  return {
    answer: async (call) => handlers[call.operationId]?.(call),
    queryGraph: discussions.query,
    members: {
      ...statuses,
      ...checkRuns,
      ...deployments,
      ...runs,
      ...people,
      ...reactions,
      ...discussions,
    },
  };
}
