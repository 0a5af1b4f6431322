import { expect } from '@jest/globals';
import { PLAN, type Scenario, writeItem, writePlan } from '../scenario.ts';

const plan = writePlan(
  `  pre-deployment:\n${writeItem('echo 2 passed, 1 failed')}`,
  'applies: { paths: ["app/**"] }\n',
);

export const scenario: Scenario = {
  shows: 'a required status comes for every change: what the plan does not guard is GO at once',
  seed: {
    files: { [PLAN]: plan },
    pullRequests: [
      { files: { 'docs/guide.md': 'words' } },
      { files: { 'docs/guide.md': 'words', 'app/main.py': 'code' } },
    ],
  },
  play: async (world) => {
    const docs = await world.onPullRequest();
    expect([docs.exitCode, docs.verdict]).toEqual([0, 'GO']);
    expect(docs.status).toMatchObject({
      state: 'success',
      description: expect.stringContaining('not-applicable'),
    });
    const code = await world.onPullRequest({ place: 1 });
    expect([code.exitCode, code.status?.state]).toEqual([1, 'failure']);
  },
};
