import { expect } from '@jest/globals';
import { type Scenario, writeItem, writePlan } from '../scenario.ts';
import { ROLES, readItem, readWarnings, writeSignOff } from '../sign-off-plans.ts';
import { bringWaiver, ITEM, seedWaiver, WAIVERS, writeWaiver } from '../waiver-plans.ts';

const plan = writePlan(
  `  pre-deployment:
${writeItem('echo 3 passed')}    - item: The page is fast
      health: { live: "\${PAGE}/live" }
  approval:
${writeSignOff('tech-lead')}`,
  ROLES,
);
const entry = (item: string) => writeWaiver({ item }).split('waivers:\n')[1] ?? '';
const waiver = `${writeWaiver()}${entry('tech-lead-signs')}`;

export const scenario: Scenario = {
  shows: 'what could not be measured, and a person’s sign-off, can’t be waived',
  seed: seedWaiver(bringWaiver(waiver), plan),
  play: async (world) => {
    const shown = await world.onPullRequest({
      place: 1,
      inputs: { phase: 'pre-deployment,approval' },
      env: { PAGE: 'http://127.0.0.1:9' },
    });
    expect([shown.exitCode, shown.verdict]).toEqual([3, 'HOLD']);
    expect(readItem(shown, ITEM).outcome).toBe('error');
    expect(readItem(shown, 'tech-lead-signs').outcome).toBe('pending');
    const said = readWarnings(shown);
    expect(said).toContain('only fail and warn can be waived');
    expect(said).toMatch(/tech-lead-signs. can’t be waived/);
    expect(said).toContain(WAIVERS);
  },
};
