import type { Overlay } from '../overlay.ts';
import type { SeededPullRequest } from '../pull-requests.ts';
import { PERSON } from '../seed.ts';
import {
  answerPage,
  type Ground,
  type Handler,
  type Handlers,
  NOT_FOUND,
  readId,
  readSegments,
  refuse,
} from './answer.ts';

const MAX_FILES = 3_000;

function listFiles({ url }: Ground, pulls: readonly SeededPullRequest[]): Handler {
  return async (call) => {
    const pull = pulls.find(({ number }) => number === readId(call.path));
    if (pull === undefined) return NOT_FOUND;
    const files = pull.changes.slice(0, MAX_FILES).map((change) => ({
      sha: pull.headSha,
      status: change.previous_filename === undefined ? 'modified' : 'renamed',
      additions: 1,
      deletions: 1,
      changes: 2,
      blob_url: `${url}/blob`,
      raw_url: `${url}/raw`,
      contents_url: `${url}/contents`,
      ...change,
    }));
    return answerPage(files, call, url);
  };
}

/**
 * The merged pull request that brought a commit to `main`; for a commit that is not there, every
 * pull request that it belongs to.
 */
function findPulls(pulls: readonly SeededPullRequest[], sha: string): readonly SeededPullRequest[] {
  const introducing = pulls.filter(({ merged }) => merged.includes(sha));
  if (introducing.length > 0) return introducing;
  return pulls.filter(({ commits }) => commits.includes(sha));
}

export function createPulls(
  ground: Ground,
  overlay: Overlay,
  pulls: readonly SeededPullRequest[],
): { readonly handlers: Handlers } {
  const { github, url } = ground;
  const listOfCommit: Handler = async (call) => {
    const [, sha = ''] = readSegments(call.path);
    if ((await github.find(PERSON, `git/commits/${sha}`)) === undefined) {
      return refuse(422, `No commit found for SHA: ${sha}`);
    }
    const found = await Promise.all(
      findPulls(pulls, sha).map(async ({ number }) =>
        overlay.apply('pulls/get', await github.ask<object>(PERSON, 'GET', `pulls/${number}`)),
      ),
    );
    return answerPage(found, call, url);
  };
  return {
    handlers: {
      'pulls/list-files': listFiles(ground, pulls),
      'repos/list-pull-requests-associated-with-commit': listOfCommit,
    },
  };
}
