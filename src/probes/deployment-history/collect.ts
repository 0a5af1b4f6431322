import { ProbeError } from '../../domain/errors.ts';
import type { Deployment } from '../../domain/github.ts';
import type { ReleaseRecord } from '../../domain/release.ts';
import {
  findRunFlaw,
  isOfAnotherCommit,
  type RunFacts,
} from '../../gate/releases/find-run-flaw.ts';
import { parseRecord } from '../../gate/releases/parse-record.ts';
import { isStartedFor } from '../../github/deployments/is-commit-on.ts';
import { parseWorkflowPath } from '../../github/workflow-path.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { DeploymentCandidate, DeploymentHistoryEvidence } from './evidence.ts';
import { findFlaw } from './find-flaw.ts';
import type { DeploymentHistoryOptions } from './options.ts';

/** GitHub lists no more; whether there are more is not said. */
const LISTED = 300;
/** Deployments that are looked at until one is confirmed by its run. */
const MAX_CANDIDATES = 5;
const MAX_IGNORED = 5;
const MAX_STATUSES = 30;

/** The default branch, whatever it is called. */
const DEFAULT_BRANCH = 'HEAD';

type Tools = Pick<Toolbox, 'github' | 'subject' | 'clock' | 'environment'>;

type About = Pick<DeploymentHistoryEvidence, 'commit' | 'repository' | 'workflow'>;

interface Claim {
  readonly deployment: Deployment;
  readonly record: ReleaseRecord;
}

/** Looks for deployments of the commit, and asks their workflow runs whether they are true. */
export const collect: Collect<
  DeploymentHistoryOptions,
  DeploymentHistoryEvidence,
  keyof Tools
> = async (options, tools) => {
  const { environment, creator } = options;
  const { commit, image, planDigest, repository } = tools.subject;
  refuseNonsense(options, tools);
  const workflow = findWorkflow(options, tools);
  const listed = await tools.github.listDeployments({ environment, commit });
  const own = listed.filter((one) => one.commit === commit);
  const { claims, ignored } = sortOut(own, environment, creator);
  const about = { commit, repository, workflow };
  const { candidates, isConfirmed } = await lookAt(claims, about, tools);
  return {
    now: new Date(tools.clock.now()).toISOString(),
    repository,
    commit,
    ...(image === undefined ? {} : { image }),
    planDigest,
    environment,
    workflow,
    foreign: listed.length - own.length,
    isWhole: isConfirmed || (listed.length < LISTED && candidates.length === claims.length),
    ignored: ignored.slice(0, MAX_IGNORED),
    candidates,
  };
};

function refuseNonsense({ environment }: DeploymentHistoryOptions, { subject }: Tools): void {
  if (subject.commit === '') {
    throw new ProbeError('config', 'There is no commit whose deployments could be looked up.', {
      remedy: 'Run it in a Git repository.',
    });
  }
  if (environment !== subject.environment) return;
  throw new ProbeError('config', `\`${environment}\` is the environment of this run itself.`, {
    remedy: 'Name the environment that comes before it, or limit the item by `environments`.',
  });
}

function findWorkflow({ workflow }: DeploymentHistoryOptions, tools: Tools): string {
  const reference = tools.environment.get('GITHUB_WORKFLOW_REF');
  const found = workflow ?? parseWorkflowPath(reference, tools.subject.repository);
  if (found !== undefined) return found;
  throw new ProbeError('config', 'Which workflow deploys there is not known.', {
    remedy: 'Write its path as `workflow`, such as .github/workflows/deploy.yml.',
  });
}

function sortOut(
  deployments: readonly Deployment[],
  environment: string,
  creator: string,
): { claims: readonly Claim[]; ignored: DeploymentHistoryEvidence['ignored'] } {
  const claims: Claim[] = [];
  const ignored: DeploymentHistoryEvidence['ignored'] = [];
  for (const deployment of deployments) {
    const parsed = parseRecord(deployment, creator);
    if ('flaw' in parsed) ignored.push({ deployment: deployment.id, flaw: parsed.flaw });
    else if (deployment.environment === environment) {
      claims.push({ deployment, record: parsed.record });
    } else ignored.push({ deployment: deployment.id, flaw: 'is of another environment' });
  }
  return { claims, ignored };
}

/** Newest first, until one is confirmed: it decides. */
async function lookAt(
  claims: readonly Claim[],
  about: About,
  tools: Tools,
): Promise<{ candidates: DeploymentCandidate[]; isConfirmed: boolean }> {
  const candidates: DeploymentCandidate[] = [];
  for (const claim of claims.slice(0, MAX_CANDIDATES)) {
    const candidate = await readCandidate(claim, about, tools);
    candidates.push(candidate);
    const isConfirmed = findFlaw(candidate, about) === undefined;
    if (isConfirmed) return { candidates, isConfirmed };
  }
  return { candidates, isConfirmed: false };
}

async function readCandidate(
  { deployment, record }: Claim,
  { repository, workflow }: About,
  { github }: Tools,
): Promise<DeploymentCandidate> {
  const [run, statuses] = await Promise.all([
    github.findRun(record.runId),
    github.listDeploymentStatuses(deployment.id),
  ]);
  const expected = { repository, workflowPaths: [workflow] };
  const couldBe = run !== undefined && findRunFlaw(record, run, expected, true) === undefined;
  const isInHistory =
    couldBe && isOfAnotherCommit(record, run)
      ? await isStartedFor(github, record.commit, run.headSha, DEFAULT_BRANCH)
      : undefined;
  const kept = statuses.slice(0, MAX_STATUSES);
  return {
    deployment: deployment.id,
    attempt: record.attempt,
    runId: record.runId,
    ...(record.image === undefined ? {} : { image: record.image }),
    planDigest: record.planDigest,
    ...(run === undefined ? {} : { run: keepRun(run) }),
    ...(isInHistory === undefined ? {} : { isInHistory }),
    statuses: kept.map(({ state, creator, createdAt }) => ({ state, creator, createdAt })),
    isCut: kept.length < statuses.length,
  };
}

function keepRun(run: RunFacts): NonNullable<DeploymentCandidate['run']> {
  const { attempt, workflowPath, headSha, event, headRepository } = run;
  const home = headRepository === undefined ? {} : { headRepository };
  return { attempt, workflowPath, headSha, event, ...home };
}
