import { describe, expect, it } from '@jest/globals';
import { type SettlePolicy, settle } from '../../src/gate/settle.ts';
import { brokenAttempt, makeAttempt, makeError } from './examples.ts';

const soak = (change: Partial<Extract<SettlePolicy, { type: 'soak' }>> = {}): SettlePolicy => ({
  type: 'soak',
  consecutive: 3,
  failureLimit: 0,
  errorLimit: 0,
  ...change,
});
const pass = makeAttempt('pass');
const warn = makeAttempt('warn', 'threshold');
const pending = makeAttempt('pending', 'awaiting-person');
const refused = makeError('connect');
const empty = makeAttempt('inconclusive', 'no-data');
const fail = (summary: string) => makeAttempt('fail', 'status', summary);

describe('settle, soak', () => {
  it('passes after enough passes in a row', () => {
    expect(settle([pass, pass, pass], soak())).toEqual({
      outcome: 'pass',
      summary: '3 of 3 samples green in a row. It was pass.',
      findings: [],
      flaky: false,
    });
  });

  it('passes with more passes than needed, and shows the last', () => {
    const last = makeAttempt('pass', undefined, 'The last.');
    expect(settle([pass, pass, pass, last], soak())).toMatchObject({
      outcome: 'pass',
      summary: '4 of 4 samples green in a row. The last.',
    });
  });

  it('one pass too few is too little to say', () => {
    expect(settle([pass, pass], soak())).toEqual({
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
      summary: 'The soak ended with 2 of 2 samples green in a row; it takes 3.',
      findings: [{ expected: '3 green samples in a row', seen: '2' }],
      flaky: false,
    });
  });

  it('counts only the run at the end', () => {
    const policy = soak({ failureLimit: 1 });
    expect(settle([pass, pass, pass, fail('a')], policy)).toMatchObject({
      outcome: 'inconclusive',
      findings: [{ seen: '0' }],
    });
    expect(settle([pass, pass, fail('a'), pass, pass], policy).outcome).toBe('inconclusive');
  });

  it('a failure within its budget makes the pass flaky', () => {
    const settled = settle([pass, fail('a'), pass, pass, pass], soak({ failureLimit: 1 }));
    expect(settled).toEqual({
      outcome: 'pass',
      summary: '3 of 5 samples green in a row. It was pass.',
      findings: [],
      flaky: true,
    });
  });

  it.each([
    ['a warning at the start', [warn, pass, pass]],
    ['a warning at the end', [pass, pass, warn]],
    ['a warning before the last three', [warn, pass, pass, pass]],
  ])('%s of the run makes it a warning', (_, attempts) => {
    expect(settle(attempts, soak())).toMatchObject({
      outcome: 'warn',
      reason: 'threshold',
      findings: [{ seen: 'It was warn.' }],
      flaky: false,
    });
  });

  it('a warning before the run is over', () => {
    const policy = soak({ errorLimit: 1 });
    expect(settle([warn, refused, pass, pass, pass], policy)).toMatchObject({
      outcome: 'pass',
      flaky: true,
    });
  });

  it('more failures than the budget are unstable: first and last are shown', () => {
    const attempts = [fail('first'), pass, fail('middle'), pass, fail('last'), pass, pass, pass];
    expect(settle(attempts, soak({ failureLimit: 2 }))).toMatchObject({
      outcome: 'fail',
      reason: 'unstable',
      summary: '3 of 8 samples failed, 2 may. Last: last',
      findings: [{ seen: 'first' }, { seen: 'last' }],
      flaky: false,
    });
  });

  it('shows a single failure once', () => {
    const { findings } = settle([fail('only')], soak());
    expect(findings).toEqual([{ expected: 'better', seen: 'only' }]);
  });

  it('failures exactly at the limit are within it', () => {
    const attempts = [fail('a'), fail('b'), pass, pass, pass];
    expect(settle(attempts, soak({ failureLimit: 2 })).outcome).toBe('pass');
  });

  it('errors and inconclusive samples share a budget of their own', () => {
    const attempts = [refused, empty, pass, pass, pass];
    expect(settle(attempts, soak({ errorLimit: 2 })).outcome).toBe('pass');
    expect(settle(attempts, soak({ errorLimit: 1 }))).toMatchObject({
      outcome: 'error',
      reason: 'connect',
      summary: '2 of 5 samples measured nothing, 1 may. Last: Error of connect.',
    });
    expect(settle(attempts, soak({ failureLimit: 9 })).outcome).toBe('error');
  });

  it('inconclusive samples alone break the error budget, too', () => {
    const other = makeAttempt('inconclusive', 'insufficient-samples');
    expect(settle([empty, pass, empty, other], soak({ errorLimit: 2 }))).toMatchObject({
      outcome: 'error',
      reason: 'insufficient-samples',
    });
  });

  it('shows the last of several errors', () => {
    const attempts = [refused, makeError('timeout'), empty];
    expect(settle(attempts, soak())).toMatchObject({ outcome: 'error', reason: 'timeout' });
  });

  it('failures weigh more than errors, and errors more than whoever waits', () => {
    expect(settle([refused, fail('a'), pending], soak()).outcome).toBe('fail');
    expect(settle([refused, pending], soak()).outcome).toBe('error');
  });

  it('waits for a person wherever one is asked', () => {
    expect(settle([pending, pass, pass, pass], soak())).toMatchObject({
      outcome: 'pending',
      reason: 'awaiting-person',
      flaky: false,
    });
    expect(settle([pass, pass, pass, pending], soak()).outcome).toBe('pending');
  });

  it('a broken sample has no budget, but does not hide failures', () => {
    const policy = soak({ errorLimit: 5, failureLimit: 0 });
    expect(settle([brokenAttempt, pass, pass, pass], policy)).toMatchObject({
      outcome: 'error',
      reason: 'internal',
      summary: 'The attempt holds neither a judgement nor an error.',
    });
    expect(settle([brokenAttempt, fail('a'), pass], policy).outcome).toBe('fail');
  });

  it('errors only, with a budget for all of them, are no pass', () => {
    expect(settle([refused, refused, refused], soak({ errorLimit: 9 })).outcome).toBe(
      'inconclusive',
    );
  });

  it('failures only, with a budget for all of them, are no pass', () => {
    const attempts = [fail('a'), fail('b'), fail('c')];
    expect(settle(attempts, soak({ failureLimit: 9 })).outcome).toBe('inconclusive');
  });
});
