import { describe, expect, it } from '@jest/globals';
import { REASON_CODES } from '../../src/domain/reason.ts';
import type { Attempt } from '../../src/domain/report.ts';
import { isRetryable } from '../../src/gate/retry.ts';
import { readSample } from '../../src/gate/sample.ts';
import { isTransport, type SettlePolicy, shouldRetry } from '../../src/gate/settle.ts';
import { brokenAttempt, makeAttempt, makeError } from './examples.ts';

type On = Extract<SettlePolicy, { type: 'retry' }>['on'];
const retry = (on: On): SettlePolicy => ({ type: 'retry', on, maxAttempts: 3 });
const all: On = ['transport', 'error', 'inconclusive', 'fail'];

describe('isTransport', () => {
  it('is true for what lies on the way, and for nothing else', () => {
    const transport = REASON_CODES.filter((reason) => isTransport(reason));
    expect(transport.toSorted()).toEqual(['connect', 'dns', 'rate-limited', 'reset', 'timeout']);
  });

  it('is false without a reason', () => {
    expect(isTransport(undefined)).toBe(false);
  });
});

describe('shouldRetry', () => {
  it.each<[string, Attempt, On]>([
    ['a refused connection', makeError('connect'), ['transport', 'error']],
    ['a judge that says so', makeAttempt('error', 'timeout'), ['transport', 'error']],
    ['a bad certificate', makeError('tls'), ['error']],
    ['a broken probe', makeError('internal'), ['error']],
    ['no data', makeError('no-data'), ['inconclusive']],
    ['too little data', makeAttempt('inconclusive', 'insufficient-samples'), ['inconclusive']],
    ['a failure', makeAttempt('fail'), ['fail']],
    ['a failure with a transport reason', makeAttempt('fail', 'timeout'), ['fail']],
    ['a pass', makeAttempt('pass'), []],
    ['a warning', makeAttempt('warn'), []],
    ['someone who waits', makeAttempt('pending'), []],
    ['a cancelled attempt', makeError('cancelled'), []],
    ['the end of the run', makeError('deadline'), []],
    ['a forbidden context', makeError('untrusted-context'), []],
    ['a broken attempt', brokenAttempt, []],
  ])('%s is retried only where the policy says so', (_, attempt, wanted) => {
    const retried = all.filter((word) => shouldRetry(attempt, retry([word]), 1));
    expect(retried).toEqual(wanted);
    expect(shouldRetry(attempt, retry(all), 1)).toBe(wanted.length > 0);
    expect(shouldRetry(attempt, retry([]), 1)).toBe(false);
  });

  it.each([
    [1, true],
    [2, true],
    [3, false],
    [4, false],
    [Number.NaN, false],
  ])('after attempt %d of 3: %s', (attemptsSoFar, expected) => {
    expect(shouldRetry(makeError('connect'), retry(['transport']), attemptsSoFar)).toBe(expected);
  });

  it.each<SettlePolicy>([
    { type: 'single' },
    { type: 'soak', consecutive: 1, failureLimit: 1, errorLimit: 1 },
  ])('never with %j', (policy) => {
    expect(shouldRetry(makeError('connect'), policy, 1)).toBe(false);
  });
});

describe('isRetryable', () => {
  const sample = readSample(makeError('connect'));

  it('is true of nothing but a retry', () => {
    expect(isRetryable(sample, retry(['transport']))).toBe(true);
    expect(isRetryable(sample, { type: 'single' })).toBe(false);
    const soak = { type: 'soak', consecutive: 1, failureLimit: 1, errorLimit: 1 } as const;
    expect(isRetryable(sample, soak)).toBe(false);
  });
});
