import type { Statement } from '../../domain/approval.ts';
import { foldLogin, isSameLogin } from '../../domain/people.ts';
import type { ApprovalPort, ApprovalRequest } from './gather.ts';

/**
 * What required reviewers of the environment said of this run, if the run is of the judged commit
 * and was not started again: GitHub does not tell which attempt an approval is of. Whoever also
 * rejected the environment approved nothing.
 */
export async function readApprovalsOfRun(
  port: Pick<ApprovalPort, 'findRun' | 'listRunApprovals'>,
  { runId, commit, environment }: ApprovalRequest,
): Promise<readonly Statement[]> {
  const run = await port.findRun(runId);
  if (run === undefined || run.headSha !== commit || run.attempt !== 1) return [];
  const said = (await port.listRunApprovals(runId)).filter(({ environments }) =>
    environments.includes(environment),
  );
  const approved = said.filter(({ by, state }) => {
    const isRejected = said.some((one) => one.state === 'rejected' && isSameLogin(one.by, by));
    return state === 'approved' && foldLogin(by) !== undefined && !isRejected;
  });
  return approved.map(({ by }) => ({
    source: 'environment',
    id: 0,
    index: 0,
    by,
    at: '',
    isEdited: false,
    command: { type: 'approve', commit },
  }));
}
