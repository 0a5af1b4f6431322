import { expect } from '@jest/globals';
import { PLAN, type Scenario } from '../scenario.ts';

const plan = `version: 1
public: [SITE]
environments: { production: { url: "\${SITE}" } }
phases:
  post-deployment:
    - { item: Once, http: { path: /once } }
    - { item: Again, retry: { on: [transport, fail], within: 1s, every: 200ms }, http: { path: /again } }
`;

interface Item {
  readonly outcome: string;
  readonly attempts: readonly unknown[];
}

export const scenario: Scenario = {
  shows: 'as many requests reach the service as the report says attempts: one means one',
  seed: { files: { [PLAN]: plan } },
  play: async (world) => {
    const asked: Record<string, number> = { '/once': 0, '/again': 0 };
    const site = await world.serve((request, response) => {
      const path = request.url ?? '';
      asked[path] = (asked[path] ?? 0) + 1;
      response.writeHead(500).end();
    });
    const shown = await world.onPush({
      env: { SITE: site.url },
      inputs: { phase: 'post-deployment' },
    });
    expect([shown.exitCode, shown.verdict]).toEqual([1, 'NO-GO']);
    const { items } = JSON.parse(shown.report ?? '{}') as { items: Item[] };
    expect(items.map(({ attempts }) => attempts.length)).toEqual([1, asked['/again']]);
    expect(asked['/once']).toBe(1);
    expect(asked['/again']).toBeGreaterThan(1);
  },
};
