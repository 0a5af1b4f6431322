import type { WorkflowRun } from '../../domain/github.ts';
import type { ReleaseRecord } from '../../domain/release.ts';

/** Events on which a workflow is one that somebody with write access brought to the repository. */
const RELEASE_EVENTS: readonly string[] = [
  'push',
  'workflow_dispatch',
  'repository_dispatch',
  'release',
  'schedule',
  'deployment',
];

/** True for the events on which a workflow may deploy for good. */
export function isReleaseEvent(event: string): boolean {
  return RELEASE_EVENTS.includes(event);
}

/** Such a run may be about an older commit than its own: it was started with one. */
const DISPATCHES: readonly string[] = ['workflow_dispatch', 'repository_dispatch'];

export type RunClaim = Pick<ReleaseRecord, 'commit' | 'attempt'>;

export type RunFacts = Pick<
  WorkflowRun,
  'attempt' | 'workflowPath' | 'headSha' | 'event' | 'headRepository'
>;

export interface ExpectedRun {
  /** `owner/name`. */
  readonly repository: string;
  /** Paths of the workflows that may deploy: `.github/workflows/deploy.yml`. */
  readonly workflowPaths: readonly string[];
}

/**
 * True if the run is of another commit than the record. It can still be the record's, if somebody
 * started it for that commit: then the histories of both have to be compared.
 */
export function isOfAnotherCommit(claim: RunClaim, run: RunFacts): boolean {
  return run.headSha !== claim.commit;
}

/**
 * What speaks against a record, given what the API says of the run that it names; undefined if the
 * run confirms it. `isInHistory`: the run's commit is on the default branch and has the record's
 * commit behind it; asked only where the two are different.
 */
export function findRunFlaw(
  claim: RunClaim,
  run: RunFacts | undefined,
  expected: ExpectedRun,
  isInHistory: boolean | undefined,
): string | undefined {
  if (run === undefined) return 'names a workflow run that this repository does not have';
  const { workflowPath, headRepository, event } = run;
  if (!expected.workflowPaths.includes(workflowPath)) {
    return `names a run of another workflow, ${workflowPath}`;
  }
  if (headRepository !== expected.repository) {
    return `names a run of another repository, ${headRepository ?? 'which is gone'}`;
  }
  if (!isReleaseEvent(event)) return `names a run that \`${event}\` started`;
  if (claim.attempt > run.attempt) return 'names an attempt that the run never had';
  if (!isOfAnotherCommit(claim, run)) return undefined;
  if (!DISPATCHES.includes(event)) return 'names a run of another commit';
  return isInHistory === true
    ? undefined
    : 'names a run of a commit that does not have this one behind it on the default branch';
}
