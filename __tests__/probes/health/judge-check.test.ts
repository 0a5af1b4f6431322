import { describe, expect, it } from '@jest/globals';
import type { HealthCheck, HealthSample } from '../../../src/probes/health/evidence.ts';
import { judgeHealth, makeCheck, makeControl, makeFailure, makeSample } from './health-evidence.ts';

const judgeOne = (sample: HealthSample, options: object = {}, rest: Partial<HealthCheck> = {}) =>
  judgeHealth([makeCheck('live', [sample], rest)], [makeControl()], { samples: 1, ...options });

const conclude = (outcome: string, reason: string, expected: string, seen: string) => ({
  outcome,
  reason,
  summary: `live: expected ${expected}, seen ${seen}.`.slice(0, 400),
  findings: [{ expected, seen, where: 'live' }],
});
const passed = expect.objectContaining({ outcome: 'pass', findings: [] });

describe('a status that is not the expected one', () => {
  const long = 'x'.repeat(300);

  it.each<[Partial<HealthSample>, string]>([
    [{ status: 500 }, 'status 500'],
    [{ status: 201 }, 'status 201'],
    [{ status: 503, glance: ' down\n' }, 'status 503, "down"'],
    [{ status: 503, glance: ' \n' }, 'status 503'],
    [{ status: 302, headers: [['location', '/login']] }, 'status 302, to /login'],
    [{ status: 503, headers: [['retry-after', '9']] }, 'status 503, retry after 9'],
    [
      {
        status: 302,
        headers: [
          ['location', '/a'],
          ['retry-after', '1'],
          ['retry-after', '2'],
        ],
        glance: 'b',
      },
      'status 302, to /a, retry after 1, 2, "b"',
    ],
    [
      {
        status: 302,
        headers: [
          ['location', long],
          ['retry-after', long],
        ],
        glance: long,
      },
      `status 302, to ${'x'.repeat(200)}, retry after ${'x'.repeat(40)}, "${'x'.repeat(150)}"`,
    ],
    [{ status: 500, glance: `${'x'.repeat(149)}😀` }, `status 500, "${'x'.repeat(149)}\ufffd"`],
  ])('fails, and shows what came instead: %#', async (rest, seen) => {
    expect(await judgeOne(makeSample(1, rest))).toEqual(
      conclude('fail', 'status', 'status 200', seen),
    );
  });

  it.each([
    [{ status: 204 }, 204, passed],
    [{ status: 204 }, 200, conclude('fail', 'status', 'status 204', 'status 200')],
    [{ status: 429 }, 429, passed],
    [{}, 429, conclude('error', 'rate-limited', 'status 200', 'status 429')],
  ])('is held against %j: %i', async (options, status, result) => {
    expect(await judgeOne(makeSample(1, { status }), options)).toEqual(result);
  });

  it('decides alone: nothing else is expected of such an answer', async () => {
    const options = { noStore: true, json: { '$.a': 1 } };
    expect((await judgeOne(makeSample(1, { status: 500 }), options)).findings).toHaveLength(1);
  });
});

describe('an answer that a cache may keep', () => {
  const expected = 'Cache-Control: no-store';
  const kept = (seen: string) => conclude('fail', 'assertion', expected, seen);

  it.each<[string[], object]>([
    [['no-store'], passed],
    [['No-Cache,  NO-STORE '], passed],
    [['no-cache', 'no-store'], passed],
    [['no-cache'], kept('no-cache')],
    [['no-storey'], kept('no-storey')],
    [['no store', 'private'], kept('no store, private')],
    [[''], kept('an empty one')],
    [[], kept('no such header')],
    [['x'.repeat(201)], kept('x'.repeat(200))],
  ])('fails where none may: %j', async (values, result) => {
    const headers = values.map((value): [string, string] => ['cache-control', value]);
    const sample = makeSample(1, { headers: [['pragma', 'no-store'], ...headers] });
    expect(await judgeOne(sample, { noStore: true })).toEqual(result);
    expect(await judgeOne(sample)).toEqual(passed);
  });
});

