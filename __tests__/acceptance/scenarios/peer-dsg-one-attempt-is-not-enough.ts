import { expect } from '@jest/globals';
import { PLAN, type Scenario } from '../scenario.ts';

const plan = `version: 1
public: [SITE]
environments: { production: { url: "\${SITE}" } }
phases:
  post-deployment:
    - item: The page is there
      retry: { on: [transport, fail], within: 20s, every: 100ms }
      http: { path: /, expect: { status: 200 } }
`;

export const scenario: Scenario = {
  shows: 'a service that warms up is asked again; the late pass is shown as flaky, not hidden',
  seed: { files: { [PLAN]: plan } },
  play: async (world) => {
    let asked = 0;
    const site = await world.serve((request, response) => {
      // The negative control asks for another page.
      if (request.url !== '/') return response.writeHead(404).end();
      asked += 1;
      return response.writeHead(asked < 3 ? 503 : 200).end('page');
    });
    const shown = await world.onPush({
      env: { SITE: site.url },
      inputs: { phase: 'post-deployment' },
    });
    expect([shown.exitCode, shown.verdict, asked]).toEqual([0, 'GO', 3]);
    const { items } = JSON.parse(shown.report ?? '{}') as {
      items: { flaky: boolean; attempts: unknown[] }[];
    };
    expect(items[0]?.flaky).toBe(true);
    expect(items[0]?.attempts).toHaveLength(3);
    expect(shown.log).toContain('flaky');
  },
};
