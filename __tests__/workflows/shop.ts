import { startServer, type TestServer } from '../support/http-server.ts';

/** What the example is about: a service that is deployed, and that says whether it is well. */
export async function startShop(health: 200 | 503): Promise<TestServer> {
  return startServer((request, response) => {
    const answers: Readonly<Record<string, readonly [number, string]>> = {
      '/identity': [200, '{"app":"shop"}'],
      '/health': [health, '{"ok":true}'],
    };
    const [status, body] = answers[request.url ?? ''] ?? [404, '{}'];
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
}

export interface ShopPlan {
  /** What the tests print; three of them must pass. */
  readonly tests?: string;
  /** Items of the approval. */
  readonly approval?: string;
  /** What the check after the deployment needs. */
  readonly needs?: string;
}

/** A plan with an item in every phase; what changes something leaves a line in `$RELEASE_LOG`. */
export function renderShopPlan(url: string, plan: ShopPlan): string {
  const { tests = '3 passed', approval = '', needs = 'deploy' } = plan;
  return `version: 1
public: [RELEASE_LOG]
environments:
  production:
    url: ${url}
    identity: { http: { path: /identity, expect: { json: { $.app: shop } } } }
roles: { product-owner: [ana], override: [jonas] }
phases:
  pre-deployment:
    - item: The tests pass
      blast: read
      command: { run: 'echo ${tests}', expect: { stdout: { contains: 3 passed } } }
  approval: [${approval}]
  deployment:
    - item: Deploy
      command: { run: 'test -n "$DEPLOY_TOKEN" && echo deployed >> "$RELEASE_LOG"' }
  post-deployment:
    - item: The new version is well
      needs: [${needs}]
      http: { path: /health }
  rollback:
    triggers:
      - item: The new version is broken
        when: { failed: [the-new-version-is-well] }
    steps:
      - item: Take it back
        command: { run: 'test -n "$DEPLOY_TOKEN" && echo taken back >> "$RELEASE_LOG"' }
`;
}
