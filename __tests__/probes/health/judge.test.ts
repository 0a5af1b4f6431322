import { describe, expect, it } from '@jest/globals';
import type { HealthEvidence } from '../../../src/probes/health/evidence.ts';
import { judge } from '../../../src/probes/health/judge.ts';
import { declaration, type HealthOptions } from '../../../src/probes/health/options.ts';

type Check = HealthEvidence['checks'][number];
type Sample = Check['samples'][number];
type Control = HealthEvidence['controls'][number];

const sample = (count: number, rest: Partial<Sample> = {}): Sample => ({
  count,
  status: 200,
  headers: [],
  glance: '',
  cut: false,
  ...rest,
});
const check = (
  endpoint: 'live' | 'ready',
  samples: Sample[],
  rest: Partial<Check> = {},
): Check => ({
  endpoint,
  instance: null,
  url: `https://crm.example/${endpoint}`,
  samples,
  omitted: 0,
  timesMs: [3, 9],
  ...rest,
});
const control = (rest: Partial<Control> = {}): Control => ({
  endpoint: 'live',
  url: 'https://crm.example/live-7f',
  status: 404,
  ...rest,
});

async function judged(
  checks: Check[],
  controls: Control[] = [control()],
  options: object = {},
  rest: Partial<HealthEvidence> = {},
) {
  const parsed = declaration.options.parse({ live: '/live', ...options }) as HealthOptions;
  return judge({ checks, controls, ...rest }, parsed);
}

const fine = check('live', [sample(5)]);
const beside = 'control beside live https://crm.example/live-7f';

describe('a service that is well', () => {
  it('passes with the count, the slowest answer and the control', async () => {
    expect(await judged([fine])).toEqual({
      outcome: 'pass',
      summary: 'Healthy: live 5 of 5, slowest 9 ms; unknown paths answer 404.',
      findings: [],
    });
  });

  it('names both endpoints, sums their samples, and takes 410 as well', async () => {
    const ready = check('ready', [sample(2), sample(3)], { timesMs: [] });
    const gone = control({ endpoint: 'ready', status: 410 });
    const result = await judged([fine, ready], [control(), gone], { ready: '/ready' });
    expect(result.summary).toBe(
      'Healthy: live 5 of 5, slowest 9 ms; ready 5 of 5; unknown paths answer 404, 410.',
    );
  });

  it('says how many instances answered', async () => {
    const options = { distinct: { header: 'x-instance', count: 2 }, sibling404: false };
    const result = await judged([fine], [], options, { distinct: ['a', 'b'] });
    expect(result.summary).toBe('Healthy: live 5 of 5, slowest 9 ms; 2 instances answered.');
  });

  it('bounds its summary', async () => {
    const instances = Array.from(
      { length: 20 },
      (_, index) => `https://${'h'.repeat(40)}${index}.example`,
    );
    const checks = instances.map((instance) => check('live', [sample(5)], { instance }));
    const result = await judged(checks, [control()], { instances });
    expect([result.outcome, result.summary.length]).toEqual(['pass', 600]);
  });
});

describe('the negative control', () => {
  it.each([
    [200, 'inconclusive', 'control-failed', 'status 200'],
    [302, 'inconclusive', 'control-failed', 'status 302'],
    [401, 'inconclusive', 'control-failed', 'status 401'],
    [429, 'error', 'rate-limited', 'status 429'],
  ])('that answers %i is no control', async (status, outcome, reason, seen) => {
    const result = await judged([fine], [control({ status })]);
    expect(result).toMatchObject({
      outcome,
      reason,
      summary: `${beside}: expected status 404 or 410, seen ${seen}.`,
      findings: [{ expected: 'status 404 or 410', seen, where: beside }],
    });
    expect(result.remedy).toBe(
      status === 429
        ? undefined
        : 'Let unknown paths answer 404; a catch-all page looks healthy to every check.',
    );
  });

  it('that was not asked, or not answered, is none', async () => {
    const missing = await judged([fine], []);
    expect(missing).toMatchObject({
      outcome: 'inconclusive',
      reason: 'control-failed',
      findings: [
        {
          expected: 'status 404 or 410',
          seen: 'no answer',
          where: 'control beside live (not asked)',
        },
      ],
    });
    const failure = { reason: 'timeout', message: 'no answer in 5 s', remedy: 'Look.' } as const;
    const { status: _, ...silent } = control();
    expect(await judged([fine], [{ ...silent, failure }])).toMatchObject({
      outcome: 'error',
      reason: 'timeout',
      remedy: 'Look.',
      findings: [{ expected: 'an answer', seen: 'no answer in 5 s', where: beside }],
    });
  });

  it('is not asked for if it is turned off', async () => {
    const result = await judged([fine], [], { sibling404: false });
    expect(result.summary).toBe('Healthy: live 5 of 5, slowest 9 ms.');
  });
});

