import { expect } from '@jest/globals';
import { PLAN, type Scenario, writeItem, writePlan } from '../scenario.ts';

const plan = writePlan(
  `  pre-deployment:\n${writeItem('echo 1 failed')}`,
  'applies: { paths: ["app/**"] }\n',
);
const changes = [{ filename: 'old/main.py', previous_filename: 'app/main.py' }];

export const scenario: Scenario = {
  shows: 'moving a file out of a guarded folder touches that folder',
  seed: { files: { [PLAN]: plan }, pullRequests: [{ changes }] },
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
  },
};
