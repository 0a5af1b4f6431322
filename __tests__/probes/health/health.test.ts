import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/health/cases.ts';
import { collect } from '../../../src/probes/health/collect.ts';
import { evidence, judge } from '../../../src/probes/health/judge.ts';
import { declaration } from '../../../src/probes/health/options.ts';
import { type Listener, startRawServer, startServer } from '../../support/http-server.ts';
import { runProbe } from '../../support/http-tools.ts';
import { keepOpen } from '../../support/keep-open.ts';

const keep = keepOpen();
const probe = { declaration, collect, judge, evidence };
const both = { live: '/health/live', ready: '/health/ready' };

async function serve(listener: Listener) {
  return keep(await startServer(listener));
}

async function run(listener: Listener, options: unknown) {
  return runProbe(probe, options, { url: (await serve(listener)).url });
}

/** Answers health paths by `answer`, and all others with 404. */
function app(answer: Listener): Listener {
  return (request, response) => {
    if (/^\/health\/(live|ready)$/.test(request.url ?? '')) return answer(request, response);
    return response.writeHead(404).end();
  };
}

const ok = app((_, response) => response.end('{"status":"ok"}'));

describe('the cases of health', () => {
  it.each(cases)('$title: $outcome', async (one) => {
    const seen = evidence.schema.parse(one.evidence);
    const judged = await judge(seen, declaration.options.parse(one.options));
    expect([judged.outcome, judged.reason]).toEqual([one.outcome, one.reason]);
  });
});

