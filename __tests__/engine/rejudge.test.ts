import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { ProbeError } from '../../src/domain/errors.ts';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import { REASON_CODES } from '../../src/domain/reason.ts';
import type { ItemResult } from '../../src/domain/report.ts';
import { rejudge } from '../../src/engine/rejudge.ts';
import { FAIL, makeProbe, PASS, type ProbeSpec, runOne } from './engine-fixtures.ts';

const schema = z.strictObject({ rate: z.number() });

/** Fails above the limit that the options give. */
const spec: ProbeSpec = {
  schema,
  collect: (options) => ({ rate: (options as { rate: number }).rate }),
  judge: (evidence, options) => {
    const { rate } = evidence as { rate: number };
    return rate > (options as { limit: number }).limit ? FAIL : PASS;
  },
};
const probe = makeProbe('plain', spec);

async function runRate(rate: number): Promise<ItemResult> {
  return structuredClone(await runOne(spec, { options: { rate, limit: 5 } }));
}

describe('rejudge', () => {
  it('says of every run what the run said', async () => {
    const answer = fc.constantFrom('pass', 'fail', 'connect', 'no-data', 'broken');
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(undefined, {
          forMs: 12,
          everyMs: 2,
          consecutive: 2,
          failureLimit: 1,
          errorLimit: 2,
        }),
        fc.subarray(['transport', 'error', 'inconclusive', 'fail'] as const),
        async (answers, soak, on) => {
          let call = 0;
          const chosen: ProbeSpec = {
            collect: () => {
              const given = answers[Math.min(call, answers.length - 1)] ?? 'pass';
              call += 1;
              if (given === 'connect' || given === 'no-data') throw new ProbeError(given, 'No.');
              return { given };
            },
            judge: (evidence) => {
              const { given } = evidence as { given: string };
              if (given === 'broken') return { ...PASS, reason: 'assertion' };
              return given === 'fail' ? FAIL : PASS;
            },
          };
          const retry = { on, withinMs: 500, everyMs: 0, maxAttempts: 4 };
          const live = await runOne(chosen, soak === undefined ? { retry } : { soak });
          const stored = JSON.parse(JSON.stringify(live)) as ItemResult;
          const again = await rejudge(stored, makeProbe('plain', chosen));
          expect([again.outcome, again.reason, again.flaky]).toEqual([
            live.outcome,
            live.reason,
            live.flaky,
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sees what judge saw when there were secrets', async () => {
    const comparing: ProbeSpec = {
      collect: (options) => ({ got: (options as { want: string }).want }),
      judge: (evidence, options) =>
        (evidence as { got: string }).got === (options as { want: string }).want ? PASS : FAIL,
    };
    const live = await runOne(
      comparing,
      { options: { want: '${PW}' } },
      { variables: { PW: 'hunter2hunter2' } },
    );
    expect(live.outcome).toBe('pass');
    expect((await rejudge(live, makeProbe('plain', comparing))).outcome).toBe('pass');
  });

  it.each<[string, (item: ItemResult) => void, string]>([
    [
      'a failure called a pass',
      (item) => Object.assign(item, { outcome: 'pass', reason: undefined }),
      'fail',
    ],
    [
      'a judgement called a pass',
      (item) => Object.assign(item.attempts[0] ?? {}, { judgement: PASS }),
      'fail',
    ],
    ['evidence taken out', (item) => delete item.attempts[0]?.evidence, 'error'],
    [
      'evidence of another shape',
      (item) => Object.assign(item.attempts[0] ?? {}, { evidence: {} }),
      'error',
    ],
    [
      'evidence with more in it',
      (item) => Object.assign(item.attempts[0] ?? {}, { evidence: { rate: 1, x: 1 } }),
      'error',
    ],
    [
      'attempts taken out',
      (item) => Object.assign(item, { attempts: [], outcome: 'pass', reason: undefined }),
      'error',
    ],
    [
      'attempts taken out, called a warning',
      (item) => Object.assign(item, { attempts: [], outcome: 'warn' }),
      'error',
    ],
    [
      'attempts taken out, called waived',
      (item) => Object.assign(item, { attempts: [], outcome: 'waived', reason: 'waived' }),
      'error',
    ],
    [
      'attempts taken out, called skipped',
      (item) => Object.assign(item, { attempts: [], outcome: 'skip', reason: 'assertion' }),
      'error',
    ],
    [
      'a pass appended',
      (item) => item.attempts.push({ ...item.attempts[0], evidence: { rate: 1 } } as never),
      'error',
    ],
    ['no policy', (item) => Object.assign(item, { settle: null }), 'error'],
    [
      'an impossible policy',
      (item) =>
        Object.assign(item, {
          settle: { type: 'soak', consecutive: 0, failureLimit: 99, errorLimit: 9 },
        }),
      'error',
    ],
    ['another kind', (item) => Object.assign(item, { kind: 'easy' }), 'error'],
    ['a newer version', (item) => Object.assign(item, { evidenceVersion: 2 }), 'error'],
    ['a malformed attempt', (item) => Object.assign(item, { attempts: [null] }), 'error'],
    [
      'an error beside evidence',
      (item) => Object.assign(item.attempts[0] ?? {}, { error: { reason: 'dns', message: 'x' } }),
      'error',
    ],
  ])('is not fooled by %s', async (_, forge, outcome) => {
    const item = await runRate(9);
    expect(item.outcome).toBe('fail');
    forge(item);
    const again = await rejudge(item, probe);
    expect(again.outcome).toBe(outcome);
    expect(again.reason).toBeDefined();
  });

  it('says in a sentence that the evidence is newer', async () => {
    const item = { ...(await runRate(1)), evidenceVersion: 7 };
    expect((await rejudge(item, probe)).summary).toContain('version 7');
  });

  it('never makes a pass of what was not run', async () => {
    const item = await runRate(1);
    for (const outcome of OUTCOMES) {
      for (const reason of [undefined, ...REASON_CODES]) {
        const forged = { ...item, attempts: [], outcome, reason } as ItemResult;
        const again = await rejudge(forged, probe);
        expect(['pass', 'warn', 'waived']).not.toContain(again.outcome);
        if (again.outcome === 'skip') expect(['skipped', 'condition']).toContain(reason);
      }
    }
  });

  it('keeps what was not run and claims nothing', async () => {
    const item = await runOne({}, { skip: 'No users yet.' });
    expect(await rejudge(item, probe)).toMatchObject({ outcome: 'skip', reason: 'skipped' });
    const unmet = await runOne({}, { needs: ['nobody'] });
    expect(await rejudge(unmet, probe)).toMatchObject({
      outcome: 'inconclusive',
      reason: 'needs-unmet',
    });
  });
});
