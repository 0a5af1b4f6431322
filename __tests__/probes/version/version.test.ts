import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/version/cases.ts';
import { collect } from '../../../src/probes/version/collect.ts';
import type { ExpectedVersion } from '../../../src/probes/version/evidence.ts';
import { evidence, judge } from '../../../src/probes/version/judge.ts';
import { findMismatch, makeUp } from '../../../src/probes/version/match-version.ts';
import { declaration } from '../../../src/probes/version/options.ts';
import { type Listener, startRawServer, startServer } from '../../support/http-server.ts';
import { runProbe } from '../../support/http-tools.ts';
import { keepOpen } from '../../support/keep-open.ts';

const keep = keepOpen();
const probe = { declaration, collect, judge, evidence };
const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const old = commit.replaceAll('3', '4');
const digest = `sha256:${'ab'.repeat(32)}`;

async function run(listener: Listener, options: unknown, subject: object = { commit }) {
  const { url } = keep(await startServer(listener));
  return runProbe(probe, options, { url, ...subject });
}

const json =
  (value: unknown): Listener =>
  (_, response) =>
    response.end(JSON.stringify({ commit: value }));

describe('the cases of version', () => {
  it.each(cases)('$title: $outcome', async (one) => {
    const seen = evidence.schema.parse(one.evidence);
    const judged = await judge(seen, declaration.options.parse(one.options));
    expect([judged.outcome, judged.reason]).toEqual([one.outcome, one.reason]);
  });
});