describe('health', () => {
  it('asks each endpoint five times and a path beside it once', async () => {
    const asked: string[] = [];
    const { judged, seen } = await run((request, response) => {
      asked.push((request.url ?? '').replace(/-[0-9a-f]{10}$/, '-random'));
      return ok(request, response);
    }, both);
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(judged.summary).toContain('ready 5 of 5');
    const times = (path: string) => asked.filter((one) => one === path).length;
    expect(['/health/live', '/health/ready'].map(times)).toEqual([5, 5]);
    expect(['/health/live-random', '/health/ready-random'].map(times)).toEqual([1, 1]);
    expect(seen.checks[0]?.samples).toHaveLength(1);
    expect(seen.checks[0]?.timesMs).toHaveLength(5);
  });

  let turn = 0;
  it.each<[string, Listener, object, string, string]>([
    ['a catch-all page', (_, r) => r.end('<html>'), both, 'inconclusive', 'control-failed'],
    [
      'readiness that says no',
      app((q, r) => r.writeHead(q.url === '/health/ready' ? 503 : 200).end('no database')),
      both,
      'fail',
      'status',
    ],
    [
      'a redirect',
      app((_, r) => r.writeHead(301, { location: '/health/live/' }).end()),
      both,
      'fail',
      'status',
    ],
    ['another good status', app((_, r) => r.writeHead(204).end()), both, 'fail', 'status'],
    [
      'HTML where JSON is expected',
      app((_, r) => r.end('<!doctype html>')),
      { ...both, json: { '$.status': 'ok' } },
      'fail',
      'assertion',
    ],
    [
      'every fourth answer ill',
      app((_, r) => {
        turn += 1;
        r.writeHead(turn % 4 === 0 ? 500 : 200).end();
      }),
      { live: '/health/live' },
      'fail',
      'status',
    ],
    [
      'an answer that may be cached',
      app((_, r) => r.setHeader('cache-control', 'max-age=60').end()),
      { ...both, noStore: true },
      'fail',
      'assertion',
    ],
    ['an answer without a word on caches', ok, { ...both, noStore: true }, 'fail', 'assertion'],
    [
      'a slow answer',
      app((_, r) => setTimeout(() => r.end(), 60)),
      { ...both, samples: 1, maxMs: 20 },
      'fail',
      'expected-timeout',
    ],
    ['no answer', app(() => undefined), { ...both, timeoutMs: 100 }, 'error', 'timeout'],
    [
      'no answer, where the plan says how long is too long',
      app(() => undefined),
      { ...both, timeoutMs: 100, maxMs: 50 },
      'fail',
      'expected-timeout',
    ],
    ['too many requests', app((_, r) => r.writeHead(429).end()), both, 'error', 'rate-limited'],
    [
      'JSON longer than what is read',
      app((_, r) => r.end(`{"status":"ok","x":"${'x'.repeat(2_000_000)}"}`)),
      { ...both, samples: 1, json: { '$.status': 'ok' } },
      'inconclusive',
      'output-limit',
    ],
    [
      'only one instance',
      app((_, r) => r.setHeader('x-machine', 'a').end()),
      { ...both, distinct: { header: 'X-Machine', count: 2 } },
      'inconclusive',
      'insufficient-samples',
    ],
  ])('%s', async (_, listener, options, outcome, reason) => {
    const { judged } = await run(listener, options);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
    expect(judged.findings.length).toBeGreaterThan(0);
  });

  it('passes with JSON, no-store, and two instances behind one address', async () => {
    let count = 0;
    const listener = app((_, response) => {
      count += 1;
      response.setHeader('Cache-Control', 'private, No-Store');
      response.end(JSON.stringify({ status: 'ok', machine: count % 2 }));
    });
    const { judged, seen } = await run(listener, {
      ready: { url: '/health/ready', json: { '$.machine': { type: 'integer' } } },
      live: '/health/live',
      json: { '$.status': 'ok' },
      noStore: true,
      distinct: { json: '$.machine', count: 2 },
    });
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(seen.distinct?.toSorted()).toEqual(['0', '1']);
  });

  it('takes a new connection for each sample, so that a balancer may choose', async () => {
    const ports = new Set<number | undefined>();
    await run(
      (request, response) => {
        ports.add(request.socket.remotePort);
        return ok(request, response);
      },
      { live: '/health/live', samples: 4 },
    );
    expect(ports.size).toBe(5);
  });

  it('names the instance that is ill, by its URL', async () => {
    const well = await serve(ok);
    const ill = await serve(app((_, response) => response.writeHead(500).end()));
    const options = { ...both, instances: [well.url, `${ill.url}/`] };
    const { judged, seen } = await runProbe(probe, options, {});
    expect([judged.outcome, judged.reason]).toEqual(['fail', 'status']);
    expect(judged.findings.map((one) => one.where)).toEqual([
      `live of ${ill.url}/`,
      `ready of ${ill.url}/`,
    ]);
    expect(seen.checks).toHaveLength(4);
  });

  it('names the instance that is ill, by the header that picks it', async () => {
    const listener = app((request, response) =>
      response.writeHead(request.headers['fly-force-instance-id'] === 'b' ? 500 : 200).end(),
    );
    const options = { ...both, instances: ['a', 'b'], instanceHeader: 'Fly-Force-Instance-Id' };
    const { judged } = await run(listener, options);
    expect(judged.findings.map((one) => one.where)).toEqual(['live of b', 'ready of b']);
    expect(judged.findings[0]?.seen).toBe('status 500');
  });

  it('ends sampling at the first request without an answer', async () => {
    let count = 0;
    const server = keep(
      await startRawServer((socket) => {
        count += 1;
        socket.destroy();
      }),
    );
    const options = { live: '/health/live', samples: 50, sibling404: false };
    const { judged } = await runProbe(probe, options, { url: server.url });
    expect([judged.outcome, judged.reason, count]).toEqual(['error', 'reset', 1]);
  });

  it('keeps evidence small if each answer differs, and then cannot tell', async () => {
    let count = 0;
    const listener = app((_, response) => {
      count += 1;
      response.setHeader('set-cookie', `session=secret-number-${count}`);
      response.end(JSON.stringify({ status: 'ok', at: `${count}`.padStart(1_000, '0') }));
    });
    const options = { ...both, samples: 50, json: { '$.at': { matches: '^0' } } };
    const { judged, seen } = await run(listener, options);
    expect(JSON.stringify(seen).length).toBeLessThan(64 * 1024);
    expect([judged.outcome, judged.reason]).toEqual(['inconclusive', 'output-limit']);
    expect(JSON.stringify(seen)).not.toContain('secret-number');
  });

  it('needs the time of every answer to judge of time', async () => {
    const options = declaration.options.parse({ ...both, samples: 1, sibling404: false, maxMs: 9 });
    const { seen } = await run(ok, { ...both, samples: 1, sibling404: false });
    const checks = seen.checks.map((one) => ({ ...one, timesMs: [] }));
    expect(await judge({ ...seen, checks }, options)).toMatchObject({ reason: 'no-data' });
  });
});

describe('the options of health', () => {
  it.each([
    ['no endpoint', {}],
    ['no sample', { ...both, samples: 0 }],
    ['instances that are no URLs', { ...both, instances: ['a'] }],
    ['a header without instances', { ...both, instanceHeader: 'x-a' }],
    ['one distinct instance', { ...both, distinct: { header: 'a', count: 1 } }],
    ['two places of a name', { ...both, distinct: { header: 'a', json: '$.a', count: 2 } }],
    ['a typo', { ...both, sample: 5 }],
  ])('refuse %s', (_, options) => {
    expect(declaration.options.safeParse(options).success).toBe(false);
  });

  it.each<[object, (string | number)[]]>([
    [{ ...both, json: { '$[': 1 } }, ['json', '$[']],
    [{ ...both, live: { url: '/a', json: { '$[': 1 } } }, ['live', 'json', '$[']],
    [{ ...both, distinct: { json: '$[', count: 2 } }, ['distinct', 'json']],
    [{ live: 'https://a.example/', instances: ['https://b.example'] }, ['live']],
  ])('have a problem in %j', async (written, path) => {
    const options = declaration.options.parse(written);
    const problems = (await declaration.findProblems?.(options)) ?? [];
    expect(problems.map((one) => one.path)).toEqual([path]);
  });
});
