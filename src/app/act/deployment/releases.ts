import type { Deployment, GitHubTool, WorkflowRun } from '../../../domain/github.ts';
import { isInHistory, type Relation } from '../../../domain/history.ts';
import type { ReleaseRecord } from '../../../domain/release.ts';
import { findRunFlaw, isOfAnotherCommit } from '../../../gate/releases/find-run-flaw.ts';
import { parseRecord } from '../../../gate/releases/parse-record.ts';
import { readStanding } from '../../../gate/releases/read-standing.ts';
import { isCommitOn, isStartedFor } from '../../../github/deployments/is-commit-on.ts';
import { GitHubError } from '../../../github/port.ts';

export type ReleaseReader = Pick<
  GitHubTool,
  'listDeployments' | 'listDeploymentStatuses' | 'findRun' | 'compareCommits'
>;

/** Which releases count. */
export interface ReleaseQuery {
  readonly environment: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Paths of the workflows that may deploy. */
  readonly workflowPaths: readonly string[];
  /** Login that deployments and statuses of a workflow's token are written under. */
  readonly author: string;
  /** Without `refs/heads/`. */
  readonly defaultBranch: string;
  /** What is to be deployed, verified or taken back. */
  readonly commit: string;
}

/** A deployment that carries a sound record; nobody has asked yet whether it is true. */
export interface Candidate {
  readonly deployment: Deployment;
  readonly record: ReleaseRecord;
}

/** A release that the API confirms and that was verified. */
export interface LastRelease {
  readonly commit: string;
  readonly image?: string;
  readonly databaseRevision?: string;
  readonly runId: string;
  readonly deploymentId: number;
  /** The release, seen from the commit of the query: `behind`, that one contains it. */
  readonly relation: Relation;
}

/** GitHub lists no more of an environment; whether there are more is not said. */
const LISTED = 300;

/** Deployments whose statuses are read before we say that we do not know. */
const MAX_READ = 20;

export async function listCandidates(
  reader: Pick<ReleaseReader, 'listDeployments'>,
  { environment, author }: Pick<ReleaseQuery, 'environment' | 'author'>,
): Promise<{ readonly candidates: readonly Candidate[]; readonly isWhole: boolean }> {
  const deployments = await reader.listDeployments({ environment });
  const candidates = deployments.flatMap((deployment) => {
    const parsed = parseRecord(deployment, author);
    const isHere = deployment.environment === environment;
    return 'record' in parsed && isHere ? [{ deployment, record: parsed.record }] : [];
  });
  return { candidates, isWhole: deployments.length < LISTED };
}

function refName({ defaultBranch }: ReleaseQuery): string {
  return `refs/heads/${defaultBranch}`;
}

/** True if the workflow run that a record names says the same. */
export async function isConfirmed(
  reader: ReleaseReader,
  { record }: Candidate,
  query: ReleaseQuery,
): Promise<boolean> {
  const run = await reader.findRun(record.runId);
  const judge = (isStarted: boolean | undefined) => findRunFlaw(record, run, query, isStarted);
  if (run === undefined || !isOfAnotherCommit(record, run)) return judge(undefined) === undefined;
  // Whatever its history: would it do?
  if (judge(true) !== undefined) return false;
  return isStarted(reader, record, run, query);
}

function isStarted(
  reader: ReleaseReader,
  { commit }: ReleaseRecord,
  { headSha }: WorkflowRun,
  query: ReleaseQuery,
): Promise<boolean> {
  return isStartedFor(reader, commit, headSha, refName(query));
}

/** Undefined for a commit that nobody merged: somebody's branch is nothing to go back to. */
async function relate(
  reader: ReleaseReader,
  commit: string,
  query: ReleaseQuery,
): Promise<Relation | undefined> {
  if (commit === query.commit) return 'identical';
  const { status } = await reader.compareCommits(query.commit, commit);
  const isTrusted = isInHistory(status) || (await isCommitOn(reader, commit, refName(query)));
  return isTrusted ? status : undefined;
}

async function verify(
  reader: ReleaseReader,
  candidate: Candidate,
  query: ReleaseQuery,
): Promise<LastRelease | undefined> {
  const { deployment, record } = candidate;
  const statuses = await reader.listDeploymentStatuses(deployment.id);
  if (readStanding(statuses, query.author).word?.state !== 'success') return undefined;
  if (!(await isConfirmed(reader, candidate, query))) return undefined;
  const relation = await relate(reader, record.commit, query);
  if (relation === undefined) return undefined;
  const { commit, image, databaseRevision, runId } = record;
  return {
    commit,
    ...(image === undefined ? {} : { image }),
    ...(databaseRevision === undefined ? {} : { databaseRevision }),
    runId,
    deploymentId: deployment.id,
    relation,
  };
}

/**
 * The verified releases of an environment, newest first, read one by one. Rejects with GitHubError
 * where it can't be told whether there is another one.
 */
export async function* walkReleases(
  reader: ReleaseReader,
  query: ReleaseQuery,
  listed: ReturnType<typeof listCandidates> = listCandidates(reader, query),
): AsyncGenerator<LastRelease, void, undefined> {
  const { candidates, isWhole } = await listed;
  for (const candidate of candidates.slice(0, MAX_READ)) {
    const release = await verify(reader, candidate, query);
    if (release !== undefined) yield release;
  }
  if (isWhole && candidates.length <= MAX_READ) return;
  throw new GitHubError(
    200,
    `Which release of ${query.environment} was verified last is not known: there are more deployments than are looked at.`,
  );
}

/**
 * What was verified last in an environment: one request for the list, one for its statuses, one for
 * its run and one comparison, if the newest deployment is it. Undefined if nothing ever was;
 * rejects with GitHubError where that can't be told.
 */
export async function readLastRelease(
  reader: ReleaseReader,
  query: ReleaseQuery,
): Promise<LastRelease | undefined> {
  for await (const release of walkReleases(reader, query)) return release;
  return undefined;
}
