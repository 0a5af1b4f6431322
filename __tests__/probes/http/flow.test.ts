import { describe, expect, it } from '@jest/globals';
import type { Listener } from '../../support/http-server.ts';
import { FORM, openProbe } from './http-probe.ts';

const { run, serve } = openProbe();

/** A small application with a login that needs its CSRF token and its cookie. */
function createCrm() {
  const asked: string[] = [];
  const listener: Listener = async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    asked.push(`${request.method} ${request.url} ${body}`.trim());
    const isKnown = request.headers.cookie?.includes('session=known-session-7') ?? false;
    if (request.url === '/login' && request.method === 'GET') {
      return response.setHeader('set-cookie', 'pre=abcdefgh; Path=/').end(FORM);
    }
    if (request.url === '/login') {
      const fields = new URLSearchParams(body);
      const isRight =
        fields.get('csrf') === 't0ken-of-this-page' &&
        fields.get('password') === 'correct horse' &&
        request.headers.cookie === 'pre=abcdefgh';
      if (!isRight) return response.writeHead(400).end('wrong');
      const headers = { location: '/deals', 'set-cookie': 'session=known-session-7; HttpOnly' };
      return response.writeHead(302, headers).end();
    }
    if (!isKnown) return response.writeHead(302, { location: '/login' }).end();
    if (request.method === 'POST')
      return response.writeHead(201).end('{"id":42,"key":"k-1234567"}');
    return response.end(request.url === '/deals/42' ? '{"id":42}' : '<h1>Deals</h1>');
  };
  return { asked, listener };
}

const login = {
  formFrom: { id: 'login', fields: { user: 'ana', password: 'correct horse' } },
  redirects: 1,
  expect: { finalUrl: '/deals', body: { contains: 'Deals' } },
};

describe('a flow', () => {
  it('logs in by the form of the page, keeps cookies, and carries values on', async () => {
    const crm = createCrm();
    const { judged, seen } = await run(crm.listener, {
      steps: [
        { path: '/login' },
        login,
        {
          path: '/deals',
          json: { name: 'A deal' },
          captures: { id: { json: '$.id', secret: false }, key: { json: '$.key' } },
        },
        {
          path: '/deals/{{id}}',
          headers: { 'x-key': '{{key}}' },
          expect: { json: { '$.id': '{{id}}' } },
        },
      ],
    });
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(crm.asked).toEqual([
      'GET /login',
      'POST /login csrf=t0ken-of-this-page&user=ana&password=correct+horse&remember=on',
      'GET /deals',
      'POST /deals {"name":"A deal"}',
      'GET /deals/42',
    ]);
    expect(seen.steps[1]?.hops).toEqual([
      { status: 302, method: 'POST', url: expect.stringMatching(/\/login$/) },
    ]);
    const text = JSON.stringify(seen);
    for (const secret of ['known-session-7', 'abcdefgh', 't0ken-of-this-page', 'k-1234567']) {
      expect(text).not.toContain(secret);
    }
    expect(seen.captures).toEqual({ id: 42 });
  });

  it('ends at the first step that fails, and names those that were not run', async () => {
    const crm = createCrm();
    const wrong = { ...login.formFrom, fields: { user: 'ana', password: 'wrong' } };
    const { judged, seen } = await run(crm.listener, {
      steps: [{ path: '/login' }, { ...login, formFrom: wrong }, { name: 'deals', url: '/deals' }],
    });
    expect([judged.outcome, judged.reason]).toEqual(['fail', 'status']);
    expect(seen.steps).toHaveLength(2);
    expect(crm.asked).toHaveLength(2);
    expect(judged.findings.at(-1)).toMatchObject({
      seen: expect.stringContaining('not run'),
      where: 'step 3 of 3 (deals)',
    });
  });

  it.each<[string, object, string]>([
    ['a JSONPath to nothing', { json: '$.none' }, 'one scalar at $.none'],
    ['a JSONPath to two nodes', { json: '$.*' }, 'one scalar at $.*'],
    ['a JSONPath to an object', { json: '$' }, 'one scalar at $'],
    ['a header that is absent', { header: 'X-None' }, 'the header X-None'],
    ['a cookie that is not set', { cookie: 'none' }, 'the cookie none'],
    ['a pattern that is not found', { regex: 'q(\\d)' }, 'text that matches `q(\\d)`'],
  ])('fails on a capture of %s', async (_, place, expected) => {
    const { judged } = await run((__, answer) => answer.end('{"a":1,"b":2}'), {
      steps: [{ path: '/a', captures: { x: { ...place, secret: false } } }, { path: '/{{x}}' }],
    });
    expect([judged.outcome, judged.reason]).toEqual(['fail', 'assertion']);
    expect(judged.findings[0]).toMatchObject({
      expected,
      where: expect.stringContaining('capture x'),
    });
  });

  it('captures headers, cookies and groups', async () => {
    const asked: string[] = [];
    const { judged } = await run(
      (request, answer) => {
        asked.push(request.url ?? '');
        answer.setHeader('x-next', '/n/ex?t').setHeader('set-cookie', 'c=cookie-value');
        answer.end('<a data-id="a b/c">');
      },
      {
        steps: [
          {
            path: '/a',
            captures: {
              next: { header: 'X-Next', secret: false },
              cookie: { cookie: 'c' },
              group: { regex: 'data-id="([^"]+)"', secret: false },
            },
          },
          { path: '/b/{{group}}', query: { c: '{{cookie}}' } },
          { url: '{{next}}' },
        ],
      },
    );
    expect(judged.outcome).toBe('pass');
    expect(asked).toEqual(['/a', '/b/a%20b%2Fc?c=cookie-value', '/n/ex?t']);
  });

  it('follows a captured URL nowhere else', async () => {
    const asked: (string | undefined)[] = [];
    const stranger = await serve((request, answer) => {
      asked.push(request.headers.authorization);
      answer.end();
    });
    const { judged } = await run(
      (_, answer) => answer.end(JSON.stringify({ next: stranger.url })),
      {
        steps: [
          { path: '/a', captures: { next: { json: '$.next', secret: false } } },
          { url: '{{next}}', auth: { bearer: 'abcdefgh' } },
        ],
      },
    );
    expect(judged.findings[0]).toMatchObject({ seen: stranger.url });
    expect([judged.outcome, asked]).toEqual(['fail', []]);
  });

  it('refuses to carry a secret that is too short to be hidden', async () => {
    const promise = run((_, answer) => answer.end('{"a":"short"}'), {
      steps: [{ path: '/a', captures: { x: { json: '$.a' } } }, { path: '/{{x}}' }],
    });
    await expect(promise).rejects.toMatchObject({
      reason: 'config',
      message: expect.stringContaining('secret: false'),
    });
  });

  it('survives a flood of cookies', async () => {
    let received = 0;
    const { judged } = await run(
      (request, answer) => {
        received = request.headers.cookie?.length ?? 0;
        const flood = Array.from({ length: 1_000 }, (_, index) => `c${index}=v`);
        answer.writeHead(200, { 'set-cookie': flood }).end();
      },
      { steps: [{ path: '/a' }, { path: '/b' }, { path: '/c' }] },
    );
    expect(judged.outcome).toBe('pass');
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(1_000);
  });
});
