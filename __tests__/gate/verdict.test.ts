import { describe, expect, it } from '@jest/globals';
import { OUTCOMES, type Outcome } from '../../src/domain/outcome.ts';
import { decideVerdict, type GateItem, type VerdictInput } from '../../src/gate/verdict.ts';
import { makeInput, makeItem, makeTrigger } from './examples.ts';

const pass = makeItem({ id: 'passed' });

function decide(items: readonly GateItem[], change: Partial<VerdictInput> = {}) {
  return decideVerdict(makeInput(items, change));
}

describe('decideVerdict', () => {
  it('names no items as nothing proved', () => {
    expect(decide([])).toEqual({
      verdict: 'HOLD',
      reason: 'nothing-proved',
      because: 'No blocking item passed, so nothing is proved.',
      decisive: [],
      counts: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])),
      exitCode: 3,
      rollback: 'none',
    });
  });

  it('counts every outcome, advisory items included', () => {
    const items = OUTCOMES.flatMap((outcome, index) =>
      Array.from({ length: index }, (_, at) =>
        makeItem({ id: `${outcome}-${at}`, outcome, blocking: at % 2 === 0 }),
      ),
    );
    const counts = Object.fromEntries(OUTCOMES.map((outcome, index) => [outcome, index]));
    expect(decide(items).counts).toEqual(counts);
  });

  it('lists what stands in the way: worst first, then in the order of the plan', () => {
    const outcomes: Outcome[] = ['pending', 'fail', 'error', 'inconclusive', 'fail', 'pending'];
    const items = outcomes.map((outcome, index) => makeItem({ id: `${index}`, outcome }));
    const verdict = decide([pass, ...items, makeItem({ id: 'w', outcome: 'warn' })]);
    expect(verdict.decisive).toEqual(['1', '4', '2', '3', '0', '5']);
    expect(verdict.because).toBe(
      '"Text of 1" failed, "Text of 4" failed, "Text of 2" could not be measured and 3 more.',
    );
  });

  it('says what passed, and what was tolerated', () => {
    const items = [
      pass,
      makeItem({ id: 'a', outcome: 'warn' }),
      makeItem({ id: 'b', outcome: 'waived' }),
      makeItem({ id: 'c', outcome: 'skip' }),
      makeItem({ id: 'd', outcome: 'fail', blocking: false }),
    ];
    expect(decide(items).because).toBe(
      '1 of 4 blocking items passed, 1 with a warning, 1 waived and 1 skipped.',
    );
    expect(decide([pass]).because).toBe('1 of 1 blocking items passed.');
  });

  it('a change of nothing that the plan guards is GO, if nothing was run', () => {
    expect(decide([], { isApplicable: false })).toMatchObject({
      verdict: 'GO',
      reason: 'not-applicable',
      because: 'Nothing that the plan guards is touched by this change.',
      decisive: [],
      exitCode: 0,
    });
    const advisory = makeItem({ blocking: false });
    expect(decide([advisory], { isApplicable: false }).reason).toBe('nothing-proved');
    expect(decide([makeItem({ outcome: 'fail' })], { isApplicable: false }).verdict).toBe('NO-GO');
    expect(decide([pass], { isApplicable: false }).reason).toBe('passed');
  });

  it.each([
    [{ isPartial: true }, 'partial'],
    [{ isDryRun: true }, 'dry-run'],
    [{ gateClosed: 'why' }, 'gate-closed'],
  ] as const)('not applicable and %j is not GO', (change, reason) => {
    expect(decide([], { isApplicable: false, ...change })).toMatchObject({
      verdict: 'HOLD',
      reason,
    });
  });

  it('a rollback that did nothing is not rolled back, whatever the change touches', () => {
    expect(decide([], { isApplicable: false, phases: ['rollback'] })).toMatchObject({
      verdict: 'HOLD',
      reason: 'nothing-proved',
      exitCode: 6,
    });
  });

  it('only a run of the rollback alone has the exit codes of a rollback', () => {
    expect(decide([pass], { phases: ['pre-deployment', 'rollback'] }).exitCode).toBe(0);
    expect(decide([pass], { phases: ['rollback', 'pre-deployment'] }).exitCode).toBe(0);
    expect(decide([pass], { phases: ['pre-deployment'] }).exitCode).toBe(0);
  });

  it('names the first of several limits: dry run, part, gate', () => {
    const all = { isDryRun: true, isPartial: true, gateClosed: 'why' };
    expect(decide([pass], all)).toMatchObject({
      reason: 'dry-run',
      because: 'A dry run executes nothing but reads.',
    });
    expect(decide([pass], { ...all, isDryRun: false })).toMatchObject({
      reason: 'partial',
      because: 'Only a part of the plan was run.',
    });
    expect(decide([pass], { gateClosed: 'why' })).toMatchObject({
      reason: 'gate-closed',
      because: 'why',
    });
  });

  it('an empty why still is a closed gate, and a long one is cut', () => {
    expect(decide([pass], { gateClosed: '' })).toMatchObject({
      reason: 'gate-closed',
      because: 'The phases before the deployment are not GO for this subject.',
    });
    expect(decide([pass], { gateClosed: 'x'.repeat(9_000) }).because).toHaveLength(300);
  });

  it('gateClosed that is undefined is an open gate', () => {
    expect(decide([pass], { gateClosed: undefined }).verdict).toBe('GO');
  });

  describe('with items that a closed gate kept back', () => {
    const keptBack = (phase: GateItem['phase'], change: Partial<GateItem> = {}) =>
      makeItem({ id: phase, phase, outcome: 'inconclusive', reason: 'needs-unmet', ...change });
    const behind = [keptBack('deployment'), keptBack('post-deployment')];
    const signOff = makeItem({ id: 'sign-off', phase: 'approval', outcome: 'pending' });

    it.each([undefined, 'approval is HOLD'])('waits for the person (gateClosed: %s)', (why) => {
      expect(decide([pass, signOff, ...behind], { gateClosed: why })).toMatchObject({
        verdict: 'HOLD',
        reason: 'pending',
        decisive: ['sign-off'],
      });
    });

    it('waits for the person who looks before the sign-offs', () => {
      const manual = makeItem({ id: 'manual', outcome: 'pending' });
      expect(decide([pass, manual, ...behind]).decisive).toEqual(['manual']);
    });

    it('is held by the gate where nothing else stands in the way', () => {
      expect(decide([pass, ...behind], { gateClosed: 'why' })).toMatchObject({
        verdict: 'HOLD',
        reason: 'gate-closed',
        decisive: [],
      });
    });

    it('is inconclusive if no gate was closed', () => {
      expect(decide([pass, ...behind])).toMatchObject({
        verdict: 'HOLD',
        reason: 'inconclusive',
        decisive: ['deployment', 'post-deployment'],
      });
      const late = makeItem({ id: 'late', phase: 'post-deployment', outcome: 'pending' });
      expect(decide([pass, late, ...behind]).reason).toBe('inconclusive');
    });

    it.each([
      ['of an earlier phase', keptBack('pre-deployment')],
      ['with another reason', keptBack('deployment', { reason: 'no-data' })],
      ['that failed', keptBack('deployment', { outcome: 'error' })],
    ])('an item %s was not kept back', (_, item) => {
      const { decisive } = decide([pass, signOff, item], { gateClosed: 'why' });
      expect(decisive).toEqual([item.id, 'sign-off']);
    });
  });

  it.each([
    ['an id twice', [pass, pass], 'Item "passed" has two results. Give each item one.'],
    [
      'an unknown outcome',
      [makeItem({ outcome: 'passed' as Outcome })],
      'Item "login" has the unknown outcome "passed".',
    ],
    [
      'an item of another phase',
      [makeItem({ phase: 'rollback' })],
      'Item "login" is of rollback, which this run does not have.',
    ],
  ])('throws on %s', (_, items, message) => {
    expect(() => decide(items)).toThrow(new RangeError(message));
  });

  it('a fired trigger leaves the verdict alone', () => {
    expect(decide([pass], { triggers: [makeTrigger('fired')] })).toMatchObject({
      verdict: 'GO',
      exitCode: 0,
      rollback: 'required',
    });
  });

  it('does not change what it was given', () => {
    const items = Object.freeze([pass, makeItem({ outcome: 'fail' })]);
    decide(items);
    expect(items.map((item) => item.id)).toEqual(['passed', 'login']);
  });

  it('is fast with many items', () => {
    const items = Array.from({ length: 10_000 }, (_, at) =>
      makeItem({ id: `${at}`, outcome: at % 2 === 0 ? 'pass' : 'fail' }),
    );
    const verdict = decide(items);
    expect(verdict.decisive).toHaveLength(5_000);
    expect(verdict.because.length).toBeLessThan(500);
  });
});
