import { describe, expect, it } from '@jest/globals';
import { type Listener, startRawServer } from '../../support/http-server.ts';
import { runProbe } from '../../support/http-tools.ts';
import { openProbe, probe } from './http-probe.ts';

const { keep, run, serve } = openProbe();

const page: Listener = (request, response) => {
  if (request.url === '/deals') return response.end('<h1>Deals</h1>');
  return response.writeHead(404).end('no such page');
};

describe('one request', () => {
  it('passes if the path answers and a path beside it does not', async () => {
    const asked: string[] = [];
    const { judged, seen } = await run(
      (request, response) => {
        asked.push(request.url ?? '');
        return page(request, response);
      },
      { path: '/deals' },
    );
    expect(judged.outcome).toBe('pass');
    expect(judged.summary).toContain('status 2xx');
    expect(asked.toSorted()).toEqual(['/deals', expect.stringMatching(/^\/deals-[0-9a-f]{10}$/)]);
    expect(seen.control?.status).toBe(404);
  });

  it.each<[string, Listener, object, string, string]>([
    ['a missing page', page, { path: '/missing' }, 'fail', 'status'],
    [
      'a catch-all page',
      (_, answer) => answer.end('<html>'),
      { path: '/' },
      'inconclusive',
      'control-failed',
    ],
    [
      'a redirect to the login',
      (_, answer) => answer.writeHead(302, { location: '/login' }).end(),
      { path: '/deals' },
      'fail',
      'status',
    ],
    [
      'a page that says another thing',
      page,
      { path: '/deals', expect: { body: { contains: 'Contacts' } } },
      'fail',
      'assertion',
    ],
    [
      'HTML where JSON should be',
      page,
      { path: '/deals', expect: { json: { '$.status': 'ok' } } },
      'fail',
      'assertion',
    ],
    [
      'nothing where JSON should be',
      (_, answer) => answer.writeHead(204).end(),
      { path: '/deals', expect: { json: { '$.status': { exists: false } } } },
      'fail',
      'assertion',
    ],
    [
      'HEAD, which has no body to match',
      page,
      { path: '/deals', method: 'HEAD', expect: { body: { contains: 'Deals' } } },
      'fail',
      'assertion',
    ],
    [
      'JSON against the schema',
      (_, answer) => answer.end('{"status":1}'),
      {
        path: '/deals',
        expect: { schema: { type: 'object', properties: { status: { type: 'string' } } } },
      },
      'fail',
      'assertion',
    ],
    [
      'too many requests',
      (_, answer) => answer.writeHead(429, { 'retry-after': '7' }).end(),
      { path: '/deals' },
      'error',
      'rate-limited',
    ],
    [
      'a slow answer',
      (_, answer) => setTimeout(() => answer.end('Deals'), 60),
      { path: '/deals', expect: { body: { contains: 'Deals' }, maxMs: 20 } },
      'fail',
      'expected-timeout',
    ],
    [
      'no answer, where the plan says how long is too long',
      () => undefined,
      { path: '/deals', timeoutMs: 100, sibling404: false, expect: { maxMs: 50 } },
      'fail',
      'expected-timeout',
    ],
    ['no answer', () => undefined, { path: '/deals', timeoutMs: 100 }, 'error', 'timeout'],
  ])('%s', async (_, listener, options, outcome, reason) => {
    const { judged } = await run(listener, options);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
  });

  it('sends query, JSON, credentials and headers, and shows no credentials', async () => {
    let seenRequest: unknown;
    const { seen, judged } = await run(
      async (request, response) => {
        const body = Buffer.concat(await request.toArray()).toString();
        seenRequest = { url: request.url, body, headers: request.headers, method: request.method };
        response.end(JSON.stringify({ echo: request.headers.authorization, ok: true }));
      },
      {
        path: '/deals?a=1',
        query: { b: 'x y', api_key: 'abcdefgh1234' },
        json: { name: 'Ona' },
        headers: { 'X-Run': '7' },
        auth: { basic: { user: 'ana', password: 'correct horse' } },
        expect: { body: { contains: 'ok' } },
      },
    );
    expect(seenRequest).toMatchObject({
      method: 'POST',
      url: '/deals?a=1&b=x+y&api_key=abcdefgh1234',
      body: '{"name":"Ona"}',
      headers: {
        'content-type': 'application/json',
        'x-run': '7',
        authorization: `Basic ${Buffer.from('ana:correct horse').toString('base64')}`,
      },
    });
    expect(judged.outcome).toBe('pass');
    const text = JSON.stringify(seen);
    expect(text).not.toContain(Buffer.from('ana:correct horse').toString('base64'));
    expect(text).not.toContain('abcdefgh1234');
  });

  it('asks with the same credentials for what must not be there, but not elsewhere', async () => {
    const other: unknown[] = [];
    const stranger = await serve((request, answer) => {
      other.push(request.headers.authorization);
      answer.writeHead(404).end();
    });
    const { judged } = await run(page, {
      path: '/deals',
      auth: { bearer: 'abcdefgh' },
      sibling404: `${stranger.url}/nothing`,
    });
    expect([judged.outcome, other]).toEqual(['pass', [undefined]]);
  });

  it('hides the values of cookies, also where the page repeats them', async () => {
    const listener: Listener = (_, answer) =>
      answer
        .writeHead(200, { 'set-cookie': ['session=s3cr3t-value; HttpOnly; Path=/', 'a=1'] })
        .end('your session is s3cr3t-value');
    const { seen, judged } = await run(listener, {
      path: '/deals',
      expect: { headers: { 'set-cookie': { matches: '^(session=.*HttpOnly|a=)' } } },
    });
    expect(judged.outcome).toBe('pass');
    expect(JSON.stringify(seen)).not.toContain('s3cr3t-value');
    expect(JSON.stringify(seen)).toContain('session=<12 characters>; HttpOnly; Path=/');
  });

  it('records a broken connection as an error with its reason', async () => {
    const server = keep(await startRawServer((socket) => socket.destroy()));
    const { judged, seen } = await runProbe(probe, { path: '/a' }, { url: server.url });
    expect([judged.outcome, judged.reason]).toEqual(['error', 'reset']);
    expect(seen.steps[0]?.failure?.reason).toBe('reset');
  });

  it('is thrown out of its run by an abort', async () => {
    const server = await serve(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 50);
    const promise = runProbe(probe, { path: '/a' }, { url: server.url }, stop.signal);
    await expect(promise).rejects.toMatchObject({ reason: 'cancelled' });
  });

  it('needs a URL of the environment for a path', async () => {
    await expect(runProbe(probe, { path: '/a' }, {})).rejects.toMatchObject({ reason: 'config' });
  });
});
