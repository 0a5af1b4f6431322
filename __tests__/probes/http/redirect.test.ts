import { describe, expect, it } from '@jest/globals';
import { isInternalHost } from '../../../src/probes/http/internal-host.ts';
import type { Outgoing } from '../../../src/probes/http/outgoing.ts';
import { followRedirect } from '../../../src/probes/http/redirect.ts';
import type { Listener } from '../../support/http-server.ts';
import { openProbe } from './http-probe.ts';

const { run: runAsIs, serve } = openProbe();

async function run(listener: Listener, options: object) {
  return runAsIs(listener, { sibling404: false, ...options });
}

function answer(status: number, location?: string) {
  const headers = location === undefined ? [] : [['location', location] as const];
  return { status, headers, body: '', truncated: false, firstByteMs: 1, totalMs: 1 };
}

const sent: Outgoing = {
  method: 'POST',
  url: 'https://crm.example/login',
  headers: [
    ['authorization', 'Bearer x'],
    ['x-api-key', 'k'],
    ['cookie', 'a=b'],
    ['content-type', 'text/plain'],
    ['accept', 'text/html'],
  ],
  body: 'password',
};
const read: Outgoing = { method: 'GET', url: sent.url, headers: sent.headers };

describe('a redirect', () => {
  it.each<[number, Outgoing, string, boolean]>([
    [301, sent, 'GET', false],
    [302, sent, 'GET', false],
    [303, sent, 'GET', false],
    [307, sent, 'POST', true],
    [308, sent, 'POST', true],
    [302, { ...sent, method: 'PUT' }, 'PUT', true],
    [303, { ...sent, method: 'PUT' }, 'GET', false],
    [303, { ...read, method: 'HEAD' }, 'HEAD', false],
  ])('%i of %j is followed by %s (RFC 9110 §15.4)', (status, request, method, hasBody) => {
    const next = followRedirect(request, answer(status, '/next#part')) as Outgoing;
    expect(next).toMatchObject({ method, url: 'https://crm.example/next' });
    expect(next.body !== undefined).toBe(hasBody);
    expect(next.headers).toContainEqual(['authorization', 'Bearer x']);
  });

  it.each([
    [200, '/next'],
    [300, '/next'],
    [304, '/next'],
    [302, undefined],
  ])('%i to %s is none', (status, location) => {
    expect(followRedirect(read, answer(status, location))).toBeUndefined();
  });

  it.each([
    'https://other.example/',
    'http://crm.example/login',
    'https://crm.example:444/',
    '//other.example/',
    'https://user:word@other.example/',
  ])('to %s takes no credentials along', (location) => {
    const next = followRedirect(read, answer(302, location)) as Outgoing;
    expect(next.headers.map(([name]) => name)).toEqual(['content-type', 'accept']);
    expect(next.url).not.toContain('word');
  });

  it.each([
    [307, 'https://other.example/', /body/],
    [302, 'file:///etc/passwd', /http or https/],
    [302, 'http://[', /http or https/],
    [302, 'http://169.254.169.254/latest', /public/],
    [302, 'http://localhost:1/', /public/],
    [302, 'http://[::ffff:10.0.0.1]/', /public/],
    [302, 'http://2130706433/', /public/],
  ])('%i to %s is refused', (status, location, complaint) => {
    expect(followRedirect(sent, answer(status, location))).toMatchObject({
      expected: expect.stringMatching(complaint),
    });
  });

  it.each([
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['192.168.1.1', true],
    ['100.64.0.1', true],
    ['[::1]', true],
    ['[fd00::1]', true],
    ['metadata.google.internal', true],
    ['crm.example', false],
    ['8.8.8.8', false],
    ['[2001:db8::1]', false],
    ['localhost.example', false],
  ])('%s is internal: %s', (host, internal) => {
    expect(isInternalHost(host)).toBe(internal);
  });
});

describe('redirects of a server', () => {
  const chain: Listener = (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) return response.end('the end');
    return response.writeHead(302, { location: `/${left - 1}?state=abcdefgh` }).end();
  };

  it('are followed as often as the plan allows, and recorded', async () => {
    const listener: Listener = (request, response) => {
      request.url = request.url?.split('?')[0] ?? '';
      return chain(request, response);
    };
    const expect3 = { body: { contains: 'the end' } };
    const three = await run(listener, { path: '/3', redirects: 3, expect: expect3 });
    expect(three.judged.outcome).toBe('pass');
    expect(three.seen.steps[0]?.hops.map((hop) => hop.status)).toEqual([302, 302, 302]);
    expect(JSON.stringify(three.seen)).not.toContain('abcdefgh');
    const two = await run(listener, { path: '/3', redirects: 2, expect: expect3 });
    expect(two.judged.outcome).toBe('fail');
    expect(JSON.stringify(two.judged.findings)).toContain('at most 2 redirects');
  });

  it('that go round in a circle end', async () => {
    let count = 0;
    const { judged } = await run(
      (_, response) => {
        count += 1;
        response.writeHead(302, { location: '/' }).end();
      },
      { path: '/', redirects: 10, expect: { status: ['2xx', '3xx'] } },
    );
    expect([judged.outcome, count]).toEqual(['fail', 11]);
  });

  it('to another origin get neither credentials nor cookies', async () => {
    const received: object[] = [];
    const stranger = await serve((request, response) => {
      received.push(request.headers);
      response.end('hello');
    });
    const { judged } = await run(
      (_, response) =>
        response
          .writeHead(302, {
            location: stranger.url.replace('127.0.0.1', 'localhost'),
            'set-cookie': 'a=b',
          })
          .end(),
      { path: '/', redirects: 1, auth: { bearer: 'abcdefgh' }, headers: { 'X-Api-Key': 'k' } },
    );
    expect(judged.outcome).toBe('pass');
    expect(received).toHaveLength(1);
    for (const name of ['authorization', 'cookie', 'x-api-key']) {
      expect(received[0]).not.toHaveProperty(name);
    }
  });
});
