import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playLasting } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows: 'a token that GitHub does not accept costs the comment or the status, never the verdict',
  seed: FAULTY,
  play: (world) => playLasting(world, FAULTS.unauthorized, /pass a valid one as `github-token`/),
};
