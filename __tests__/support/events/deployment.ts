import { type Delivery, describeRun, type EventPlace, MAIN, settlePlace } from './delivery.ts';
import { type Payload, patch, takeExample } from './example.ts';
import { describeUser } from './people.ts';
import { requireValid } from './webhook-schema.ts';

export interface DeploymentFacts {
  readonly id: number;
  readonly commit: string;
  readonly environment: string;
  readonly payload?: Payload;
}

function describeDeployment(
  place: EventPlace,
  { id, commit, environment, payload }: DeploymentFacts,
) {
  return {
    id,
    sha: commit,
    ref: 'main',
    environment,
    original_environment: environment,
    creator: describeUser(place.actor),
    payload: payload ?? {},
  };
}

/** `deployment`, created. */
export function deliverDeployment(place: EventPlace, deployment: DeploymentFacts): Delivery {
  const example = takeExample(
    'deployment',
    place.repository,
    (one) =>
      'display_title' in ((one['workflow_run'] ?? { display_title: '' }) as object) &&
      'workflow' in one,
  );
  const payload = patch(settlePlace(example, place), {
    deployment: describeDeployment(place, deployment),
  });
  return {
    name: 'deployment',
    payload: requireValid('deployment-created', payload),
    env: describeRun(place, MAIN, deployment.commit),
    about: { commit: deployment.commit },
  };
}

/** `deployment_status`, created; GitHub's examples know no failure, its schema does. */
export function deliverDeploymentStatus(
  place: EventPlace,
  deployment: DeploymentFacts,
  state: 'success' | 'failure' | 'error' | 'in_progress' = 'success',
): Delivery {
  const example = takeExample(
    'deployment_status',
    place.repository,
    (one) => one['workflow_run'] === undefined,
  );
  const payload = patch(settlePlace(example, place), {
    deployment: describeDeployment(place, deployment),
    deployment_status: {
      state,
      environment: deployment.environment,
      creator: describeUser(place.actor),
    },
  });
  return {
    name: 'deployment_status',
    payload: requireValid('deployment-status-created', payload),
    env: describeRun(place, MAIN, deployment.commit),
    about: { commit: deployment.commit },
  };
}
