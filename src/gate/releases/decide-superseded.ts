import { isInHistory, type Relation } from '../../domain/history.ts';

export interface DeployedCommit {
  readonly commit: string;
  /** What is deployed, seen from what is to be deployed. */
  readonly relation: Relation;
}

/**
 * Why a commit must not be deployed over what is there: it lacks what is there. Undefined if it may
 * go on, as it may where nothing was deployed yet. What is taken back on purpose is a rollback.
 */
export function decideSuperseded(
  commit: string,
  deployed: DeployedCommit | undefined,
): string | undefined {
  if (deployed === undefined || isInHistory(deployed.relation)) return undefined;
  const [ours, theirs] = [commit.slice(0, 12), deployed.commit.slice(0, 12)];
  return deployed.relation === 'ahead'
    ? `${ours} is older than ${theirs}, which is deployed (superseded). Deploy a newer commit, or run the phase \`rollback\`.`
    : `${ours} does not contain ${theirs}, which is deployed (superseded). Merge that first, or run the phase \`rollback\`.`;
}
