import type { Report } from '../../../domain/report.ts';
import { decideSuperseded } from '../../../gate/releases/decide-superseded.ts';
import { listPreviousVariables } from '../../../gate/releases/list-previous-variables.ts';
import type { GitHubPort } from '../../../github/port.ts';
import {
  type Releases,
  readReleases,
  readScene,
  type Scene,
  type SceneQuery,
} from './find-current.ts';
import { listCandidates, type ReleaseReader } from './releases.ts';
import type { TrackingOrder } from './tracking-order.ts';
import { openWriter } from './write-deployment.ts';

/** What a run does with the deployment of its environment. */
export interface ReleaseTracking {
  /**
   * `HOLDPOINT_PREVIOUS_…` for the commands of the run: only what the API confirms, in characters
   * that no shell misreads. Nothing where there is nothing to go back to.
   */
  readonly variables: Readonly<Record<string, string>>;
  /** Why the deployment must not start; absent if nothing speaks against it. */
  readonly refusal?: string;
  /** One sentence for each thing that could not be read. */
  readonly warnings: readonly string[];
  /** Call it as the first item of the phase `deployment` starts; twice does no harm. */
  begin(): void;
  /** The last word. Resolves with what could not be written, and never rejects. */
  close(report: Report): Promise<readonly string[]>;
}

/** Somebody started these for a commit of their choice, maybe long ago. */
const DISPATCHES: readonly string[] = ['workflow_dispatch', 'repository_dispatch'];

interface Known {
  readonly scene: Scene;
  readonly releases: Releases;
  readonly warnings: readonly string[];
  readonly isUnknown: boolean;
}

function describeQuery(order: TrackingOrder, branch: string, path: string): SceneQuery {
  const { event, environment, commit, author, otherWorkflows = [] } = order;
  return {
    environment,
    repository: event.repository,
    workflowPaths: [path, ...otherWorkflows],
    author,
    defaultBranch: branch,
    commit,
    runId: event.runId,
    deploys: order.settings.phases.includes('deployment'),
  };
}

/** The same run is asked after for what it deployed and for what it verified. */
function rememberRuns(port: GitHubPort): ReleaseReader {
  const known = new Map<string, ReturnType<GitHubPort['findRun']>>();
  const findRun: GitHubPort['findRun'] = (id) => {
    const run = known.get(id) ?? port.findRun(id);
    known.set(id, run);
    return run;
  };
  return { ...port, findRun };
}

async function read(order: TrackingOrder, port: GitHubPort): Promise<Known> {
  const { defaultBranch, workflowPath } = order.event;
  if (defaultBranch === undefined || workflowPath === undefined) {
    throw new Error('The event names neither the default branch nor the workflow’s file.');
  }
  const query = describeQuery(order, defaultBranch, workflowPath);
  const reader = rememberRuns(port);
  const listed = listCandidates(reader, query);
  const scene = await readScene(reader, query, listed);
  const image = scene.current?.record.image ?? order.settings.image;
  const releases = await readReleases(reader, query, image, listed).catch((error: Error) => ({
    why: error.message,
    isUnknown: true,
  }));
  const { why } = releases;
  const warnings = why === undefined ? [] : [`What to go back to is not known. ${why}`];
  return { scene, releases, warnings, isUnknown: 'isUnknown' in releases };
}

function isRollback({ settings }: TrackingOrder): boolean {
  return settings.phases.includes('rollback');
}

/** Only what is there is taken back: else the commands would deploy what is there once more. */
function chooseVariables(order: TrackingOrder, { scene, releases }: Known) {
  if (isRollback(order) && scene.current === undefined) return {};
  const known = Object.entries(listPreviousVariables(releases.previous));
  // What the workflow itself says is no stranger's word.
  return Object.fromEntries(known.filter(([name]) => !order.settings.variables[name]));
}

function decideRefusal(order: TrackingOrder, known: Known): string | undefined {
  if (!order.settings.phases.includes('deployment')) return undefined;
  if (known.isUnknown && DISPATCHES.includes(order.event.event)) {
    return 'Whether the commit is older than what is deployed is not known, and the run was started by hand.';
  }
  return decideSuperseded(order.commit, known.releases.last);
}

function listWarnings(order: TrackingOrder, { scene, warnings }: Known): readonly string[] {
  if (!isRollback(order) || scene.current !== undefined) return warnings;
  const { environment, commit } = order;
  const { other } = scene;
  const why =
    other === undefined
      ? `no deployment of ${commit.slice(0, 12)} to ${environment} is known`
      : `what was deployed to ${environment} last is ${other.slice(0, 12)}, not ${commit.slice(0, 12)}`;
  return [...warnings, `There is no HOLDPOINT_PREVIOUS_…, because ${why}.`];
}

const BLIND: Known = { scene: { isUnknown: true }, releases: {}, warnings: [], isUnknown: true };

/** Reads what is deployed. Never rejects. */
export async function openTracking(
  order: TrackingOrder,
  connecting: Promise<GitHubPort>,
): Promise<ReleaseTracking> {
  const known = await connecting
    .then((port) => read(order, port))
    .catch((error: Error): Known => {
      const warning = `The deployments of ${order.environment} can’t be read. ${error.message}`;
      return { ...BLIND, warnings: [warning] };
    });
  const refusal = decideRefusal(order, known);
  const writer = openWriter(order, connecting, known.scene, known.releases.previous);
  return {
    variables: chooseVariables(order, known),
    ...(refusal === undefined ? {} : { refusal }),
    warnings: listWarnings(order, known),
    begin: () => writer.begin(),
    close: (report) => writer.close(report),
  };
}
