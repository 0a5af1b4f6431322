import { describe, expect, it } from '@jest/globals';
import type { VersionEvidence } from '../../../src/probes/version/evidence.ts';
import { judge } from '../../../src/probes/version/judge.ts';
import { declaration, type VersionOptions } from '../../../src/probes/version/options.ts';

const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const old = '0d1c2b3a49586776655443322110ffeeddccbbaa';
const url = 'https://crm.example/version';

type Check = VersionEvidence['checks'][number];
type Sample = Check['samples'][number];

const sample = (count: number, rest: Partial<Sample> = {}): Sample => ({
  count,
  status: 200,
  glance: '',
  cut: false,
  ...rest,
});
const right = (count: number) => sample(count, { value: commit });
const check = (samples: Sample[], rest: Partial<Check> = {}): Check => ({
  instance: null,
  url,
  samples,
  omitted: 0,
  ...rest,
});

async function judged(checks: Check[], options: object = {}, rest: Partial<VersionEvidence> = {}) {
  const parsed = declaration.options.parse(options) as VersionOptions;
  return judge({ expected: { kind: 'commit', value: commit }, checks, ...rest }, parsed);
}

const wanted = `commit ${commit}`;

describe('an answer that does not prove the version', () => {
  it.each<[string, Sample, string, string, string, string]>([
    [
      'another commit',
      sample(3, { value: old }),
      'fail',
      'assertion',
      wanted,
      `"${old}", another commit`,
    ],
    [
      'no status',
      { count: 3, glance: '', cut: false },
      'inconclusive',
      'no-data',
      'an answer',
      'none in the evidence',
    ],
    ['status 199', sample(3, { status: 199 }), 'fail', 'status', 'status 2xx', 'status 199'],
    ['status 300', sample(3, { status: 300 }), 'fail', 'status', 'status 2xx', 'status 300'],
    ['status 429', sample(3, { status: 429 }), 'error', 'rate-limited', 'status 2xx', 'status 429'],
    [
      'a cut body',
      sample(3, { cut: true }),
      'inconclusive',
      'output-limit',
      wanted,
      'the body was cut',
    ],
    ['no value', sample(3), 'fail', 'assertion', wanted, 'nothing in its place'],
    [
      'no value, some body',
      sample(3, { glance: '<p>' }),
      'fail',
      'assertion',
      wanted,
      'nothing in its place: "<p>"',
    ],
    [
      'a value of white space',
      sample(3, { value: ' \n' }),
      'fail',
      'assertion',
      wanted,
      'nothing in its place',
    ],
  ])('%s', async (_, one, outcome, reason, expected, seen) => {
    expect(await judged([check([one])])).toEqual({
      outcome,
      reason,
      summary: `${url}: expected ${expected}, seen ${seen}.`,
      findings: [{ expected, seen, where: url }],
    });
  });

  it('is an error with the reason of the request that failed', async () => {
    const failure = { reason: 'connect', message: 'refused', remedy: 'Start it.' } as const;
    expect(await judged([check([{ count: 1, glance: '', cut: false, failure }])])).toEqual({
      outcome: 'error',
      reason: 'connect',
      summary: `${url}: expected an answer, seen refused.`,
      findings: [{ expected: 'an answer', seen: 'refused', where: url }],
      remedy: 'Start it.',
    });
  });

  it('is inconclusive if a cache gave it', async () => {
    expect(await judged([check([sample(3, { value: commit, cached: 'age: 7' })])])).toEqual({
      outcome: 'inconclusive',
      reason: 'control-failed',
      summary: `${url}: expected an answer of the service itself, seen age: 7.`,
      findings: [{ expected: 'an answer of the service itself', seen: 'age: 7', where: url }],
      remedy: 'Let nothing cache this path (Cache-Control: no-store).',
    });
  });

  it.each([
    ['image', 'image sha256:'],
    ['text', 'version sha256:'],
  ] as const)('says that a %s was wanted', async (kind, words) => {
    const value = `sha256:${'a'.repeat(64)}`;
    const result = await judged(
      [check([sample(3, { value: 'other' })])],
      {},
      { expected: { kind, value } },
    );
    expect(result.findings[0]?.expected).toContain(words);
  });
});

