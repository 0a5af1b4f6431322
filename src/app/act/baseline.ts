import type { GitHubPort } from '../../github/port.ts';
import { GitHubError } from '../../github/port.ts';
import type { Session } from './session.ts';

/** Workflows that deploy here: this one, and the one that it would wake. */
function listWorkflows({ event, inputs }: Session): readonly string[] {
  const { resumeWorkflow } = inputs;
  return [
    ...(event.workflowPath === undefined ? [] : [event.workflowPath]),
    ...(resumeWorkflow === undefined ? [] : [`.github/workflows/${resumeWorkflow}`]),
  ];
}

/**
 * Commit of the last verified deployment of an environment: what is shipped begins after it.
 * Undefined only where the history was read and holds none; rejects with GitHubError.
 */
export async function readBaseline(
  session: Session,
  port: GitHubPort,
  environment: string,
): Promise<string | undefined> {
  const { event, aim, inputs } = session;
  const { defaultBranch } = event;
  if (defaultBranch === undefined) {
    throw new GitHubError(200, 'The event does not name the default branch.');
  }
  const { readLastRelease } = await import('./deployment/releases.ts');
  const last = await readLastRelease(port, {
    environment,
    repository: event.repository,
    workflowPaths: listWorkflows(session),
    author: inputs.commentAuthor,
    defaultBranch,
    commit: aim.commit,
  });
  return last?.commit;
}