describe('version', () => {
  it.each<[string, Listener, object]>([
    ['the commit', json(commit), {}],
    ['its first seven digits', json(commit.slice(0, 7)), {}],
    ['capitals and a line feed', json(`${commit.toUpperCase()}\n`), {}],
    [
      'a header',
      (_, r) => r.setHeader('X-Commit', commit).end(),
      { header: 'x-commit', path: '/' },
    ],
    [
      'a part of a page',
      (_, r) => r.end(`<p>${old} rev ${commit}`),
      { matches: 'rev ([0-9a-f]+)' },
    ],
    ['an own text', json('v1.2.3'), { expect: 'v1.2.3' }],
    ['an image', json(`registry.example/crm@${digest}`), { expect: 'image' }],
    [
      'an answer that a cache has passed on',
      (_, r) => r.setHeader('age', '0').end(`{"commit":"${commit}"}`),
      {},
    ],
  ])('passes on %s', async (_, listener, options) => {
    const { judged } = await run(listener, options, { commit, image: digest });
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(judged.summary).toContain('3 of 3');
  });

  it.each<[string, Listener, object, string, string]>([
    ['another commit', json(old), {}, 'fail', 'assertion'],
    ['a longer one', json(`${commit}00`), {}, 'fail', 'assertion'],
    ['a part of it that is no beginning', json(commit.slice(3, 20)), {}, 'fail', 'assertion'],
    ['six digits', json(commit.slice(0, 6)), {}, 'fail', 'assertion'],
    ['a dirty build', json(`${commit}-dirty`), {}, 'fail', 'assertion'],
    ['a list with the commit in it', json([old, commit]), {}, 'fail', 'assertion'],
    ['a text with the commit in it', json(`${old} ${commit}`), {}, 'fail', 'assertion'],
    ['nothing', json(null), {}, 'fail', 'assertion'],
    ['an empty text', json(''), {}, 'fail', 'assertion'],
    ['a page', (_, r) => r.end(`<html>${commit}</html>`), {}, 'fail', 'assertion'],
    [
      'two headers',
      (_, r) => r.setHeader('v', [commit, old]).end(),
      { header: 'v' },
      'fail',
      'assertion',
    ],
    ['a missing page', (_, r) => r.writeHead(404).end(commit), {}, 'fail', 'status'],
    ['a redirect', (_, r) => r.writeHead(302, { location: '/' }).end(), {}, 'fail', 'status'],
    ['another text', json('v1.2.4'), { expect: 'v1.2.3' }, 'fail', 'assertion'],
    ['another image', json(digest.replaceAll('a', 'c')), { expect: 'image' }, 'fail', 'assertion'],
    ['an image’s tag', json('crm:latest'), { expect: 'image' }, 'fail', 'assertion'],
    ['too many requests', (_, r) => r.writeHead(429).end(), {}, 'error', 'rate-limited'],
    [
      'a cache that was told better',
      (_, r) => r.setHeader('Age', '1').end(`{"commit":"${commit}"}`),
      {},
      'inconclusive',
      'control-failed',
    ],
    [
      'a cache of another sort',
      (_, r) => r.setHeader('X-Cache', 'HIT from edge').end(`{"commit":"${commit}"}`),
      {},
      'inconclusive',
      'control-failed',
    ],
    [
      'a body that is too long',
      (_, r) => r.end(`{"commit":"${commit}","x":"${'x'.repeat(2_000_000)}"}`),
      { samples: 1 },
      'inconclusive',
      'output-limit',
    ],
    [
      'one instance where two are wanted',
      (_, r) => r.setHeader('i', 'a').end(`{"commit":"${commit}"}`),
      { distinct: { header: 'i', count: 2 } },
      'inconclusive',
      'insufficient-samples',
    ],
    ['no answer', () => undefined, { timeoutMs: 100 }, 'error', 'timeout'],
  ])('does not pass on %s', async (_, listener, options, outcome, reason) => {
    const { judged } = await run(listener, options, { commit, image: digest });
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
    expect(judged.findings.length).toBeGreaterThan(0);
  });

  it('says how many of the answers are old', async () => {
    let count = 0;
    const { judged } = await run((request, response) => {
      count += 1;
      return json(count === 2 ? old : commit)(request, response);
    }, {});
    expect(judged.outcome).toBe('fail');
    expect(judged.findings).toEqual([
      {
        expected: `commit ${commit}`,
        seen: `"${old}", another commit (1 of 3 answers)`,
        where: expect.stringMatching(/\/version$/),
      },
    ]);
  });

  it('says which instance is old', async () => {
    const listener: Listener = (request, response) =>
      json(request.headers['x-pick'] === 'b' ? old : commit)(request, response);
    const options = { instances: ['a', 'b'], instanceHeader: 'x-pick', samples: 2 };
    const { judged } = await run(listener, options);
    expect(judged.findings.map((one) => one.where)).toEqual(['b']);
  });

  it('asks caches not to answer, on a new connection each time, and never names the commit', async () => {
    const ports = new Set<number | undefined>();
    const requests: string[] = [];
    await run((request, response) => {
      ports.add(request.socket.remotePort);
      requests.push(`${request.url} ${request.rawHeaders.join(' ')}`);
      return json(commit)(request, response);
    }, {});
    expect(ports.size).toBe(3);
    expect(requests[0]).toContain('cache-control no-cache');
    expect(requests.join()).not.toContain(commit.slice(0, 7));
  });

  it.each([
    [{}, { commit: '' }],
    [{}, { commit: '3f2a9c4' }],
    [{ expect: 'image' }, { commit }],
    [{ expect: 'image' }, { commit, image: '' }],
  ])('%j of %j is an error of the configuration', async (options, subject) => {
    await expect(run(json(commit), options, subject)).rejects.toMatchObject({ reason: 'config' });
  });

  it('ends sampling at the first request without an answer', async () => {
    const server = keep(await startRawServer((socket) => socket.destroy()));
    const { judged, seen } = await runProbe(probe, {}, { url: server.url, commit });
    expect([judged.outcome, judged.reason]).toEqual(['error', 'reset']);
    expect(seen.checks[0]?.samples).toHaveLength(1);
  });

  it.each<ExpectedVersion>([
    { kind: 'commit', value: commit },
    { kind: 'commit', value: '0'.repeat(40) },
    { kind: 'image', value: digest },
    { kind: 'image', value: 'crm:latest' },
    { kind: 'text', value: 'v1' },
    { kind: 'text', value: 'ž' },
  ])('a made-up version never matches %j', (expected) => {
    expect(findMismatch(expected.value, expected)).toBeUndefined();
    expect(findMismatch(expected.value, makeUp(expected))).toBeDefined();
  });
});

describe('the options of version', () => {
  it.each([
    ['two places', { json: '$.a', header: 'b' }],
    ['no sample', { samples: 0 }],
    ['instances that are no URLs', { instances: ['a'] }],
    ['a typo', { headers: 'a' }],
  ])('refuse %s', (_, options) => {
    expect(declaration.options.safeParse(options).success).toBe(false);
  });

  it.each<[object, (string | number)[]]>([
    [{ json: '$[' }, ['json']],
    [{ matches: '(' }, ['matches']],
    [{ matches: '[0-9a-f]+' }, ['matches']],
    [{ distinct: { json: '$[', count: 2 } }, ['distinct', 'json']],
    [{ path: 'https://a.example/', instances: ['https://b.example'] }, ['path']],
  ])('have a problem in %j', async (written, path) => {
    const options = declaration.options.parse(written);
    const problems = (await declaration.findProblems?.(options)) ?? [];
    expect(problems.map((one) => one.path)).toEqual([path]);
  });
});
