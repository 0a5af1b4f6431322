import { describe, expect, it } from '@jest/globals';
import type { PlannedTrigger } from '../../src/domain/item.ts';
import { OUTCOMES, type Outcome, satisfiesNeed } from '../../src/domain/outcome.ts';
import type { TriggerResult } from '../../src/domain/report.ts';
import type { Verdict, VerdictName, VerdictReason } from '../../src/domain/verdict.ts';
import { decideStep } from '../../src/gate/action-result.ts';
import { settle, shouldRetry } from '../../src/gate/settle.ts';
import { evaluateTriggers } from '../../src/gate/triggers.ts';
import { decideVerdict, type VerdictInput } from '../../src/gate/verdict.ts';
import { makeAttempt, makeInput, makeItem } from './examples.ts';

/** A run of the item in question beside a blocking item that passed. */
function decide(outcome: Outcome, change: Partial<VerdictInput> = {}, blocking = true): Verdict {
  const phase = change.phases?.[0] ?? 'post-deployment';
  const beside = makeItem({ id: 'beside', phase });
  const item = makeItem({ id: 'item', phase, outcome, blocking });
  return decideVerdict(makeInput([beside, item], change));
}

type Row = readonly [VerdictName, VerdictReason, number];
const GO: Row = ['GO', 'passed', 0];
const NO_GO: Row = ['NO-GO', 'failed', 1];
const hold = (reason: VerdictReason): Row => ['HOLD', reason, 3];
const row = ({ verdict, reason, exitCode }: Verdict): Row => [verdict, reason, exitCode];

/** Every cell of the design's table: [alone and blocking, beside a pass and blocking]. */
const BLOCKING: Readonly<Record<Outcome, readonly [Row, Row]>> = {
  pass: [GO, GO],
  skip: [hold('nothing-proved'), GO],
  waived: [hold('nothing-proved'), GO],
  warn: [hold('nothing-proved'), GO],
  pending: [hold('pending'), hold('pending')],
  inconclusive: [hold('inconclusive'), hold('inconclusive')],
  error: [hold('error'), hold('error')],
  fail: [NO_GO, NO_GO],
};

