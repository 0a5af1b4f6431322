import type { ApprovalFacts, ApprovalRules, AskedRole } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import { type ApprovalRequest, gatherApprovals } from '../../../src/github/approvals/gather.ts';
import { connectTo } from '../../support/github/connect.ts';
import type { LocalGitHub } from '../../support/github/local-github.ts';

export const ROLES = { po: ['ana', 'bob'], lead: ['jonas', 'mette'] };

export function rulesOf(
  asked: readonly string[] = ['po'],
  more: Partial<ApprovalRules> = {},
  demands: Partial<AskedRole> = {},
): ApprovalRules {
  return {
    roles: ROLES,
    asked: asked.map((role) => ({
      role,
      validForMs: 72 * 3_600_000,
      environmentApprovals: false,
      ...demands,
    })),
    owners: [],
    smallTeam: false,
    carry: 'none',
    ...more,
  };
}

/** The facts as GitHub has them at this moment. */
export async function gather(
  github: LocalGitHub,
  request: Partial<ApprovalRequest> & Pick<ApprovalRequest, 'commit'>,
): Promise<ApprovalFacts> {
  return gatherApprovals(await connectTo(github), {
    environment: 'production',
    rules: rulesOf(),
    runId: '77',
    useEnvironmentApprovals: false,
    ...request,
  });
}

/** What the gate makes of it: `po signed`, and of each rejected word why. */
export async function decide(
  github: LocalGitHub,
  request: Partial<ApprovalRequest> & Pick<ApprovalRequest, 'commit'>,
): Promise<readonly string[]> {
  const facts = await gather(github, request);
  const decisions = decideSignOffs(facts, request.rules ?? rulesOf(), Date.now());
  return decisions.flatMap(({ role, state, rejected }) => [
    `${role} ${state}`,
    ...rejected.map(({ statement, why }) => `${statement.by}: ${why}`),
  ]);
}

export function pullOf(github: LocalGitHub, number: number) {
  const pull = github.pullRequests.find((one) => one.number === number);
  if (pull === undefined) throw new Error(`no pull request ${number}`);
  return pull;
}

/** Seconds ago, as GitHub writes it. */
export function ago(seconds: number): string {
  return `${new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19)}Z`;
}
