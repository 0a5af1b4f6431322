import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan, writeItem } from '../scenario.ts';

const ask = 'Look at it with care. '.repeat(40);
const boxes = Array.from(
  { length: 900 },
  (_, index) => `    - { item: Box ${index}, blocking: false, manual: { ask: ${ask} } }\n`,
);
const env = `    - item: Programs start
      blast: read
      command: { run: 'printf %s $(env | wc -c)', expect: { stdout: { matches: "^[0-9]{1,5}$" } } }
`;

export const scenario: Scenario = {
  shows: 'a plan and a report of a megabyte pass by files: no program’s environment carries them',
  seed: seedPlan(planOf(writeItem('echo 3 passed'), env, ...boxes)),
  play: async (world) => {
    const shown = await world.onPullRequest();
    expect([shown.verdict, shown.exitCode]).toEqual(['GO', 0]);
    expect(Buffer.byteLength(shown.report ?? '')).toBeGreaterThan(1_000_000);
    expect(Buffer.byteLength(Object.values(shown.outputs).join(''))).toBeLessThan(10_000);
  },
};
