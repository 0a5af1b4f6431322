import type { Deployment, DeploymentStatus } from '../../domain/github.ts';
import type { Json } from '../../domain/json.ts';
import type { Errand } from '../explain-reply.ts';
import type { GitHubPort } from '../port.ts';
import type { Client } from './client.ts';
import { omitAbsent, openFields } from './fields.ts';
import { sortNewestFirst } from './newest-first.ts';

const READ: Errand = { verb: 'read deployments', permission: 'deployments: read' };
const WRITE: Errand = { verb: 'write deployments', permission: 'deployments: write' };
const DEPLOYMENTS = '/repos/{owner}/{repo}/deployments';
const STATUSES = `${DEPLOYMENTS}/{deployment_id}/statuses`;
const MAX_PAGES = 3;

/** GitHub hands back what it was given: an object, or text that may be JSON. */
function parsePayload(value: unknown): Json {
  if (typeof value !== 'string') return (value ?? null) as Json;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function toDeployment(raw: unknown): Deployment {
  const deployment = openFields(raw, 'deployment');
  return {
    id: deployment.id(),
    commit: deployment.hash('sha'),
    ref: deployment.text('ref'),
    environment: deployment.text('environment'),
    payload: parsePayload(deployment.raw('payload')),
    creator: deployment.login('creator') ?? '',
    createdAt: deployment.instant('created_at'),
  };
}

function toDeploymentStatus(raw: unknown): DeploymentStatus {
  const status = openFields(raw, 'deployment status');
  return {
    id: status.id(),
    state: status.text('state'),
    description: status.optionalText('description') ?? '',
    creator: status.login('creator') ?? '',
    createdAt: status.instant('created_at'),
    ...omitAbsent({
      logUrl: status.optionalText('log_url'),
      environmentUrl: status.optionalText('environment_url'),
    }),
  };
}

function openWrites(
  client: Client,
): Pick<GitHubPort, 'createDeployment' | 'createDeploymentStatus'> {
  return {
    createDeployment: async ({ commit, environment, payload, description, isProduction }) => {
      const parameters = {
        ref: commit,
        task: 'deploy',
        // GitHub would merge, or refuse for a status of its own: the gate has decided already.
        auto_merge: false,
        required_contexts: [],
        environment,
        payload,
        description,
        production_environment: isProduction,
      };
      const route = `POST ${DEPLOYMENTS}`;
      return toDeployment(
        await client.ask({ errand: WRITE, route, parameters, isRepeatable: false }),
      );
    },
    createDeploymentStatus: async (deployment_id, status) => {
      const { state, description, logUrl, environmentUrl } = status;
      const urls = omitAbsent({ log_url: logUrl, environment_url: environmentUrl });
      const parameters = { deployment_id, state, description, ...urls };
      // The same status twice reads as once.
      await client.ask({ errand: WRITE, route: `POST ${STATUSES}`, parameters });
    },
  };
}

type Deployments = Pick<
  GitHubPort,
  'listDeployments' | 'listDeploymentStatuses' | 'createDeployment' | 'createDeploymentStatus'
>;

export function openDeployments(client: Client): Deployments {
  return {
    listDeployments: async ({ environment, commit }) => {
      const parameters = { environment, ...omitAbsent({ sha: commit }) };
      const question = { errand: READ, route: `GET ${DEPLOYMENTS}`, parameters };
      return sortNewestFirst((await client.list(question, MAX_PAGES)).map(toDeployment));
    },
    listDeploymentStatuses: async (deployment_id) => {
      const question = { errand: READ, route: `GET ${STATUSES}`, parameters: { deployment_id } };
      return sortNewestFirst((await client.list(question)).map(toDeploymentStatus));
    },
    ...openWrites(client),
  };
}