describe('how many answered', () => {
  it.each([
    [[check('live', [sample(4)])], '4'],
    [[], '0'],
  ])('wants all samples', async (checks, seen) => {
    expect(await judged(checks)).toMatchObject({
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
      findings: [{ expected: '5 samples', seen, where: 'live' }],
    });
  });

  it('does not count what was left out as like the rest', async () => {
    expect(await judged([{ ...fine, omitted: 2 }])).toMatchObject({
      outcome: 'inconclusive',
      reason: 'output-limit',
      findings: [
        {
          expected: 'answers like each other',
          seen: '2 answers that differ too often to be kept',
          where: 'live',
        },
      ],
    });
  });

  it('does not ask for samples that a broken request ended', async () => {
    const failure = { reason: 'connect', message: 'refused' } as const;
    const { status: _, ...silent } = sample(1, { failure });
    const result = await judged([check('live', [sample(2), silent])]);
    expect(result).toMatchObject({ outcome: 'error', reason: 'connect' });
    expect(result.findings).toHaveLength(1);
  });

  it('wants every endpoint of every instance', async () => {
    const instances = ['https://a.example', 'https://b.example'];
    const one = check('live', [sample(5)], { instance: 'https://a.example' });
    const result = await judged([one], [control()], { instances });
    expect(result.findings).toEqual([
      { expected: '5 samples', seen: '0', where: 'live of https://b.example' },
    ]);
  });

  it('puts a failure before an error, and that before too little', async () => {
    const checks = [check('live', [sample(1, { status: 503 })])];
    const result = await judged(checks, [control({ status: 429 })]);
    expect(result).toMatchObject({ outcome: 'fail', reason: 'status' });
    expect(result.findings.map(({ seen }) => seen)).toEqual([
      expect.stringContaining('503'),
      '1',
      'status 429',
    ]);
    const error = await judged([check('live', [sample(1)])], [control({ status: 429 })]);
    expect(error).toMatchObject({ outcome: 'error', reason: 'rate-limited' });
  });

  it.each([
    [['a', 'b'], 'pass', ''],
    [['a', 'a'], 'inconclusive', '1: a'],
    [[], 'inconclusive', 'none'],
    [undefined, 'inconclusive', 'none'],
  ])('wants distinct instances: %j', async (distinct, outcome, seen) => {
    const options = { distinct: { json: '$.name', count: 2 } };
    const result = await judged(
      [fine],
      [control()],
      options,
      distinct === undefined ? {} : { distinct },
    );
    expect(result.outcome).toBe(outcome);
    if (outcome === 'pass') return;
    expect(result).toMatchObject({
      reason: 'insufficient-samples',
      remedy: 'Take more samples, or name the instances.',
      findings: [{ expected: 'answers of 2 instances', seen, where: 'distinct $.name' }],
    });
  });

  it('bounds the names and the summary of what is wrong', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}${'x'.repeat(60)}`);
    const options = { distinct: { header: 'x-instance', count: 20 }, samples: 20 };
    const many = check('live', [sample(20)]);
    const result = await judged([many], [control()], options, { distinct: names });
    expect(result.summary).toHaveLength(400);
    expect(result.findings[0]?.seen.split(', ')).toHaveLength(10);
    expect(result.findings[0]?.where).toBe('distinct x-instance');
  });

  it('ignores evidence of an endpoint that nobody asked for', async () => {
    const stray = check('ready', [sample(5, { status: 500 })]);
    expect((await judged([fine, stray])).outcome).toBe('pass');
  });
});
