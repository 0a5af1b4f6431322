import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playPassing } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'an answer that never ends is given up after its time, and asked for again',
  seed: FAULTY,
  play: async (world) => {
    await playPassing(world, FAULTS.slowBody);
  },
};
