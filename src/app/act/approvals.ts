import type { ApprovalFacts, ApprovalRules } from '../../domain/approval.ts';
import type { PlannedItem } from '../../domain/item.ts';
import { listAskedRoles } from '../../gate/sign-offs/asked-roles.ts';
import { toProbeError } from '../../github/as-tool.ts';
import { GitHubError } from '../../github/port.ts';
import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import type { Policy } from '../run/read-policy.ts';
import { readBaseline } from './baseline.ts';
import type { Session } from './session.ts';

/** Events whose run somebody started: that person is a deployer, and whoever starts it again. */
const DISPATCHES = ['workflow_dispatch', 'repository_dispatch'];

function appliesIn(environment: string) {
  return ({ environments }: PlannedItem) => environments?.includes(environment) ?? true;
}

function resolveWith(variables: Readonly<Record<string, string>>) {
  return (text: string): string | undefined => {
    const name = /^\$\{(\w+)\}$/.exec(text)?.[1];
    return name === undefined ? text : variables[name];
  };
}

function describeRules(policy: Policy, environment: string, session: Session): ApprovalRules {
  const { roles, smallTeam, carry } = policy.plan;
  const items = policy.items.filter(appliesIn(environment));
  const { variables } = session.inputs.settings;
  const owners = items.flatMap(({ kind, owner }) =>
    kind === 'manual' && owner !== undefined ? [owner] : [],
  );
  const asked = listAskedRoles(items, Object.keys(roles), resolveWith(variables));
  return { roles, asked, owners: [...new Set(owners)], smallTeam, carry };
}

/** A pull request and a queue say themselves what they ship. */
function shipsHistory({ event, aim }: Session): boolean {
  return event.mergeGroup === undefined && (aim.pullRequest === undefined || aim.isMerged);
}

async function gather(
  session: Session,
  rules: ApprovalRules,
  environment: string,
): Promise<ApprovalFacts> {
  const { event, aim } = session;
  const port = await session.connect();
  if (port === undefined) throw new GitHubError(401, 'There is no `github-token`.');
  const { gatherApprovals } = await import('../../github/approvals/gather.ts');
  const baselineCommit = shipsHistory(session)
    ? await readBaseline(session, port, environment)
    : undefined;
  const isDispatched = DISPATCHES.includes(event.event);
  const deployers = isDispatched ? [event.actor, event.triggeredBy] : [];
  return gatherApprovals(port, {
    commit: aim.commit,
    environment,
    ...(aim.pullRequest === undefined ? {} : { pullRequest: aim.pullRequest }),
    ...(event.mergeGroup === undefined ? {} : { mergeGroup: event.mergeGroup }),
    deployers: [...new Set(deployers.filter((one) => one !== undefined))],
    rules,
    ...(baselineCommit === undefined ? {} : { baselineCommit }),
    runId: event.runId,
    useEnvironmentApprovals: rules.asked.some((one) => one.environmentApprovals),
  });
}

/** Who may sign by the plan, and who did: asked from GitHub once, when an item first needs it. */
export function openApprovals(
  session: Session,
  policy: Policy,
  environment: string,
): ApprovalsTool {
  const rules = describeRules(policy, environment, session);
  let facts: Promise<ApprovalFacts> | undefined;
  return {
    rules,
    read: async () => {
      facts ??= gather(session, rules, environment);
      try {
        return await facts;
      } catch (error) {
        throw error instanceof GitHubError ? toProbeError(error) : error;
      }
    },
  };
}
