import { expect } from '@jest/globals';
import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playPassing } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a 429 is waited for as long as Retry-After says, and then nothing is missing',
  seed: FAULTY,
  play: async (world) => {
    const startedAt = Date.now();
    await playPassing(world, FAULTS.rateLimited(2));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(2_000);
  },
};
