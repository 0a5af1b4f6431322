import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playLasting } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a 409 is told in GitHub’s own words and changes no verdict',
  seed: FAULTY,
  play: (world) => playLasting(world, FAULTS.conflict, /"Git Repository is empty\.", status 409/),
};