describe('the JSON of an answer', () => {
  const json = (value: string | number, truncated = false) => {
    return { nodes: [{ path: '$.a', count: truncated ? 2 : 1, values: [value], truncated }] };
  };
  const cutOff = (seen: string) =>
    conclude('inconclusive', 'output-limit', 'a whole JSON body', seen);

  it.each<[Partial<HealthSample>, object]>([
    [{ json: json(1) }, passed],
    [{}, cutOff('it is not in the evidence')],
    [{ cut: true }, cutOff('the body was cut')],
    [
      { json: { problem: '"<html>"', nodes: [] } },
      conclude('fail', 'assertion', 'a JSON body', '"<html>"'),
    ],
  ])('is judged as far as it was kept: %j', async (rest, result) => {
    expect(await judgeOne(makeSample(1, rest), { json: { '$.a': 1 } })).toEqual(result);
  });

  it('names the path that is not as expected, or is left open', async () => {
    const options = { json: { '$.a': 1 } };
    const broken = await judgeOne(makeSample(1, { json: json(2) }), options);
    expect(broken).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: 'live $.a: expected 1, seen 2.',
      findings: [{ expected: '1', seen: '2', where: 'live $.a' }],
    });
    const open = await judgeOne(makeSample(1, { json: json(1, true) }), options);
    const left = { expected: 'every node to be small enough to be kept', seen: '1 of 2 were kept' };
    expect(open).toEqual({
      outcome: 'inconclusive',
      reason: 'output-limit',
      summary: `live $.a: expected ${left.expected}, seen ${left.seen}.`,
      findings: [{ ...left, where: 'live $.a' }],
    });
  });

  it('is what its own endpoint expects of it', async () => {
    const options = { live: { url: '/live', json: { '$.a': 2 } }, json: { '$.a': 1 } };
    expect(await judgeOne(makeSample(1, { json: json(2) }), options)).toEqual(passed);
  });
});

describe('a request without an answer', () => {
  const silence = { reason: 'timeout', message: 'silence', remedy: 'Start it.' } as const;
  const late = (ms: number) =>
    conclude('fail', 'expected-timeout', `an answer within ${ms} ms`, 'silence');
  const error = (reason = 'timeout') => ({
    ...conclude('error', reason, 'an answer', 'silence'),
    remedy: 'Start it.',
  });

  it.each([
    [{}, 'timeout', error()],
    [{ maxMs: 100 }, 'timeout', late(100)],
    [{ maxMs: 10_000 }, 'timeout', late(10_000)],
    [{ maxMs: 10_001 }, 'timeout', error()],
    [{ maxMs: 100, timeoutMs: 100 }, 'timeout', late(100)],
    [{ maxMs: 100, timeoutMs: 99 }, 'timeout', error()],
    [{ maxMs: 100 }, 'reset', error('reset')],
  ] as const)('under %j: %s', async (options, reason, result) => {
    const sample = makeFailure({ ...silence, reason });
    expect(await judgeOne(sample, options, { timesMs: [] })).toEqual(result);
  });

  it('holds where there is no reason for it either', async () => {
    const { status: _, ...nothing } = makeSample(1);
    expect(await judgeOne(nothing)).toEqual(
      conclude('inconclusive', 'no-data', 'an answer', 'none in the evidence'),
    );
  });
});

describe('the times of the answers', () => {
  const times = (timesMs: number[], count = timesMs.length) =>
    judgeHealth([makeCheck('live', [makeSample(count)], { timesMs })], undefined, {
      samples: count,
      maxMs: 10,
    });

  it.each([
    [[10], passed],
    [[1, 10, 2], passed],
    [
      [11],
      conclude(
        'fail',
        'expected-timeout',
        'each answer within 10 ms',
        '11 ms (1 of 1 answers were late)',
      ),
    ],
    [
      [12, 10, 99, 11],
      conclude(
        'fail',
        'expected-timeout',
        'each answer within 10 ms',
        '99 ms (3 of 4 answers were late)',
      ),
    ],
  ])('are held against the limit: %j', async (timesMs, result) => {
    expect(await times(timesMs)).toEqual(result);
  });

  it('must all be there', async () => {
    expect(await times([1, 2], 3)).toEqual(conclude('inconclusive', 'no-data', '3 times', '2'));
    expect(await times([], 1)).toEqual(conclude('inconclusive', 'no-data', '1 times', '0'));
  });

  it('are not those of requests without an answer', async () => {
    const failure = { reason: 'connect', message: 'refused' } as const;
    const samples = [makeSample(2), makeFailure(failure)];
    const judged = await judgeHealth([makeCheck('live', samples)], undefined, { maxMs: 10 });
    expect(judged.findings).toEqual([
      { expected: 'an answer', seen: 'refused (1 of 3 answers)', where: 'live' },
    ]);
  });
});

describe('answers that differ', () => {
  it('are told apart by how many there were of each', async () => {
    const samples = [
      makeSample(3),
      makeSample(1, { status: 503, glance: 'down' }),
      makeSample(1, { status: 500 }),
    ];
    const instance = 'https://a.example';
    const checks = [makeCheck('live', samples, { instance })];
    const judged = await judgeHealth(checks, undefined, { instances: [instance] });
    expect(judged.findings).toEqual([
      {
        expected: 'status 200',
        seen: 'status 503, "down" (1 of 5 answers)',
        where: 'live of https://a.example',
      },
      {
        expected: 'status 200',
        seen: 'status 500 (1 of 5 answers)',
        where: 'live of https://a.example',
      },
    ]);
  });
});
