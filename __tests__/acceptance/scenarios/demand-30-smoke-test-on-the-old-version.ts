import { expect } from '@jest/globals';
import { PLAN, type Scenario } from '../scenario.ts';

const plan = `version: 1
public: [SITE]
environments: { production: { url: "\${SITE}" } }
phases:
  post-deployment:
    - { item: The release answers, version: {} }
    - { item: It is healthy, needs: [the-release-answers], health: { live: /health } }
`;

export const scenario: Scenario = {
  shows: 'a healthy OLD version never passes: the expected commit has to answer first',
  seed: { files: { [PLAN]: plan } },
  play: async (world) => {
    let commit = 'd'.repeat(40);
    const site = await world.serve((request, response) => {
      const answers: Record<string, object> = { '/version': { commit }, '/health': { ok: true } };
      const body = answers[request.url ?? ''];
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    });
    const options = { env: { SITE: site.url }, inputs: { phase: 'post-deployment' } };
    const old = await world.onPush(options);
    expect([old.exitCode, old.verdict]).toEqual([1, 'NO-GO']);
    expect(old.outputs['failed-items']).toContain('the-release-answers');
    commit = old.delivery.about.commit;
    const released = await world.onPush({ ...options, attempt: 2 });
    expect([released.exitCode, released.verdict]).toEqual([0, 'GO']);
  },
};
