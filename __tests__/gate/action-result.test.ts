import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../src/domain/verdict.ts';
import { decideStep, type StepOptions } from '../../src/gate/action-result.ts';
import { decideVerdict, type GateItem, type VerdictInput } from '../../src/gate/verdict.ts';
import { makeInput, makeItem } from './examples.ts';

const enforce: StepOptions = { hold: 'fail', mode: 'enforce' };
const pass = makeItem({ id: 'passed' });
const waiting = makeItem({ id: 'sign-off', phase: 'approval', outcome: 'pending' });

function decide(
  items: readonly GateItem[],
  run: Partial<VerdictInput> = {},
  options: Partial<StepOptions> = {},
) {
  return decideStep(decideVerdict(makeInput(items, run)), items, { ...enforce, ...options });
}

describe('decideStep', () => {
  it.each<[string, GateItem[], Partial<VerdictInput>, boolean, string, string]>([
    ['GO', [pass], {}, false, 'success', 'GO (passed): 1 of 1 blocking items passed.'],
    [
      'not applicable',
      [],
      { isApplicable: false },
      false,
      'success',
      'GO (not-applicable): Nothing that the plan guards is touched by this change.',
    ],
    [
      'NO-GO',
      [makeItem({ outcome: 'fail', reason: 'status' })],
      {},
      true,
      'failure',
      'NO-GO (failed): "Text of login" failed (status).',
    ],
    [
      'an error',
      [makeItem({ outcome: 'error', reason: 'dns' })],
      {},
      true,
      'error',
      'HOLD (error): "Text of login" could not be measured (dns).',
    ],
    [
      'too little data',
      [makeItem({ outcome: 'inconclusive', reason: 'no-data' })],
      {},
      true,
      'error',
      'HOLD (inconclusive): "Text of login" is inconclusive (no-data).',
    ],
    [
      'someone to wait for',
      [pass, waiting],
      {},
      true,
      'pending',
      'HOLD (pending): "Text of sign-off" waits for a person.',
    ],
    [
      'nothing proved',
      [],
      {},
      true,
      'error',
      'HOLD (nothing-proved): No blocking item passed, so nothing is proved.',
    ],
    [
      'a closed gate',
      [pass],
      { gateClosed: 'approval is HOLD.' },
      true,
      'error',
      'HOLD (gate-closed): approval is HOLD.',
    ],
  ])('%s', (_, items, run, isRed, state, description) => {
    expect(decide(items, run)).toEqual({ isRed, status: { state, description } });
    expect(decide(items, run, { mode: 'observe' })).toEqual({ isRed: false, status: undefined });
    for (const silent of [{ isPartial: true }, { isDryRun: true }]) {
      expect(decide(items, run, silent)).toEqual({ isRed, status: undefined });
    }
    const loud = { isPartial: false, isDryRun: false };
    expect(decide(items, run, loud)).toEqual({ isRed, status: { state, description } });
  });

  it.each([{ isPartial: true }, { isDryRun: true }])('%j is red and posts no status', (run) => {
    expect(decide([pass], run)).toEqual({ isRed: true, status: undefined });
    expect(decide([pass], run, { hold: 'neutral' })).toEqual({ isRed: true, status: undefined });
  });

  it('a cancelled run is red and has no verdict to show', () => {
    const status = { state: 'error', description: 'The run was cancelled: there is no verdict.' };
    expect(decideStep(null, [pass], enforce)).toEqual({ isRed: true, status });
    expect(decideStep(null, [], { ...enforce, hold: 'neutral' }).isRed).toBe(true);
  });

  it('a cancelled run stays silent where the run would have been', () => {
    const silent = { isRed: true, status: undefined };
    expect(decideStep(null, [], { ...enforce, isPartial: true })).toEqual(silent);
    expect(decideStep(null, [], { ...enforce, isDryRun: true })).toEqual(silent);
    const observed = decideStep(null, [], { ...enforce, mode: 'observe' });
    expect(observed).toEqual({ isRed: false, status: undefined });
  });

  describe('hold: neutral', () => {
    const neutral = { hold: 'neutral' } as const;

    it('is green while only people are waited for', () => {
      expect(decide([pass, waiting], {}, neutral)).toMatchObject({
        isRed: false,
        status: { state: 'pending' },
      });
      const kept = makeItem({
        id: 'deploy',
        phase: 'deployment',
        outcome: 'inconclusive',
        reason: 'needs-unmet',
      });
      expect(decide([waiting, kept], { gateClosed: 'why' }, neutral)).toMatchObject({
        isRed: false,
        status: { state: 'pending' },
      });
    });

    it.each(['fail', 'error', 'inconclusive'] as const)('is red with a blocking %s', (outcome) => {
      expect(decide([waiting, makeItem({ outcome })], {}, neutral).isRed).toBe(true);
    });

    it('is green with advisory trouble', () => {
      const items = [waiting, makeItem({ outcome: 'error', blocking: false })];
      expect(decide(items, {}, neutral).isRed).toBe(false);
    });

    it.each(['fail', 'error', 'inconclusive'] as const)(
      'does not believe a verdict that only waits beside a blocking %s',
      (outcome) => {
        const verdict = decideVerdict(makeInput([waiting]));
        const step = decideStep(verdict, [waiting, makeItem({ outcome })], {
          ...enforce,
          ...neutral,
        });
        expect(step).toMatchObject({ isRed: true, status: { state: 'error' } });
      },
    );

    it.each([[[]], [[pass]]])('spares no other HOLD', (items) => {
      const run = items.length === 0 ? {} : { gateClosed: 'why' };
      expect(decide(items, run, neutral)).toMatchObject({
        isRed: true,
        status: { state: 'error' },
      });
    });

    it('spares no NO-GO that calls itself pending', () => {
      const verdict: Verdict = { ...decideVerdict(makeInput([waiting])), verdict: 'NO-GO' };
      expect(decideStep(verdict, [waiting], { ...enforce, ...neutral })).toMatchObject({
        isRed: true,
        status: { state: 'failure' },
      });
    });
  });
});