describe('how many answered', () => {
  it('passes with every answer', async () => {
    expect(await judged([check([right(2), right(1)])])).toEqual({
      outcome: 'pass',
      summary: `3 of 3 answers are ${wanted}.`,
      findings: [],
    });
  });

  it('accepts 200 and 299, and names a text as it is', async () => {
    const expected = { kind: 'text', value: 'v1' } as const;
    const samples = [sample(2, { value: 'v1' }), sample(1, { value: 'v1', status: 299 })];
    const result = await judged([check(samples)], {}, { expected });
    expect(result.summary).toBe('3 of 3 answers are v1.');
  });

  it('says how many are wrong and keeps the worst first', async () => {
    const samples = [right(2), sample(1, { status: 429 }), sample(1, { value: old })];
    const result = await judged([check(samples)]);
    expect(result).toMatchObject({
      outcome: 'fail',
      reason: 'assertion',
      findings: [
        { seen: 'status 429 (1 of 4 answers)' },
        { seen: `"${old}", another commit (1 of 4 answers)` },
      ],
    });
    expect(result.summary).toContain('another commit');
  });

  it.each([
    [2, '2'],
    [0, '0'],
  ])('is not satisfied with %i of 3 samples', async (count, seen) => {
    const path = '/version';
    expect(await judged(count === 0 ? [] : [check([right(count)])], { path })).toEqual({
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
      summary: `${path}: expected 3 samples, seen ${seen}.`,
      findings: [{ expected: '3 samples', seen, where: path }],
    });
  });

  it('is inconclusive where answers were left out, if there are enough or not', async () => {
    expect(await judged([check([right(3)], { omitted: 1 })])).toEqual({
      outcome: 'inconclusive',
      reason: 'output-limit',
      summary:
        '/version: expected answers like each other, seen 1 answers that differ too often to be kept.',
      findings: [
        {
          expected: 'answers like each other',
          seen: '1 answers that differ too often to be kept',
          where: '/version',
        },
      ],
    });
  });

  it('wants every instance, and names the one that is missing', async () => {
    const instances = ['https://a.example', 'https://b.example'];
    const first = check([right(3)], { instance: 'https://a.example' });
    const second = check([right(3)], { instance: 'https://b.example' });
    const both = await judged([first, second], { instances });
    expect(both.summary).toBe(`6 of 6 answers of 2 instances are ${wanted}.`);
    const one = await judged([first], { instances });
    expect(one.findings).toEqual([
      { expected: '3 samples', seen: '0', where: 'https://b.example' },
    ]);
    const omitted = await judged([first, { ...second, omitted: 2 }], { instances });
    expect(omitted.findings[0]?.where).toBe('https://b.example');
    const stale = check([sample(3, { value: old })], { instance: 'https://b.example' });
    expect((await judged([first, stale], { instances })).findings[0]?.where).toBe(
      'https://b.example',
    );
  });

  it.each([
    [['a', 'b'], 'pass', undefined],
    [['a', 'a'], 'inconclusive', '1: a'],
    [[], 'inconclusive', 'none'],
    [undefined, 'inconclusive', 'none'],
  ])('wants distinct instances: %j', async (distinct, outcome, seen) => {
    const options = { distinct: { header: 'x-instance', count: 2 } };
    const rest = distinct === undefined ? {} : { distinct };
    const result = await judged([check([right(3)])], options, rest);
    expect(result.outcome).toBe(outcome);
    if (seen === undefined) return;
    expect(result).toMatchObject({
      reason: 'insufficient-samples',
      remedy: 'Take more samples, or name the instances.',
      findings: [{ expected: 'answers of 2 instances', seen, where: 'distinct x-instance' }],
    });
  });

  it('bounds the summary and the list of names', async () => {
    const value = 'x'.repeat(1_000);
    const long = await judged([check([sample(3, { value })])]);
    expect(long.summary).toHaveLength(400);
    const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
    const options = { distinct: { json: '$.name', count: 20 }, samples: 20 };
    const many = await judged([check([right(20)])], options, { distinct: names });
    expect(many.findings[0]).toEqual({
      expected: 'answers of 20 instances',
      seen: '12: n0, n1, n2, n3, n4, n5, n6, n7, n8, n9',
      where: 'distinct $.name',
    });
  });
});
