import { FAULTS } from '../../support/github/faults.ts';
import { FAULTY, playLasting } from '../fault-places.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  shows:
    'a 404 where something must be is a lack of permission, and no plan is never taken from it',
  seed: FAULTY,
  play: async (world) => {
    // A plan that is not there is a 404 too; here not even the branch can be read.
    world.github.queueFault({ ...FAULTS.notFound, match: /^GET .*\/commits\/refs/, times: 20 });
    await playLasting(world, FAULTS.notFound, /it does not exist, or the job lacks `permissions: /);
  },
};
