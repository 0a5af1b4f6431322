import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playLasting } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: '"Resource not accessible by integration" is answered with the line to add to the job',
  seed: FAULTY,
  play: (world) =>
    playLasting(
      world,
      FAULTS.notAccessible,
      /add `permissions: [a-z-]+: (?:read|write)` to the job/,
    ),
};
