import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import type { ReasonCode } from '../../src/domain/reason.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { FAIL, makeRequest, PASS, type ProbeSpec, planItem, runOne } from './engine-fixtures.ts';

describe('retries', () => {
  /** Answers with each reason in turn, then passes; `fail` stands for a failed criterion. */
  function answering(...answers: readonly (ReasonCode | 'fail')[]): ProbeSpec {
    let call = 0;
    return {
      collect: () => {
        const answer = answers[call];
        call += 1;
        if (answer !== undefined && answer !== 'fail')
          throw new ProbeError(answer, `No: ${answer}.`);
        return { answer: answer ?? 'pass' };
      },
      judge: (evidence) => ((evidence as { answer: string }).answer === 'fail' ? FAIL : PASS),
    };
  }

  const often = { withinMs: 5_000, everyMs: 1, maxAttempts: 4 };

  it.each<
    [readonly ('transport' | 'error' | 'inconclusive' | 'fail')[], ReasonCode | 'fail', number]
  >([
    [['transport'], 'dns', 2],
    [['transport'], 'connect', 2],
    [['transport'], 'reset', 2],
    [['transport'], 'timeout', 2],
    [['transport'], 'rate-limited', 2],
    [['transport'], 'tls', 1],
    [['transport'], 'auth', 1],
    [['transport'], 'fail', 1],
    [['transport'], 'no-data', 1],
    [['error'], 'auth', 2],
    [['error'], 'fail', 1],
    [['inconclusive'], 'no-data', 2],
    [['fail'], 'fail', 2],
    [['fail'], 'connect', 1],
    [[], 'connect', 1],
  ])('on %j after %s: %i attempts', async (on, answer, attempts) => {
    const result = await runOne(answering(answer), { retry: { ...often, on } });
    expect(result.attempts).toHaveLength(attempts);
    expect(result.outcome === 'pass').toBe(attempts === 2);
    expect(result.flaky).toBe(attempts === 2);
  });

  it('end with the last attempt allowed', async () => {
    const spec = answering('dns', 'dns', 'dns', 'dns', 'dns', 'dns');
    const result = await runOne(spec, { retry: { ...often, on: ['transport'] } });
    expect([result.outcome, result.reason, result.attempts.length]).toEqual(['error', 'dns', 4]);
  });

  it('start no attempt after their time', async () => {
    const spec = answering('dns', 'dns', 'dns', 'dns', 'dns');
    const retry = { on: ['transport'] as const, withinMs: 1_000, everyMs: 700, maxAttempts: 9 };
    const result = await runOne(spec, { retry });
    expect(result.attempts).toHaveLength(2);
  });

  it('obey the plan for mutations: none without being asked', async () => {
    const result = await runOne(answering('dns'), {});
    expect(result.attempts).toHaveLength(1);
    expect(result.settle).toEqual({ type: 'single' });
  });

  it('keep at most fifty attempts and say how many there were', async () => {
    const spec = answering(...Array.from({ length: 70 }, () => 'dns' as const));
    const retry = { on: ['transport'] as const, withinMs: 9_000, everyMs: 0, maxAttempts: 70 };
    const result = await runOne(spec, { retry });
    expect(result.attempts).toHaveLength(50);
    expect(result.summary).toContain('70 attempts were made, 50 are kept');
    expect(result.outcome).toBe('error');
  });

  it('hold no place while they wait', async () => {
    const items = [
      planItem('slow', {
        kind: 'slow',
        retry: { on: ['transport'], withinMs: 900, everyMs: 60, maxAttempts: 2 },
      }),
      planItem('quick', { kind: 'quick' }),
    ];
    const order: string[] = [];
    const noting = (name: string) => () => {
      order.push(name);
      return PASS;
    };
    const probes = {
      slow: { ...answering('dns'), judge: noting('slow') },
      quick: { judge: noting('quick') },
    };
    await runItems(makeRequest(items, probes, { concurrency: 1 }));
    expect(order).toEqual(['quick', 'slow']);
  });
});
