import { describe, expect, it } from '@jest/globals';
import type { PlannedItem } from '../../src/domain/item.ts';
import { OUTCOMES, type Outcome } from '../../src/domain/outcome.ts';
import { decideBefore, decideNeeds } from '../../src/engine/decide-start.ts';
import type { RunContext } from '../../src/engine/request.ts';
import { makeRequest, planItem } from './engine-fixtures.ts';

function askBefore(item: Partial<PlannedItem>, context: Partial<RunContext> = {}) {
  const request = makeRequest([]);
  return decideBefore(planItem('a', item), {
    subject: request.subject,
    context: { ...request.context, ...context },
  });
}

describe('decideBefore', () => {
  it.each<[string, Partial<PlannedItem>, Partial<RunContext>, string | undefined]>([
    ['nothing asked', {}, {}, undefined],
    ['declared skip', { skip: 'No users yet.' }, {}, 'skip/skipped'],
    ['a skip without a reason', { skip: ' ' }, {}, undefined],
    ['another environment', { environments: ['staging'] }, {}, 'skip/condition'],
    ['this environment', { environments: ['staging', 'production'] }, {}, undefined],
    ['an empty list of environments', { environments: [] }, {}, undefined],
    ['if: another environment', { if: { environment: ['staging'] } }, {}, 'skip/condition'],
    ['if: this environment', { if: { environment: ['production'] } }, {}, undefined],
    ['if: another event', { if: { event: ['schedule'] } }, {}, 'skip/condition'],
    ['if: this event', { if: { event: ['push'] } }, {}, undefined],
    ['if: an empty list', { if: { event: [], paths: [] } }, { paths: ['a'] }, undefined],
    [
      'if: a path is touched',
      { if: { paths: ['app/**'] } },
      { paths: ['x', 'app/a.py'] },
      undefined,
    ],
    ['if: no path is touched', { if: { paths: ['app/**'] } }, { paths: ['x'] }, 'skip/condition'],
    ['if: nothing is touched', { if: { paths: ['app/**'] } }, { paths: [] }, 'skip/condition'],
    ['if: paths unknown', { if: { paths: ['app/**'] } }, {}, undefined],
    [
      'if: one part of two is false',
      { if: { event: ['push'], environment: ['x'] } },
      {},
      'skip/condition',
    ],
    ['dry run of a read', { blast: 'read' }, { dryRun: true }, undefined],
    ['dry run of a canary', { blast: 'canary-write' }, { dryRun: true }, 'inconclusive/dry-run'],
    ['dry run of a load', { blast: 'load' }, { dryRun: true }, 'inconclusive/dry-run'],
    ['dry run of a mutation', { blast: 'mutate-target' }, { dryRun: true }, 'inconclusive/dry-run'],
    [
      'dry run of what is skipped',
      { blast: 'load', skip: 'No.' },
      { dryRun: true },
      'skip/skipped',
    ],
  ])('%s', (_, item, context, expected) => {
    const refusal = askBefore(item, context);
    expect(refusal && `${refusal.outcome}/${refusal.reason}`).toBe(expected);
  });

  it('prints the condition and what is there instead', () => {
    expect(askBefore({ if: { environment: ['staging', 'qa'] } })?.summary).toBe(
      '`if` asks for environment staging, qa; this is production.',
    );
    expect(askBefore({ skip: 'No users yet.' })?.summary).toBe('No users yet.');
  });
});

describe('decideNeeds', () => {
  const needs = planItem('a', { needs: ['b'] });

  it.each<[Outcome, boolean]>([
    ['pass', true],
    ['skip', true],
    ['waived', true],
    ['warn', true],
    ['pending', false],
    ['inconclusive', false],
    ['error', false],
    ['fail', false],
  ])('a need that is %s satisfies: %s', (outcome, isSatisfied) => {
    const refusal = decideNeeds(needs, () => outcome);
    expect(refusal === undefined).toBe(isSatisfied);
    if (refusal === undefined) return;
    expect([refusal.outcome, refusal.reason]).toEqual(['inconclusive', 'needs-unmet']);
    expect(refusal.findings).toEqual([
      { expected: '`b` to be pass, warn, waived or skip', seen: outcome, where: 'b' },
    ]);
  });

  it('a need that nobody knows is unmet', () => {
    expect(decideNeeds(needs, () => undefined)?.reason).toBe('needs-unmet');
  });

  it.each<[readonly Outcome[], Outcome | undefined, string | undefined]>([
    [['fail'], 'fail', undefined],
    [['fail'], 'pass', 'skip/condition'],
    [['fail', 'warn'], 'warn', undefined],
    [['pass'], 'fail', 'skip/condition'],
    [['pass'], 'skip', 'skip/condition'],
    [['pass'], 'error', 'inconclusive/needs-unmet'],
    [['pass'], 'inconclusive', 'inconclusive/needs-unmet'],
    [['pass'], 'pending', 'inconclusive/needs-unmet'],
    [['pass'], undefined, 'inconclusive/needs-unmet'],
    [['error'], 'error', undefined],
  ])('if outcome is one of %j and it is %s: %s', (wanted, outcome, expected) => {
    const item = planItem('a', { needs: ['b'], if: { outcome: { b: wanted } } });
    const refusal = decideNeeds(item, () => outcome);
    expect(refusal && `${refusal.outcome}/${refusal.reason}`).toBe(expected);
  });

  it('a condition on one need leaves the others as they are', () => {
    const item = planItem('a', { needs: ['b', 'c'], if: { outcome: { b: ['fail'] } } });
    const outcomes: Record<string, Outcome> = { b: 'fail', c: 'fail' };
    expect(decideNeeds(item, (id) => outcomes[id])?.findings?.map((one) => one.where)).toEqual([
      'c',
    ]);
  });

  it('never answers with something that satisfies, unless it is a skip', () => {
    for (const outcome of OUTCOMES) {
      for (const wanted of OUTCOMES) {
        const item = planItem('a', { needs: ['b'], if: { outcome: { b: [wanted] } } });
        const answer = decideNeeds(item, () => outcome)?.outcome;
        expect([undefined, 'skip', 'inconclusive']).toContain(answer);
      }
    }
  });
});
