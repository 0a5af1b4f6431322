import type { ReleaseRecord } from '../../domain/release.ts';
import type { DeploymentStatusRequest, GitHubPort } from '../port.ts';

/** Where people find what a status speaks of. */
export interface DeploymentLinks {
  readonly logUrl: string;
  /** Only an https or http address: GitHub shows it as a link. */
  readonly environmentUrl?: string;
}

export interface DeploymentPlan {
  readonly record: ReleaseRecord;
  readonly isProduction: boolean;
  /** At most 140 characters. */
  readonly description: string;
}

/** Creates a deployment that carries the record; resolves with its id. Rejects with GitHubError. */
export async function createDeployment(
  port: Pick<GitHubPort, 'createDeployment'>,
  { record, isProduction, description }: DeploymentPlan,
): Promise<number> {
  const { commit, environment } = record;
  const request = { commit, environment, payload: record, description, isProduction };
  return (await port.createDeployment(request)).id;
}

/** Says what became of a deployment. Rejects with GitHubError. */
export async function sayOfDeployment(
  port: Pick<GitHubPort, 'createDeploymentStatus'>,
  id: number,
  word: Pick<DeploymentStatusRequest, 'state' | 'description'>,
  links: DeploymentLinks,
): Promise<void> {
  await port.createDeploymentStatus(id, { ...word, ...links });
}
