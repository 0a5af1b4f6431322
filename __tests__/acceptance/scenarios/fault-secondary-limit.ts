import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playPassing } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a 403 of the secondary limit is waited for and not taken for a lack of permission',
  seed: FAULTY,
  play: async (world) => {
    await playPassing(world, FAULTS.secondaryLimit);
  },
};
