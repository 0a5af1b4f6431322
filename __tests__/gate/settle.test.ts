import { describe, expect, it } from '@jest/globals';
import type { Attempt, Judgement } from '../../src/domain/report.ts';
import { type SettlePolicy, settle, settlePolicySchema } from '../../src/gate/settle.ts';
import { brokenAttempt, makeAttempt, makeError } from './examples.ts';

const single: SettlePolicy = { type: 'single' };
const retry = (...on: Extract<SettlePolicy, { type: 'retry' }>['on']): SettlePolicy => ({
  type: 'retry',
  on,
  maxAttempts: 3,
});
const pass = makeAttempt('pass');
const fail = makeAttempt('fail');
const warn = makeAttempt('warn', 'threshold');
const refused = makeError('connect');
const span = { startedAt: pass.startedAt, endedAt: pass.endedAt };

function judged(change: Partial<Judgement>): Attempt {
  return {
    ...span,
    evidence: {},
    judgement: { outcome: 'pass', summary: 'Fine.', findings: [], ...change },
  };
}

describe('settle, one attempt', () => {
  it.each<SettlePolicy>([
    single,
    retry('transport'),
    { type: 'soak', consecutive: 1, failureLimit: 0, errorLimit: 0 },
  ])('no attempt is no data, never a pass: %j', (policy) => {
    expect(settle([], policy)).toEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: 'There was no attempt, so nothing was seen.',
      findings: [],
      flaky: false,
    });
  });

  it.each(['pass', 'warn', 'pending', 'inconclusive', 'error', 'fail'] as const)(
    'keeps what the judge said: %s',
    (outcome) => {
      const attempt = makeAttempt(outcome);
      const { evidence: _, judgement } = attempt;
      expect(settle([attempt], single)).toEqual({ ...judgement, flaky: false });
    },
  );

  it.each([
    ['warn', 'threshold'],
    ['pending', 'awaiting-person'],
    ['inconclusive', 'no-data'],
    ['error', 'internal'],
    ['fail', 'assertion'],
  ] as const)('gives %s the reason %s if the judge named none', (outcome, reason) => {
    expect(settle([judged({ outcome })], single)).toMatchObject({ outcome, reason });
  });

  it('keeps the remedies of judge and error, and makes none up', () => {
    const remedy = 'Restart it.';
    expect(settle([judged({ outcome: 'fail', remedy })], single).remedy).toBe(remedy);
    expect(settle([makeError('connect', remedy)], single).remedy).toBe(remedy);
    expect(Object.keys(settle([refused], single))).not.toContain('remedy');
    expect(Object.keys(settle([pass], single))).not.toContain('remedy');
    expect(Object.keys(settle([pass], single))).not.toContain('reason');
  });

  it.each([
    ['connect', 'error'],
    ['tls', 'error'],
    ['config', 'error'],
    ['cancelled', 'error'],
    ['internal', 'error'],
    ['assertion', 'error'],
    ['no-data', 'inconclusive'],
    ['insufficient-samples', 'inconclusive'],
    ['output-limit', 'inconclusive'],
    ['control-failed', 'inconclusive'],
    ['needs-unmet', 'inconclusive'],
  ] as const)('a throw with the reason %s is %s', (reason, outcome) => {
    expect(settle([makeError(reason)], single)).toEqual({
      outcome,
      reason,
      summary: `Error of ${reason}.`,
      findings: [],
      flaky: false,
    });
  });

  it('an error wins over a judgement beside it', () => {
    const both: Attempt = { ...pass, ...refused };
    expect(settle([both], single)).toMatchObject({ outcome: 'error', reason: 'connect' });
  });

  const finding = { expected: 'a', seen: 'b' };
  it.each<[string, Attempt, string]>([
    ['neither judgement nor error', brokenAttempt, 'neither a judgement nor an error'],
    ['a pass with a finding', judged({ findings: [finding] }), 'pass and names what is wrong'],
    ['a pass with a reason', judged({ reason: 'no-data' }), 'pass and names what is wrong'],
    [
      'a pass without evidence',
      { ...span, judgement: { outcome: 'pass', summary: '', findings: [] } },
      'no evidence to stand on',
    ],
    [
      'a warning without evidence',
      { ...span, judgement: { outcome: 'warn', summary: '', findings: [] } },
      'no evidence to stand on',
    ],
    ['an outcome that no judge has', judged({ outcome: 'passed' as 'pass' }), 'no known outcome'],
    ['an inherited name', judged({ outcome: 'toString' as 'pass' }), 'no known outcome'],
  ])('%s is an internal error', (_, attempt, summary) => {
    const settled = settle([attempt], single);
    expect(settled).toMatchObject({ outcome: 'error', reason: 'internal', findings: [] });
    expect(settled.summary).toContain(summary);
  });

  it('evidence that is null is evidence', () => {
    expect(settle([{ ...pass, evidence: null }], single).outcome).toBe('pass');
  });

  it('a failure and whoever waits need no evidence', () => {
    const { evidence: _f, ...bareFail } = fail;
    const { evidence: _p, ...barePending } = makeAttempt('pending', 'awaiting-person');
    expect(settle([bareFail], single).outcome).toBe('fail');
    expect(settle([barePending], single).outcome).toBe('pending');
  });
});

