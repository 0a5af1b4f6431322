import { describe, expect, it } from '@jest/globals';
import { OUTCOMES, type Outcome } from '../../../src/domain/outcome.ts';
import type { Phase } from '../../../src/domain/phase.ts';
import type { ItemResult, TriggerResult } from '../../../src/domain/report.ts';
import {
  decideDeploymentWord,
  hasProvedVersion,
  type JudgedRun,
} from '../../../src/gate/releases/decide-deployment-word.ts';
import { buildItem, buildReport, buildTrigger } from '../../support/sample-report.ts';

const ALL: readonly Phase[] = ['pre-deployment', 'approval', 'deployment', 'post-deployment'];

interface Setting {
  readonly phases?: readonly Phase[];
  readonly triggers?: readonly TriggerResult[];
  readonly change?: Partial<JudgedRun>;
}

function judge(found: Partial<Record<Phase, Outcome>>, setting: Setting = {}) {
  const items = Object.entries(found).map(([phase, outcome]) =>
    buildItem(phase, outcome, { phase: phase as Phase }),
  );
  const { phases = ALL, triggers = [], change = {} } = setting;
  const report = buildReport(items, { triggers: [...triggers] });
  const run = { phases: [...phases], only: [], dryRun: false };
  return decideDeploymentWord({ ...report, run, ...change }, 'f'.repeat(40));
}

describe('decideDeploymentWord', () => {
  it.each(OUTCOMES)('calls nothing verified but a pass: %s', (outcome) => {
    const { state } = judge({ deployment: 'pass', 'post-deployment': outcome });
    expect(state === 'success').toBe(outcome === 'pass');
  });

  it.each<[Partial<Record<Phase, Outcome>>, string, string]>([
    [{ deployment: 'fail' }, 'failure', 'NO-GO: '],
    [{ deployment: 'fail', 'post-deployment': 'pass' }, 'failure', 'NO-GO: '],
    [{ deployment: 'error', 'post-deployment': 'pass' }, 'error', 'HOLD: '],
    [{ deployment: 'pass' }, 'error', 'Deployed, but not verified: '],
    [{ deployment: 'pass', 'post-deployment': 'fail' }, 'failure', 'NO-GO: '],
    [{ 'post-deployment': 'pass' }, 'success', 'Verified: '],
    [{}, 'error', 'HOLD: '],
  ])('%j', (found, state, beginning) => {
    const word = judge(found);
    expect(word.state).toBe(state);
    expect(word.description.startsWith(beginning)).toBe(true);
  });

  it('leaves what is only deployed to whoever verifies it', () => {
    const word = judge({ deployment: 'pass' }, { phases: ['deployment'] });
    expect(word.state).toBe('in_progress');
  });

  it('does not ask what stood before the gate: an override let it through', () => {
    const override = { by: 'mette', at: '2026-01-05T10:00:00Z', reason: 'Nobody can log in' };
    const found = { approval: 'pending', deployment: 'pass', 'post-deployment': 'pass' } as const;
    const word = judge(found, { change: { override } });
    expect(word).toMatchObject({ state: 'success' });
    expect(word.description).toContain('overridden by mette');
  });

  it('fails what a trigger wants to be taken back, though every item passed', () => {
    const fired = buildTrigger('slow', 'fired', { decision: 'rollback' });
    const ask = buildTrigger('slow', 'fired', { decision: 'ask' });
    const found = { deployment: 'pass', 'post-deployment': 'pass' } as const;
    expect(judge(found, { triggers: [fired] }).state).toBe('failure');
    expect(judge(found, { triggers: [ask] }).state).toBe('success');
  });

  it.each([
    [{ verdict: null }, 'The run was cancelled'],
    [{ run: { phases: [...ALL], only: ['login'], dryRun: false } }, 'HOLD: '],
    [{ run: { phases: [...ALL], only: [], dryRun: true } }, 'HOLD: '],
  ])('knows nothing after %j', (change, beginning) => {
    const word = judge({ deployment: 'pass', 'post-deployment': 'pass' }, { change });
    expect([word.state, word.description.startsWith(beginning)]).toEqual(['error', true]);
  });

  it('ends what was taken back as a failure, and a rollback that failed as an error', () => {
    const phases = ['rollback'] as const;
    const word = judge({ rollback: 'pass' }, { phases });
    expect(word.state).toBe('failure');
    expect(word.description.startsWith('Rolled back to ffffffffffff: ')).toBe(true);
    for (const outcome of ['fail', 'error', 'pending', 'skip'] as const) {
      expect(judge({ rollback: outcome }, { phases })).toMatchObject({
        state: 'error',
        description: expect.stringMatching(/^The rollback is not verified: /),
      });
    }
  });

  it('says it in 140 characters', () => {
    const text = 'x\u{1F680}'.repeat(200);
    const items = ['a', 'b', 'c'].map((id) => buildItem(id, 'fail', { phase: 'deployment', text }));
    const run = { phases: [...ALL], only: [], dryRun: false };
    const { description } = decideDeploymentWord({ ...buildReport(items), run }, undefined);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(description.length).toBeGreaterThan(130);
  });

  it('needs no name of what it went back to', () => {
    const items = [buildItem('a', 'pass', { phase: 'rollback' })];
    const run = { phases: ['rollback' as const], only: [], dryRun: false };
    const { description } = decideDeploymentWord({ ...buildReport(items), run }, undefined);
    expect(description.startsWith('Rolled back: ')).toBe(true);
  });
});

describe('hasProvedVersion', () => {
  const proof: Partial<ItemResult> = { kind: 'version', phase: 'post-deployment' };
  it.each<[string, Partial<ItemResult>, boolean]>([
    ['a pass after the deployment', {}, true],
    ['a pass before it', { phase: 'pre-deployment' }, false],
    ['an advisory pass', { blocking: false }, false],
    ['a warning', { outcome: 'warn' }, false],
    ['a pass of something else', { kind: 'http' }, false],
  ])('%s', (_, change, expectation) => {
    expect(hasProvedVersion([buildItem('a', 'pass', { ...proof, ...change })])).toBe(expectation);
  });

  it('needs an item', () => expect(hasProvedVersion([])).toBe(false));
});
