import type { RunApproval, WorkflowRun } from '../../domain/github.ts';
import type { Errand } from '../explain-reply.ts';
import { GitHubError, type GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { omitAbsent, openFields } from './fields.ts';

const READ: Errand = { verb: 'read workflow runs', permission: 'actions: read' };
const DISPATCH: Errand = { verb: 'start workflows', permission: 'actions: write' };
const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}';

function parseRunId(text: string): number | undefined {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(id) ? id : undefined;
}

function toRun(raw: unknown, asked: number): WorkflowRun {
  const run = openFields(raw, 'workflow run');
  const [workflowPath = ''] = run.text('path').split('@');
  if (run.id() !== asked) {
    throw new GitHubError(200, 'What answered in the place of GitHub sent another workflow run.');
  }
  return {
    id: String(asked),
    attempt: run.raw('run_attempt') == null ? 1 : run.id('run_attempt'),
    workflowPath,
    headSha: run.hash('head_sha'),
    event: run.text('event'),
    status: run.optionalText('status') ?? '',
    ...omitAbsent({
      headBranch: run.optionalText('head_branch'),
      conclusion: run.optionalText('conclusion'),
      actor: run.login('actor'),
      triggeringActor: run.login('triggering_actor'),
      headRepository: run.optionalInner('head_repository')?.text('full_name'),
    }),
  };
}

function toApproval(raw: unknown): RunApproval {
  const approval = openFields(raw, 'approval of a run');
  const environments = approval.list('environments');
  return {
    by: approval.login('user') ?? '',
    state: approval.word('state', ['approved', 'rejected', 'pending']),
    environments: environments.map((one) => openFields(one, 'environment').text('name')),
    comment: approval.optionalText('comment') ?? '',
  };
}

type Runs = Pick<GitHubPort, 'findRun' | 'listRunApprovals' | 'dispatchWorkflow'>;

export function openRuns(client: Client): Runs {
  return {
    findRun: async (runId) => {
      const run_id = parseRunId(runId);
      if (run_id === undefined) return undefined;
      const found = await client.find({
        errand: READ,
        route: `GET ${RUN}`,
        parameters: { run_id },
      });
      return found === undefined ? undefined : toRun(found, run_id);
    },
    listRunApprovals: async (runId) => {
      const run_id = parseRunId(runId);
      if (run_id === undefined) throw new GitHubError(400, `\`${runId}\` is no id of a run.`);
      const route = `GET ${RUN}/approvals`;
      const answer = await client.ask({ errand: READ, route, parameters: { run_id } });
      return openFields({ answer }, 'approvals of a run').list('answer').map(toApproval);
    },
    dispatchWorkflow: async (workflow_id, ref, inputs) => {
      const route = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
      const parameters = { workflow_id, ref, inputs };
      await client.ask({ errand: DISPATCH, route, parameters, isRepeatable: false });
    },
  };
}
