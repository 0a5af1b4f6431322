import { describe, expect, it } from '@jest/globals';
import { judgeHealth, makeCheck, makeControl, makeSample } from './health-evidence.ts';

const fine = makeCheck('live', [makeSample(5)]);
const beside = 'control beside live https://crm.example/live-7f';

describe('a service that is well', () => {
  it('passes with the count, the slowest answer and the control', async () => {
    expect(await judgeHealth([fine])).toEqual({
      outcome: 'pass',
      summary: 'Healthy: live 5 of 5, slowest 9 ms; unknown paths answer 404.',
      findings: [],
    });
  });

  it('names both endpoints, sums their samples, and takes 410 as well', async () => {
    const ready = makeCheck('ready', [makeSample(2), makeSample(3)], { timesMs: [] });
    const gone = makeControl({ endpoint: 'ready', status: 410 });
    const result = await judgeHealth([fine, ready], [makeControl(), gone], { ready: '/ready' });
    expect(result.summary).toBe(
      'Healthy: live 5 of 5, slowest 9 ms; ready 5 of 5; unknown paths answer 404, 410.',
    );
  });

  it('says how many instances answered', async () => {
    const options = { distinct: { header: 'x-instance', count: 2 }, sibling404: false };
    const result = await judgeHealth([fine], [], options, { distinct: ['a', 'b'] });
    expect(result.summary).toBe('Healthy: live 5 of 5, slowest 9 ms; 2 instances answered.');
  });

  it('bounds its summary', async () => {
    const instances = Array.from(
      { length: 20 },
      (_, index) => `https://${'h'.repeat(40)}${index}.example`,
    );
    const checks = instances.map((instance) => makeCheck('live', [makeSample(5)], { instance }));
    const result = await judgeHealth(checks, [makeControl()], { instances });
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
    const result = await judgeHealth([fine], [makeControl({ status })]);
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
    const missing = await judgeHealth([fine], []);
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
    const { status: _, ...silent } = makeControl();
    expect(await judgeHealth([fine], [{ ...silent, failure }])).toMatchObject({
      outcome: 'error',
      reason: 'timeout',
      remedy: 'Look.',
      findings: [{ expected: 'an answer', seen: 'no answer in 5 s', where: beside }],
    });
  });

  it('is not asked for if it is turned off', async () => {
    const result = await judgeHealth([fine], [], { sibling404: false });
    expect(result.summary).toBe('Healthy: live 5 of 5, slowest 9 ms.');
  });
});

describe('how many answered', () => {
  it.each([
    [[makeCheck('live', [makeSample(4)])], '4'],
    [[], '0'],
  ])('wants all samples', async (checks, seen) => {
    expect(await judgeHealth(checks)).toMatchObject({
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
      findings: [{ expected: '5 samples', seen, where: 'live' }],
    });
  });

  it('does not count what was left out as like the rest', async () => {
    expect(await judgeHealth([{ ...fine, omitted: 2 }])).toMatchObject({
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
    const { status: _, ...silent } = makeSample(1, { failure });
    const result = await judgeHealth([makeCheck('live', [makeSample(2), silent])]);
    expect(result).toMatchObject({ outcome: 'error', reason: 'connect' });
    expect(result.findings).toHaveLength(1);
  });

  it('wants every endpoint of every instance', async () => {
    const instances = ['https://a.example', 'https://b.example'];
    const one = makeCheck('live', [makeSample(5)], { instance: 'https://a.example' });
    const result = await judgeHealth([one], [makeControl()], { instances });
    expect(result.findings).toEqual([
      { expected: '5 samples', seen: '0', where: 'live of https://b.example' },
    ]);
  });

  it('does not take one endpoint for the other', async () => {
    const both = { ready: '/ready' };
    const controls = [makeControl(), makeControl({ endpoint: 'ready' })];
    const lacking = { expected: '5 samples', seen: '0', where: 'ready' };
    expect((await judgeHealth([fine], controls, both)).findings).toEqual([lacking]);
    const checks = [fine, makeCheck('ready', [makeSample(5)])];
    expect((await judgeHealth(checks, [makeControl()], both)).findings).toEqual([
      {
        expected: 'status 404 or 410',
        seen: 'no answer',
        where: 'control beside ready (not asked)',
      },
    ]);
  });

  it('does not take one instance for all', async () => {
    const instance = 'https://a.example';
    const one = makeCheck('live', [makeSample(5)], { instance });
    const other = { expected: '5 samples', seen: '0', where: 'live' };
    expect((await judgeHealth([one])).findings).toEqual([other]);
  });

  it('puts a failure before an error, and that before too little', async () => {
    const checks = [makeCheck('live', [makeSample(1, { status: 503 })])];
    const result = await judgeHealth(checks, [makeControl({ status: 429 })]);
    expect(result).toMatchObject({ outcome: 'fail', reason: 'status' });
    expect(result.findings.map(({ seen }) => seen)).toEqual([
      expect.stringContaining('503'),
      '1',
      'status 429',
    ]);
    const error = await judgeHealth(
      [makeCheck('live', [makeSample(1)])],
      [makeControl({ status: 429 })],
    );
    expect(error).toMatchObject({ outcome: 'error', reason: 'rate-limited' });
  });

  it.each([
    [['a', 'b'], 'pass', ''],
    [['a', 'a'], 'inconclusive', '1: a'],
    [[], 'inconclusive', 'none'],
    [undefined, 'inconclusive', 'none'],
  ])('wants distinct instances: %j', async (distinct, outcome, seen) => {
    const options = { distinct: { json: '$.name', count: 2 } };
    const result = await judgeHealth(
      [fine],
      [makeControl()],
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
    const many = makeCheck('live', [makeSample(20)]);
    const result = await judgeHealth([many], [makeControl()], options, { distinct: names });
    expect(result.summary).toHaveLength(400);
    expect(result.findings[0]?.seen.split(', ')).toHaveLength(10);
    expect(result.findings[0]?.where).toBe('distinct x-instance');
  });

  it('ignores evidence of an endpoint that nobody asked for', async () => {
    const stray = makeCheck('ready', [makeSample(5, { status: 500 })]);
    expect((await judgeHealth([fine, stray])).outcome).toBe('pass');
  });
});