describe('an override', () => {
  const failed = makeItem({ outcome: 'fail', reason: 'status' });
  const isOpen = { isRed: false };
  const overriddenBy = 'carla';

  it.each<[string, GateItem[], string]>([
    ['NO-GO', [failed], 'NO-GO (failed): "Text of login" failed (status).'],
    ['a HOLD', [waiting], 'HOLD (pending): "Text of sign-off" waits for a person.'],
  ])('opens the gate and leaves %s in sight', (_, items, text) => {
    expect(decide(items, {}, { overriddenBy })).toEqual({
      ...isOpen,
      status: { state: 'success', description: `OVERRIDDEN by carla: ${text}` },
    });
  });

  it('opens a run of these phases in which nothing was proved', () => {
    const phases = ['approval'] as const;
    expect(decide([], { phases }, { overriddenBy, phases })).toEqual({
      ...isOpen,
      status: {
        state: 'success',
        description:
          'OVERRIDDEN by carla: HOLD (nothing-proved): No blocking item passed, so nothing is proved.',
      },
    });
    expect(decide([], { phases }, { overriddenBy })).toMatchObject({
      isRed: true,
      status: { state: 'error' },
    });
  });

  it('keeps to the length that GitHub takes', () => {
    const login = 'x'.repeat(100);
    const { status } = decide([failed], {}, { overriddenBy: login });
    expect(status?.description).toBe(`OVERRIDDEN by ${login}: NO-GO (failed): "Text o…`);
    expect(status?.description).toHaveLength(140);
  });

  it('opens nothing behind the deployment, and says nothing of a GO', () => {
    const down = makeItem({ phase: 'post-deployment', outcome: 'fail', reason: 'status' });
    expect(decide([down], {}, { overriddenBy })).toMatchObject({
      isRed: true,
      status: { state: 'failure', description: expect.stringMatching(/^NO-GO/) },
    });
    expect(decide([pass], {}, { overriddenBy }).status?.description).toBe(
      'GO (passed): 1 of 1 blocking items passed.',
    );
  });

  it.each([{ isPartial: true }, { isDryRun: true }])('opens nothing in a run of %j', (run) => {
    expect(decide([failed], {}, { ...run, overriddenBy })).toEqual({
      isRed: true,
      status: undefined,
    });
    expect(decide([pass], run, { overriddenBy })).toEqual({ isRed: true, status: undefined });
  });

  it('gives a cancelled run no verdict', () => {
    expect(decideStep(null, [failed], { ...enforce, overriddenBy }).isRed).toBe(true);
  });
});
