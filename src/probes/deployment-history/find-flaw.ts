import { findRunFlaw, type RunFacts } from '../../gate/releases/find-run-flaw.ts';
import type { DeploymentCandidate, DeploymentHistoryEvidence } from './evidence.ts';

type Expected = Pick<DeploymentHistoryEvidence, 'commit' | 'repository' | 'workflow'>;

/** What the workflow run of a deployment says against it; undefined if it confirms it. */
export function findFlaw(
  { run, attempt, isInHistory }: DeploymentCandidate,
  { commit, repository, workflow }: Expected,
): string | undefined {
  const expected = { repository, workflowPaths: [workflow] };
  return findRunFlaw({ commit, attempt }, run as RunFacts | undefined, expected, isInHistory);
}
