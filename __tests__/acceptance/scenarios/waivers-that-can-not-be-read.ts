import { expect } from '@jest/globals';
import type { Scenario } from '../scenario.ts';
import { inSeconds } from '../sign-off-plans.ts';
import { bringWaiver, seedWaiver, WAIVERS, writeWaiver } from '../waiver-plans.ts';

const BROKEN = [
  writeWaiver().replace('requestedBy', 'requestdBy'),
  writeWaiver({ reason: 'timeout' }),
  writeWaiver({ expires: inSeconds(200 * 86_400) }),
  'waivers: [',
  '',
];

export const scenario: Scenario = {
  shows:
    'a broken file of waivers is a plan error, never a gate without waivers or with all of them',
  seed: seedWaiver(bringWaiver(BROKEN[0] ?? '')),
  play: async (world) => {
    for (const [index, text] of BROKEN.entries()) {
      if (index > 0) await world.pushToMain({ [WAIVERS]: text });
      const shown = await world.onPullRequest({ place: 1, runId: 4_242 + index });
      expect([text, shown.exitCode, shown.verdict]).toEqual([text, 2, '']);
      expect(shown.errors.join('\n')).toContain(WAIVERS);
      expect(shown.statuses.map(({ state }) => state)).not.toContain('success');
    }
  },
};