describe.each(OUTCOMES)('outcome %s', (outcome) => {
  const [alone, beside] = BLOCKING[outcome];
  const isInTheWay = beside !== GO;

  it('blocking: decides as the table says', () => {
    const verdict = decideVerdict(makeInput([makeItem({ id: 'item', outcome })]));
    expect(row(verdict)).toEqual(alone);
    expect(row(decide(outcome))).toEqual(beside);
    expect(decide(outcome).decisive).toEqual(isInTheWay ? ['item'] : []);
  });

  it('advisory: decides nothing, proves nothing, is counted', () => {
    const verdict = decideVerdict(makeInput([makeItem({ outcome, blocking: false })]));
    expect(row(verdict)).toEqual(hold('nothing-proved'));
    expect(verdict.counts[outcome]).toBe(1);
    expect(row(decide(outcome, {}, false))).toEqual(GO);
    expect(decide(outcome, {}, false).decisive).toEqual([]);
  });

  it('need: what does not satisfy it makes the dependent hold the gate', () => {
    const isMet = ['pass', 'warn', 'waived', 'skip'].includes(outcome);
    expect(satisfiesNeed(outcome)).toBe(isMet);
    const needed = makeItem({ id: 'needed', outcome, blocking: false });
    const dependent = isMet
      ? makeItem({ id: 'dependent' })
      : makeItem({ id: 'dependent', outcome: 'inconclusive', reason: 'needs-unmet' });
    const verdict = decideVerdict(makeInput([makeItem(), needed, dependent]));
    expect(row(verdict)).toEqual(isMet ? GO : hold('inconclusive'));
  });

  it('retry: only what is listed is tried again, and never a pass, a warning or a wait', () => {
    // Declared outcomes have no attempt: there is nothing to try again, and no way to pass by
    // trying.
    if (outcome === 'skip' || outcome === 'waived') {
      expect(settle([], { type: 'retry', on: ['fail'], maxAttempts: 2 }).outcome).not.toBe('pass');
      return;
    }
    const attempt = makeAttempt(outcome, outcome === 'error' ? 'connect' : undefined);
    const words = ['transport', 'error', 'inconclusive', 'fail'] as const;
    const allowed = words.filter(
      (word) => word === outcome || (word === 'transport' && outcome === 'error'),
    );
    for (const word of words) {
      const policy = { type: 'retry', on: [word], maxAttempts: 2 } as const;
      const isAllowed = allowed.includes(word);
      expect(shouldRetry(attempt, policy, 1)).toBe(isAllowed);
      const late = settle([attempt, makeAttempt('pass')], policy);
      expect(late).toMatchObject(
        isAllowed ? { outcome: 'pass', flaky: true } : { outcome: 'error', reason: 'internal' },
      );
    }
  });

  it('trigger: only a fail fires, only pass and warn are clear; the verdict is untouched', () => {
    const states: Record<Outcome, [TriggerResult['state'], Verdict['rollback']]> = {
      pass: ['clear', 'none'],
      skip: ['unknown', 'unknown'],
      waived: ['unknown', 'unknown'],
      warn: ['clear', 'none'],
      pending: ['unknown', 'unknown'],
      inconclusive: ['unknown', 'unknown'],
      error: ['unknown', 'unknown'],
      fail: ['fired', 'required'],
    };
    const trigger: PlannedTrigger = {
      id: 't',
      text: 'Down',
      failed: ['item'],
      atLeast: 1,
      decision: 'rollback',
      position: { file: 'plan.yml', line: 1, column: 1 },
    };
    const triggers = evaluateTriggers([trigger], new Map([['item', outcome]]));
    const [state, rollback] = states[outcome];
    expect(triggers.map((one) => one.state)).toEqual([state]);
    const verdict = decide(outcome, { triggers }, false);
    expect(verdict.rollback).toBe(rollback);
    expect(row(verdict)).toEqual(GO);
  });

  it.each([
    ['partial', { isPartial: true }, 'partial'],
    ['dry run', { isDryRun: true }, 'dry-run'],
    ['closed gate', { gateClosed: 'approval is HOLD' }, 'gate-closed'],
  ] as const)('%s: at best HOLD', (_, change, reason) => {
    expect(row(decide(outcome, change))).toEqual(isInTheWay ? beside : hold(reason));
    expect(row(decide(outcome, change, false))).toEqual(hold(reason));
    const alone = decideVerdict(makeInput([makeItem({ outcome })], change));
    expect(row(alone)).toEqual(isInTheWay ? beside : hold(reason));
  });

  it('observe: the true verdict, exit code 0, green and silent', () => {
    const verdict = decide(outcome, { mode: 'observe' });
    expect(row(verdict)).toEqual([beside[0], beside[1], 0]);
    const step = decideStep(verdict, [], { hold: 'fail', mode: 'observe' });
    expect(step).toEqual({ isRed: false, status: undefined });
  });

  it('rollback: 5 for GO, 6 for everything else', () => {
    const verdict = decide(outcome, { phases: ['rollback'] });
    expect(row(verdict)).toEqual([beside[0], beside[1], isInTheWay ? 6 : 5]);
    expect(verdict.rollback).toBe('none');
    const observed = decide(outcome, { phases: ['rollback'], mode: 'observe' });
    expect(observed.exitCode).toBe(0);
  });

  it('step: red unless GO; hold: neutral only spares whoever waits for people', () => {
    const items = [makeItem({ id: 'item', outcome })];
    const states = { GO: 'success', 'NO-GO': 'failure', HOLD: 'error' };
    const state = outcome === 'pending' ? 'pending' : states[beside[0]];
    for (const setting of ['fail', 'neutral'] as const) {
      const step = decideStep(decide(outcome), items, { hold: setting, mode: 'enforce' });
      const isSpared = outcome === 'pending' && setting === 'neutral';
      expect(step.isRed).toBe(isInTheWay && !isSpared);
      expect(step.status?.state).toBe(state);
    }
  });
});
