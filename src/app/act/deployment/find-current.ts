import { findImageDigest } from '../../../gate/releases/image-digest.ts';
import {
  type Candidate,
  isConfirmed,
  type LastRelease,
  type listCandidates,
  type ReleaseQuery,
  type ReleaseReader,
  walkReleases,
} from './releases.ts';

/** Deployments that are asked after until one turns out to be true. */
const MAX_ASKED = 5;

type Listed = ReturnType<typeof listCandidates>;

/** The newest deployment that is true: what is there now, or was there last. */
async function findNewest(
  reader: ReleaseReader,
  candidates: readonly Candidate[],
  query: ReleaseQuery,
  runId: string,
): Promise<Candidate | undefined> {
  for (const candidate of candidates.slice(0, MAX_ASKED)) {
    const isOwn = candidate.record.runId === runId;
    if (isOwn || (await isConfirmed(reader, candidate, query))) return candidate;
  }
  return undefined;
}

/** What an environment looks like to a run. */
export interface Scene {
  /** The deployment that this run, or another job of it, made of the commit. */
  readonly own?: Candidate;
  /** The deployment of the commit, if it is the newest of the environment. */
  readonly current?: Candidate;
  /** The commit of the newest deployment, where it is another one. */
  readonly other?: string;
  /** Nothing could be read. */
  readonly isUnknown?: true;
}

export interface SceneQuery extends ReleaseQuery {
  readonly runId: string;
  /** Whoever deploys need not know what is there, verified or not. */
  readonly deploys: boolean;
}

export async function readScene(
  reader: ReleaseReader,
  query: SceneQuery,
  listed: Listed,
): Promise<Scene> {
  const { candidates } = await listed;
  const { commit, runId } = query;
  const own = candidates.find(({ record }) => record.runId === runId && record.commit === commit);
  const newest = query.deploys ? undefined : await findNewest(reader, candidates, query, runId);
  const isOurs = newest?.record.commit === commit;
  return {
    ...(own === undefined ? {} : { own }),
    ...(newest === undefined || !isOurs ? {} : { current: newest }),
    ...(newest === undefined || isOurs ? {} : { other: newest.record.commit }),
  };
}

/** What is there, verified, and what to go back to from the query's commit and image. */
export interface Releases {
  readonly last?: LastRelease;
  readonly previous?: LastRelease;
  /** Why it is not known what to go back to. */
  readonly why?: string;
}

/**
 * The same commit is the same release, unless both images are known and are two: whoever goes back
 * from a release must not come to it again.
 */
function isSameRelease(release: LastRelease, commit: string, image: string | undefined): boolean {
  if (release.commit !== commit) return false;
  const [one, other] = [release.image, image].map((name = '') => findImageDigest(name));
  return one === undefined || other === undefined || one === other;
}

/** Rejects with GitHubError where not even the last release can be told. */
export async function readReleases(
  reader: ReleaseReader,
  query: ReleaseQuery,
  image: string | undefined,
  listed: Listed,
): Promise<Releases> {
  let last: LastRelease | undefined;
  try {
    for await (const release of walkReleases(reader, query, listed)) {
      last ??= release;
      if (!isSameRelease(release, query.commit, image)) return { last, previous: release };
    }
  } catch (error) {
    if (last === undefined) throw error;
    return { last, why: (error as Error).message };
  }
  return last === undefined ? {} : { last };
}
