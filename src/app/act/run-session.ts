import { PlanError, ProbeError } from '../../domain/errors.ts';
import type { GitHubTool } from '../../domain/github.ts';
import { findRole } from '../../domain/people.ts';
import { decideOverride, OVERRIDE_ROLE } from '../../gate/sign-offs/decide-override.ts';
import { toGitHubTool } from '../../github/as-tool.ts';
import type { EventContext } from '../../github/event.ts';
import { openFolder } from '../../plan/source.ts';
import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import { openWaiverProver } from '../run/open-waiver-prover.ts';
import type { Policy } from '../run/read-policy.ts';
import { runGate } from '../run/run-gate.ts';
import type { Override, RunOrigin, RunPorts, RunResult, TrackedRun } from '../run/settings.ts';
import type { Aim } from './aim.ts';
import { openApprovals } from './approvals.ts';
import type { ReleaseTracking } from './deployment/open-tracking.ts';
import { openReleaseTracking } from './deployment.ts';
import { openLog } from './log.ts';
import { openProtectedSide, type ProtectedSide } from './protected-side.ts';
import type { Session } from './session.ts';

function describeOrigin(event: EventContext, aim: Aim): RunOrigin {
  return {
    repository: event.repository,
    commit: aim.commit,
    event: event.event,
    runId: event.runId,
    attempt: event.attempt,
    ...(event.workflow === undefined ? {} : { workflow: event.workflow }),
    url: event.runUrl,
    ...(event.actor === undefined ? {} : { actor: event.actor }),
    isUntrusted: event.untrusted,
  };
}

async function openPolicy(
  { inputs, event, aim }: Session,
  env: NodeJS.ProcessEnv,
): Promise<OpenPolicy> {
  const { root, planPath } = inputs.settings;
  const apiUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const contents = { apiUrl, token: inputs.token, repository: event.repository };
  const side = await openProtectedSide(aim.policyRef, root, planPath, contents);
  const isProposing = aim.policyRef !== undefined && !side.isPreview && !event.untrusted;
  const proposal = isProposing
    ? await (await import('./proposal.ts')).describeProposal(root, planPath, side.source)
    : undefined;
  return { ...side, notes: proposal === undefined ? [] : [proposal] };
}

type OpenPolicy = ProtectedSide & { readonly notes: readonly string[] };

async function connectTool({ connect }: Session): Promise<GitHubTool> {
  const port = await connect();
  if (port === undefined) throw new ProbeError('auth', 'There is no `github-token`.');
  return toGitHubTool(port);
}

export interface SessionResult {
  readonly result: RunResult;
  /** Who may sign and who did, if the plan got as far as to ask. */
  readonly approvals: ApprovalsTool | undefined;
  /** The deployment that the run was part of. */
  readonly tracking: ReleaseTracking | undefined;
}

/** Nobody is asked where nobody may. */
async function findOverride(approvals: ApprovalsTool): Promise<Override | undefined> {
  const { rules } = approvals;
  const role = findRole(OVERRIDE_ROLE, Object.keys(rules.roles));
  return role === undefined ? undefined : decideOverride(await approvals.read(), rules);
}

function track(session: Session, about: TrackedRun): Promise<ReleaseTracking> {
  const { inputs, event, aim, connect } = session;
  const { settings, isTrackingDeployment: isWanted, commentAuthor: author } = inputs;
  return openReleaseTracking({
    settings,
    event,
    commit: aim.commit,
    ...about,
    isWanted,
    author,
    connect,
  });
}

/** Approvals of a waiver are looked for on the branch that the policy is read from. */
function proveWaivers({ inputs, event, aim, connect }: Session): Pick<RunPorts, 'proveWaiver'> {
  const branch = event.defaultBranch;
  const ref = aim.policyRef ?? (branch === undefined ? undefined : `refs/heads/${branch}`);
  if (inputs.token === '' || ref === undefined) return {};
  return { proveWaiver: openWaiverProver(connect, ref) };
}

async function runPlan(session: Session, policy: OpenPolicy): Promise<SessionResult> {
  const { inputs, event, aim, connect, board } = session;
  let approvals: ApprovalsTool | undefined;
  let tracking: ReleaseTracking | undefined;
  const log = openLog(() => void connect());
  const { pullRequest } = aim;
  const result = await runGate(inputs.settings, describeOrigin(event, aim), {
    policy: policy.source,
    isPreview: policy.isPreview,
    notes: policy.notes,
    signal: session.signal,
    secrets: inputs.token === '' ? [] : [{ name: 'GITHUB_TOKEN', value: inputs.token }],
    onReady: (about) => board.announce(about),
    onStart: log.onStart,
    onProgress: log.onProgress,
    ...(inputs.token === '' ? {} : { connectGitHub: () => connectTool(session) }),
    ...(inputs.token === ''
      ? {}
      : {
          openApprovals: (plan: Policy, environment: string) => {
            approvals = openApprovals(session, plan, environment);
            return approvals;
          },
        }),
    findOverride,
    openTracking: async (about) => {
      tracking = await track(session, about);
      return tracking;
    },
    ...proveWaivers(session),
    listChangedPaths: async () =>
      pullRequest === undefined ? undefined : (await connect())?.listChangedPaths(pullRequest),
  });
  await log.end();
  return { result, approvals, tracking };
}

/**
 * A plan that is broken on the base branch would stop the very pull request that mends it, so that
 * one is judged by what it proposes, and says so. Never for a fork.
 */
async function runOrRepair(session: Session, policy: OpenPolicy): Promise<SessionResult> {
  const { event, aim, inputs } = session;
  try {
    return await runPlan(session, policy);
  } catch (error) {
    const isRepairable =
      event.event === 'pull_request' && !aim.isFork && aim.policyRef !== undefined;
    if (!(error instanceof PlanError) || !isRepairable) throw error;
    const note = `The plan on the base branch is broken, so this run used the proposed one. ${error.message}`;
    const source = openFolder(inputs.settings.root);
    return await runPlan(session, { source, isPreview: false, notes: [note] }).catch(
      (proposed: unknown) => {
        throw proposed instanceof PlanError ? error : proposed;
      },
    );
  }
}

/**
 * Runs the plan of the protected side. Rejects with PlanError or UsageError before anything ran;
 * the status must not keep then what an earlier run said of a plan that can't be read any more.
 */
export async function runSession(session: Session, env: NodeJS.ProcessEnv): Promise<SessionResult> {
  try {
    return await runOrRepair(session, await openPolicy(session, env));
  } catch (error) {
    if (error instanceof PlanError) {
      await session.board.breakOff(error.message).catch(() => undefined);
    }
    throw error;
  }
}
