import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playPassing } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'one 502 on each of policy, list, comment and status is tried again and unnoticed',
  seed: FAULTY,
  play: async (world) => {
    await playPassing(world, FAULTS.badGateway);
  },
};
