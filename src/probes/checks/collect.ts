import type { CheckRun, GitHubTool, PostedStatus } from '../../domain/github.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { ChecksEvidence, SeenCheck, SeenRun, SeenStatus } from './evidence.ts';
import { listDecisive } from './list-decisive.ts';
import {
  type ChecksOptions,
  listRequired,
  listRequiredStatuses,
  type RequiredCheck,
  type RequiredStatus,
} from './options.ts';

/** Workflow runs of one name whose workflow is looked up, newest first. */
const MAX_LOOKUPS = 10;
/** Check runs that one required name may leave in evidence. */
const MAX_KEPT = 5;
const MAX_OTHERS = 5;
const MAX_URL = 300;

type FindWorkflow = (runId: string) => Promise<string | undefined>;

/** Asks GitHub for everything on the commit, and keeps what is named. */
export const collect: Collect<ChecksOptions, ChecksEvidence, 'github' | 'subject'> = async (
  options,
  tools,
) => {
  const { commit } = tools.subject;
  const required = listRequired(options);
  const statuses = listRequiredStatuses(options);
  const empty: ChecksEvidence = { commit, foreign: 0, checks: [], statuses: [] };
  if (commit === '') return empty;
  const [checks, seen] = await Promise.all([
    required.length === 0 ? {} : collectChecks(required, commit, tools.github),
    statuses.length === 0 ? [] : tools.github.listStatuses(commit),
  ]);
  return { ...empty, ...checks, statuses: statuses.map((one) => keepStatus(one, seen)) };
};

async function collectChecks(
  required: readonly RequiredCheck[],
  commit: string,
  github: Toolbox['github'],
): Promise<Pick<ChecksEvidence, 'foreign' | 'checks'>> {
  const listed = await github.listCheckRuns(commit);
  const own = listed.filter((run) => run.commit === commit);
  const findWorkflow = rememberWorkflows(github);
  const checks: SeenCheck[] = [];
  for (const one of required) checks.push(await keepCheck(one, own, findWorkflow));
  return { foreign: listed.length - own.length, checks };
}

/** Jobs of one run share its workflow. */
function rememberWorkflows(github: Pick<GitHubTool, 'findRun'>): FindWorkflow {
  const known = new Map<string, Promise<string | undefined>>();
  return (runId) => {
    const path = known.get(runId) ?? github.findRun(runId).then((run) => run?.workflowPath);
    known.set(runId, path);
    return path;
  };
}

function listOthers(names: readonly (string | undefined)[], expected: string): string[] {
  const others = new Set(names.map((one = '') => one).filter((one) => one !== expected));
  return [...others].slice(0, MAX_OTHERS);
}

async function keepCheck(
  required: RequiredCheck,
  all: readonly CheckRun[],
  findWorkflow: FindWorkflow,
): Promise<SeenCheck> {
  const { name, app, workflow } = required;
  const named = all.filter((run) => run.name === name);
  const runs = named
    .filter((run) => run.app === app)
    .map(toSeenRun)
    .sort((one, other) => other.id - one.id);
  const placed = await placeRuns(runs, workflow, findWorkflow);
  const decisive = listDecisive(placed);
  const expected = decisive.filter((run) => workflow !== undefined && run.workflow === workflow);
  const isThere = expected.length > 0;
  // Runs are looked up newest first, so what is left out is older than what the plan names.
  const unplaced = isThere ? 0 : runs.length - placed.length;
  const relevant = isThere ? expected : decisive;
  const kept = relevant.slice(0, MAX_KEPT);
  return {
    name,
    app,
    ...(workflow === undefined ? {} : { workflow }),
    runs: kept,
    replaced: placed.length - decisive.length,
    omitted: unplaced + relevant.length - kept.length,
    others: listOthers(
      named.map((run) => run.app),
      app,
    ),
  };
}

/** Where all are of one workflow run, its workflow matters only to a plan that names one. */
async function placeRuns(
  runs: readonly SeenRun[],
  expected: string | undefined,
  findWorkflow: FindWorkflow,
): Promise<readonly SeenRun[]> {
  const runIds = [...new Set(runs.map(({ runId }) => runId))];
  if (expected === undefined && runIds.length <= 1) return runs;
  const looked = new Set(runIds.slice(0, MAX_LOOKUPS));
  const within = runs.filter(({ runId }) => looked.has(runId));
  return Promise.all(
    within.map(async (run) => {
      const workflow = run.runId === undefined ? undefined : await findWorkflow(run.runId);
      return { ...run, ...(workflow === undefined ? {} : { workflow }) };
    }),
  );
}

function toSeenRun(run: CheckRun): SeenRun {
  const runId = /\/actions\/runs\/(\d{1,16})(?:\/|$)/.exec(run.url ?? '')?.[1];
  const { id, status, conclusion, startedAt, completedAt, url } = run;
  return {
    id,
    ...(runId === undefined ? {} : { runId }),
    status,
    ...(conclusion === undefined ? {} : { conclusion }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(completedAt === undefined ? {} : { completedAt }),
    ...(url === undefined || url.length > MAX_URL ? {} : { url }),
  };
}

/** The newest of the context that the expected login wrote; statuses come newest first. */
function keepStatus(required: RequiredStatus, all: readonly PostedStatus[]): SeenStatus {
  const { context, creator } = required;
  const named = all.filter((one) => one.context === context);
  const newest = named.find((one) => one.creator === creator);
  const others = listOthers(
    named.map((one) => one.creator),
    creator,
  );
  if (newest === undefined) return { context, creator, others };
  const { state, createdAt, targetUrl } = newest;
  const url = targetUrl === undefined || targetUrl.length > MAX_URL ? {} : { url: targetUrl };
  return { context, creator, state, at: createdAt, ...url, others };
}
