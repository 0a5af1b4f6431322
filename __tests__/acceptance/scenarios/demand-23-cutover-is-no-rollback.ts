import { expect } from '@jest/globals';
import { PLAN, type Scenario } from '../scenario.ts';

const plan = `version: 1
public: [SITE]
environments: { production: { url: "\${SITE}" } }
phases:
  post-deployment:
    - item: The page is there
      retry: { on: [transport, fail], within: 20s, every: 100ms }
      http: { path: /page, timeoutMs: 500 }
  rollback:
    triggers:
      - { item: The page is gone, when: { failed: [the-page-is-there] } }
`;

export const scenario: Scenario = {
  shows: 'errors while a load balancer cuts over roll nothing back; what can’t be reached neither',
  seed: { files: { [PLAN]: plan } },
  play: async (world) => {
    let asked = 0;
    const site = await world.serve((request, response) => {
      if (request.url !== '/page') return response.writeHead(404).end();
      asked += 1;
      if (asked === 1) return request.socket.destroy();
      return response.writeHead(asked < 4 ? 503 : 200).end('page');
    });
    const inputs = { phase: 'post-deployment' };
    const cutover = await world.onPush({ env: { SITE: site.url }, inputs });
    expect([cutover.verdict, cutover.outputs['rollback'], asked]).toEqual(['GO', 'none', 4]);
    await site.close();
    const env = { SITE: site.url };
    const gone = await world.onPush({ env, inputs: { ...inputs, deadline: '5s' }, attempt: 2 });
    expect([gone.verdict, gone.outputs['rollback']]).toEqual(['HOLD', 'unknown']);
  },
};
