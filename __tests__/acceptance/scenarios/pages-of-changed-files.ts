import { expect } from '@jest/globals';
import { PLAN, type Scenario, writeItem, writePlan } from '../scenario.ts';

const plan = writePlan(
  `  pre-deployment:\n${writeItem('echo 1 failed')}`,
  'applies: { paths: ["app/**"] }\n',
);
const docs = Array.from({ length: 250 }, (_, index) => ({ filename: `docs/${index}.md` }));

export const scenario: Scenario = {
  shows: 'the 251st changed file counts: every page of a pull request’s files is read',
  seed: {
    files: { [PLAN]: plan },
    pullRequests: [{ changes: [...docs, { filename: 'app/main.py' }] }, { changes: docs }],
  },
  play: async (world) => {
    const code = await world.onPullRequest();
    expect([code.exitCode, code.verdict]).toEqual([1, 'NO-GO']);
    const only = await world.onPullRequest({ place: 1 });
    expect([only.exitCode, only.verdict]).toEqual([0, 'GO']);
  },
};