describe('settle, retries', () => {
  it('marks a late pass as flaky and says when it came', () => {
    expect(settle([refused, refused, pass], retry('transport'))).toEqual({
      outcome: 'pass',
      summary: 'Passed at attempt 3 of 3: It was pass.',
      findings: [],
      flaky: true,
    });
  });

  it('a first pass is not flaky', () => {
    expect(settle([pass], retry('transport'))).toMatchObject({
      summary: 'It was pass.',
      flaky: false,
    });
  });

  it('a late warning keeps its findings and is not called flaky', () => {
    expect(settle([refused, warn], retry('transport'))).toMatchObject({
      outcome: 'warn',
      reason: 'threshold',
      summary: 'Attempt 2 of 3: It was warn.',
      findings: [{ expected: 'better' }],
      flaky: false,
    });
  });

  it('exhausted retries end as the last attempt did', () => {
    expect(settle([fail, refused, fail], retry('transport', 'fail'))).toMatchObject({
      outcome: 'fail',
      reason: 'assertion',
      summary: 'Attempt 3 of 3: It was fail.',
    });
    expect(settle([fail, refused], retry('transport', 'fail'))).toMatchObject({
      outcome: 'error',
      reason: 'connect',
    });
  });

  const empty = makeAttempt('inconclusive', 'no-data');
  it.each<[string, Attempt[], SettlePolicy]>([
    ['a failure that the policy does not retry', [fail, pass], retry('transport', 'error')],
    ['a pass', [pass, pass], retry('transport', 'error', 'inconclusive', 'fail')],
    ['a warning', [warn, pass], retry('transport', 'error', 'inconclusive', 'fail')],
    ['someone who waits', [makeAttempt('pending'), pass], retry('error', 'inconclusive', 'fail')],
    ['too little data', [empty, pass], retry('transport', 'error', 'fail')],
    ['an error that is no transport', [makeError('tls'), pass], retry('transport', 'fail')],
    ['a broken attempt', [brokenAttempt, pass], retry('transport', 'error')],
    ['a failure in the middle', [refused, fail, pass], retry('transport')],
    ['a cancelled attempt', [makeError('cancelled'), pass], retry('transport', 'error')],
    ['the end of the run', [makeError('deadline'), pass], retry('transport', 'error')],
    ['a forbidden context', [makeError('untrusted-context'), pass], retry('error')],
    ['the last attempt allowed', [refused, refused, refused, pass], retry('transport')],
    ['a single attempt', [refused, pass], single],
    ['anything, where nothing is retried', [fail, pass], retry()],
  ])('a pass after %s can not be', (_, attempts, policy) => {
    expect(settle(attempts, policy)).toEqual({
      outcome: 'error',
      reason: 'internal',
      summary: 'The policy does not allow this sequence of attempts.',
      findings: [],
      flaky: false,
    });
  });

  it('a failure at the end of a sequence that can not be still is a failure', () => {
    expect(settle([pass, fail], retry('transport')).outcome).toBe('fail');
    expect(settle([pass, fail], single)).toMatchObject({
      outcome: 'fail',
      summary: 'It was fail.',
    });
  });

  it('a broken attempt at the end is an error after a proper retry', () => {
    expect(settle([refused, brokenAttempt], retry('transport'))).toMatchObject({
      outcome: 'error',
      reason: 'internal',
    });
  });
});

describe('settlePolicySchema', () => {
  it.each<SettlePolicy>([
    single,
    { type: 'retry', on: [], maxAttempts: 1 },
    { type: 'retry', on: ['transport', 'error', 'inconclusive', 'fail'], maxAttempts: 30 },
    { type: 'soak', consecutive: 1, failureLimit: 0, errorLimit: 0 },
  ])('reads back what was stored: %j', (policy) => {
    expect(settlePolicySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it.each([
    { type: 'retry', on: ['transport'], maxAttempts: 0 },
    { type: 'retry', on: ['pass'], maxAttempts: 2 },
    { type: 'retry', on: ['fail'], maxAttempts: 1.5 },
    { type: 'retry', on: ['fail'] },
    { type: 'soak', consecutive: 0, failureLimit: 0, errorLimit: 0 },
    { type: 'soak', consecutive: Number.NaN, failureLimit: 0, errorLimit: 0 },
    { type: 'soak', consecutive: 1, failureLimit: -1, errorLimit: 0 },
    { type: 'soak', consecutive: 1, failureLimit: 0, errorLimit: -1 },
    { type: 'soak', consecutive: 1, failureLimit: 0, errorLimit: 0, extra: 1 },
    { type: 'retry', on: [], maxAttempts: 1, extra: 1 },
    { type: 'single', extra: 1 },
    { type: 'never' },
    null,
  ])('refuses %j, and settles nothing with it', (policy) => {
    expect(settlePolicySchema.safeParse(policy).success).toBe(false);
    expect(settle([pass, pass], policy as SettlePolicy)).toEqual({
      outcome: 'error',
      reason: 'internal',
      summary: 'The policy of retries or soak is not valid.',
      findings: [],
      flaky: false,
    });
  });
});
