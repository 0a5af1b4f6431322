import { describe, expect, it } from '@jest/globals';
import type { AppliedWaiver } from '../../../src/domain/waiver.ts';
import {
  applyWaiver,
  readMeasured,
  reapplyWaiver,
} from '../../../src/gate/waivers/apply-waiver.ts';
import { buildItem } from '../../support/sample-report.ts';
import { makeFailing, makeWaiver } from './waiver-examples.ts';

const waived = applyWaiver(makeFailing(), makeWaiver(), 'production', 12);

function reapply(change: Partial<AppliedWaiver>, item = makeFailing()) {
  const kept = waived.waiver;
  if (kept === undefined) throw new Error('The example is not waived.');
  return reapplyWaiver(item, { ...kept, ...change }, 'production');
}

describe('a waiver that a report keeps', () => {
  it('gives the same result again', () => {
    expect(waived.outcome).toBe('waived');
    expect(reapply({})).toEqual(waived);
  });

  it('does not cover what the evidence does not give any more', () => {
    const other = makeFailing({ reason: 'assertion' });
    expect(reapply({}, other)).toBe(other);
    const error = buildItem('health', 'error');
    expect(reapply({}, error)).toBe(error);
  });

  it.each([
    ['had ended by then', { expires: '2026-01-05T10:00:00Z' }],
    ['lasts too long', { expires: '2036-01-05T10:00:00Z' }],
    ['is for another environment', { environments: ['staging'] }],
    ['is for another reason', { reason: 'assertion' }],
    ['is approved by who asked for it', { approvedBy: 'Ana' }],
  ] as const)('counts for nothing if it %s', (_, change) => {
    const item = makeFailing();
    expect(reapply(change as Partial<AppliedWaiver>, item)).toBe(item);
  });

  it.each<[string, Parameters<typeof makeWaiver>[0]]>([
    ['everywhere', {}],
    ['in these environments', { environments: ['staging', 'production'] }],
    ['until something happens', { until: 'the new balancer is there' }],
  ])('keeps its terms: %s', (_, change) => {
    const { item: _item, ...terms } = makeWaiver(change);
    const result = applyWaiver(makeFailing(), makeWaiver(change), 'production');
    const { summary } = makeFailing();
    const seen = { outcome: 'fail', reason: 'status', summary };
    expect(result.waiver).toStrictEqual({ ...seen, ...terms });
    expect(reapplyWaiver(makeFailing(), result.waiver, 'production')).toStrictEqual(result);
  });

  it('says nothing of a pull request that nobody knows', () => {
    expect(applyWaiver(makeFailing(), makeWaiver(), 'production').summary).toBe(
      'Waived until 2026-02-01 00:00 UTC: approved by jonas, requested by ana: The old balancer answers 503 once a night. — without it fail (status): GET /health answered 503.',
    );
  });

  it('is not there in most reports', () => {
    const item = makeFailing();
    expect(reapplyWaiver(item, undefined, 'production')).toBe(item);
  });
});

describe('what an item was measured as', () => {
  it.each([
    ['what is waived', waived, 'fail'],
    ['what is waived by nobody', buildItem('a', 'waived'), 'waived'],
    [
      'what only says that it is waived',
      { ...buildItem('a', 'error'), waiver: waived.waiver },
      'error',
    ],
    ['everything else', buildItem('a', 'warn'), 'warn'],
  ] as const)('%s', (_, item, outcome) => {
    expect(readMeasured(item)).toBe(outcome);
  });
});
