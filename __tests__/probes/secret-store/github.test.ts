import { afterAll, describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { openDescription } from '../../support/github/description.ts';
import { startServer, type TestServer } from '../../support/http-server.ts';
import { createStoreWorld } from './store-world.ts';

const world = createStoreWorld();
const servers: TestServer[] = [];
afterAll(async () => {
  world.remove();
  for (const server of servers) await server.close();
});

const TOKEN = 'github_pat_11AAAA_the-token-of-the-test';
const SECRETS = '/repos/acme/crm/actions/secrets';
const STAGING = '/repos/acme/crm/environments/staging%20eu/secrets';
const SHARED = '/repos/acme/crm/actions/organization-secrets';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function page(names: readonly string[], total = names.length): Answer {
  const at = '2026-01-05T10:00:00Z';
  const secrets = names.map((name) => ({ name, created_at: at, updated_at: at }));
  return { status: 200, body: { total_count: total, secrets } };
}

/** A server with these answers by path and page; every exchange is one that GitHub describes. */
async function serve(answers: Readonly<Record<string, readonly Answer[]>>): Promise<string> {
  const description = await openDescription();
  const server = await startServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const call = {
      method: 'get',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: {},
    };
    const operation = description.findOperation(call);
    const answer = answers[url.pathname]?.[Number(url.searchParams.get('page')) - 1] ?? {
      status: 404,
    };
    const problems =
      operation === undefined
        ? ['no such operation']
        : [
            ...description.judgeRequest(call, operation),
            ...(answer.status === 200 ? description.judgeAnswer(answer.body, operation, 200) : []),
          ];
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}` && problems.length === 0;
    response.writeHead(isKnown ? answer.status : 500, answer.headers);
    response.end(JSON.stringify(isKnown ? (answer.body ?? {}) : { problems }));
  });
  servers.push(server);
  return server.url;
}

const run = (url: string, names: readonly string[], rest: object = {}) =>
  world.run({ names, github: { token: TOKEN, repository: 'acme/crm', url, ...rest } });

describe('the secrets of a repository', () => {
  it('count together with those of the environment and the organisation', async () => {
    const url = await serve({
      [SECRETS]: [page(['SECRET_KEY'])],
      [STAGING]: [page(['SECRET_KEY', 'DATABASE_URL'])],
      [SHARED]: [page(['NPM_TOKEN'])],
    });
    const names = ['SECRET_KEY', 'database_url', 'NPM_TOKEN'];
    const everywhere = { environment: 'staging eu', organization: true };
    const { judged } = await run(url, names, everywhere);
    expect(judged.summary).toBe('3 secrets are set in GitHub, acme/crm, environment staging eu.');
    const { judged: less } = await run(url, names);
    expect(less.findings.map(({ where }) => where)).toEqual(['NPM_TOKEN', 'database_url']);
  });

  it('are read from every page', async () => {
    const all = Array.from({ length: 130 }, (_, index) => `S${index}`);
    const url = await serve({
      [SECRETS]: [page(all.slice(0, 100), 130), page(all.slice(100), 130)],
    });
    expect((await run(url, ['S0', 'S129'])).judged.outcome).toBe('pass');
  });

  it.each<[string, readonly Answer[], string]>([
    ['the token may not', [{ status: 403 }], 'auth'],
    ['the token is none', [{ status: 401 }], 'auth'],
    ['there is no such repository', [{ status: 404 }], 'auth'],
    [
      'GitHub has had enough',
      [{ status: 403, headers: { 'x-ratelimit-remaining': '0' } }],
      'rate-limited',
    ],
    ['GitHub is down', [{ status: 502 }], 'protocol'],
    ['a page is missing', [page(['SECRET_KEY'], 2), page([], 2)], 'protocol'],
  ])('are not known where %s', async (_, answers, reason) => {
    const url = await serve({ [SECRETS]: answers });
    const error = await catchProbeError(run(url, ['SECRET_KEY']));
    expect(error.reason).toBe(reason);
    expect(error.message).not.toContain(TOKEN);
    if (reason === 'auth') expect(error.remedy).toMatch(/`Secrets: read`/);
  });
});
