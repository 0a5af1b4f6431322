import type { CheckRun, PostedStatus, StatusState } from '../../domain/github.ts';
import type { Errand } from '../explain-reply.ts';
import { GitHubError, type GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { omitAbsent, openFields } from './fields.ts';
import { sortNewestFirst } from './newest-first.ts';

const READ_CHECKS: Errand = { verb: 'read check runs', permission: 'checks: read' };
const READ: Errand = { verb: 'read commit statuses', permission: 'statuses: read' };
const WRITE: Errand = { verb: 'write commit statuses', permission: 'statuses: write' };
const STATES: readonly StatusState[] = ['success', 'failure', 'pending', 'error'];

function toCheckRun(raw: unknown): CheckRun {
  const run = openFields(raw, 'check run');
  return {
    id: run.id(),
    name: run.text('name'),
    commit: run.hash('head_sha'),
    status: run.text('status'),
    ...omitAbsent({
      conclusion: run.optionalText('conclusion'),
      app: run.optionalInner('app')?.optionalText('slug'),
      startedAt: run.optionalInstant('started_at'),
      completedAt: run.optionalInstant('completed_at'),
      url: run.optionalText('html_url') ?? run.optionalText('details_url'),
    }),
  };
}

function toStatus(raw: unknown): PostedStatus {
  const status = openFields(raw, 'commit status');
  return {
    id: status.id(),
    state: status.word('state', STATES),
    context: status.text('context'),
    description: status.optionalText('description') ?? '',
    createdAt: status.instant('created_at'),
    ...omitAbsent({
      creator: status.login('creator'),
      targetUrl: status.optionalText('target_url'),
    }),
  };
}

type ChecksAndStatuses = Pick<GitHubPort, 'listCheckRuns' | 'listStatuses' | 'createStatus'>;

export function openChecksAndStatuses(client: Client): ChecksAndStatuses {
  return {
    listCheckRuns: async (ref) => {
      const route = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
      const question = { errand: READ_CHECKS, route, parameters: { ref, filter: 'all' } };
      const { items, first } = await client.listIn(question, 'check_runs');
      const runs = new Map(items.map(toCheckRun).map((run) => [run.id, run]));
      const total = openFields(first, 'list of check runs').raw('total_count');
      if (typeof total !== 'number' || runs.size < total) {
        const counted = `GitHub counts ${String(total)} check runs and lists ${runs.size}`;
        throw new GitHubError(200, `${counted}: those that it left out are not known.`);
      }
      return [...runs.values()];
    },
    listStatuses: async (ref) => {
      const route = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses';
      const found = await client.list({ errand: READ, route, parameters: { ref } });
      return sortNewestFirst(found.map(toStatus));
    },
    createStatus: async (sha, { state, context, description, targetUrl }) => {
      const route = 'POST /repos/{owner}/{repo}/statuses/{sha}';
      const target = omitAbsent({ target_url: targetUrl });
      const parameters = { sha, state, context, description, ...target };
      // The same status twice reads as once.
      await client.ask({ errand: WRITE, route, parameters });
    },
  };
}
