import { expect } from '@jest/globals';
import { PLAN, type Scenario } from '../scenario.ts';

const plan = `version: 1
public: [SITE]
environments: { production: { url: "\${SITE}" } }
phases:
  post-deployment:
    - { item: The page is there, http: { path: /, timeoutMs: 500 } }
`;

export const scenario: Scenario = {
  shows: 'a service that never answers is HOLD after its time, not NO-GO, and rolls nothing back',
  seed: { files: { [PLAN]: plan } },
  play: async (world) => {
    const site = await world.serve(() => undefined);
    const shown = await world.onPush({
      env: { SITE: site.url },
      inputs: { phase: 'post-deployment' },
    });
    expect([shown.exitCode, shown.verdict]).toEqual([3, 'HOLD']);
    expect(shown.status?.state).toBe('error');
    expect(shown.outputs['rollback']).not.toBe('required');
    expect(shown.durationMs).toBeLessThan(20_000);
  },
};
