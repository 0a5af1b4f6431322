import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseMarker } from '../../src/domain/marker.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import { runAction } from './judged-action.ts';
import { onPullRequest } from './pull-request-event.ts';

const PLAN = '.github/holdpoint.yml';
const WORKFLOW = '.github/workflows/gate.yml';
/** Every run says which it is, and only the newest one passes. */
const plan = `version: 1
environments: { production: {} }
phases:
  pre-deployment:
    - item: It is the newest run
      blast: read
      command: { run: 'echo "$WHICH"', expect: { stdout: { contains: newest } } }
`;

const RUNS = 20;
const REPETITIONS = Number(process.env['HOLDPOINT_RACES'] ?? 2);
const ids = Array.from({ length: RUNS }, (_, index) => 5_000 + index);

let gitHub: LocalGitHub;
// One for each repetition: hundreds of runs on one GitHub come to its hourly limit.
beforeEach(async () => {
  gitHub = await startLocalGitHub({
    files: { [PLAN]: plan },
    pullRequests: [{ files: { 'change.txt': 'x' } }],
    runs: ids.map((id) => ({ id, attempt: 1, path: WORKFLOW })),
  });
}, 60_000);
afterEach(() => gitHub.close());

function start(id: number) {
  const event = onPullRequest(gitHub);
  const env = {
    ...event.env,
    GITHUB_RUN_ID: String(id),
    GITHUB_WORKFLOW_REF: `acme/crm/${WORKFLOW}@refs/pull/1/merge`,
    WHICH: id === ids.at(-1) ? 'newest' : 'older',
  };
  return runAction({ files: { [PLAN]: plan }, ...event, env });
}

describe(`${RUNS} runs of the same pull request at once`, () => {
  it.each(Array.from({ length: REPETITIONS }, (_, index) => index))(
    'leave one comment and one status, of the newest run (%i)',
    async () => {
      const results = await Promise.all(ids.map(start));
      expect(results.filter(({ exitCode }) => exitCode === 0)).toHaveLength(1);
      const [pull] = gitHub.pullRequests;
      const comments = await gitHub.comments(pull?.number ?? 0);
      expect(comments.map(({ body }) => parseMarker(body)?.runId)).toEqual([String(ids.at(-1))]);
      const last = gitHub.statuses(pull?.headSha ?? '').at(-1);
      expect(last).toMatchObject({ state: 'success' });
      expect(last?.targetUrl).toMatch(new RegExp(`/runs/${ids.at(-1)}$`));
      expect(gitHub.violations()).toEqual([]);
    },
    120_000,
  );
});
