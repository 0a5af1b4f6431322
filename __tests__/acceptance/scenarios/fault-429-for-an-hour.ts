import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playLasting } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a limit that lasts an hour is not waited for: the run ends at once and names the time',
  seed: FAULTY,
  play: async (world) => {
    const startedAt = Date.now();
    await playLasting(world, FAULTS.rateLimited(3_600), /GitHub asks to wait 3600 s/);
    expect(Date.now() - startedAt).toBeLessThan(60_000);
  },
};
