import { describe, expect, it } from '@jest/globals';
import type { PlannedItem } from '../../src/domain/item.ts';
import type { PlacedWaiver } from '../../src/domain/waiver.ts';
import { checkWaivers } from '../../src/plan/check-waivers.ts';
import { planItem } from '../engine/engine-fixtures.ts';

const NOW = '2026-01-05T10:00:00.000Z';
const position = { file: '.github/holdpoint-waivers.yml', line: 3, column: 5 };

const items: readonly PlannedItem[] = [
  planItem('health', { kind: 'http' }),
  planItem('product-owner', { kind: 'sign-off', phase: 'approval' }),
  planItem('deploy', { kind: 'command', phase: 'deployment', blast: 'mutate-target' }),
  planItem('put-back', { kind: 'command', phase: 'rollback' }),
];

function check(change: Partial<PlacedWaiver>): readonly string[] {
  const waiver: PlacedWaiver = {
    item: 'health',
    reason: 'status',
    justification: 'So.',
    requestedBy: 'ana',
    approvedBy: 'jonas',
    expires: '2026-02-01T00:00:00Z',
    position,
    ...change,
  };
  const trigger = { id: 'down', text: 'Down', failed: ['health'], atLeast: 1, position };
  const plan = {
    items,
    triggers: [{ ...trigger, decision: 'rollback' as const }],
    environments: ['staging', 'production'],
  };
  const found = checkWaivers([waiver], plan, NOW);
  for (const problem of found) expect(problem).toMatchObject(position);
  return found.map(({ message }) => message);
}

describe('checkWaivers', () => {
  it('has nothing to say of one that can be used', () => {
    expect(check({ environments: ['production'] })).toEqual([]);
  });

  it.each<[string, Partial<PlacedWaiver>, string]>([
    [
      'an item that the plan has not',
      { item: 'heath' },
      'The plan has no item `heath` (did you mean `health`?), so this waiver covers nothing.',
    ],
    [
      'a sign-off',
      { item: 'product-owner' },
      '`product-owner` can’t be waived: it waits for a person, and nobody else can stand in.',
    ],
    [
      'the deployment itself',
      { item: 'deploy' },
      '`deploy` can’t be waived: it changes the target, and after a failure nobody knows what it left there.',
    ],
    [
      'a step back',
      { item: 'put-back' },
      '`put-back` can’t be waived: a rollback is verified or it is not.',
    ],
    ['a trigger', { item: 'down' }, '`down` is a rollback trigger, and those can’t be waived.'],
    [
      'another environment',
      { environments: ['prodution'] },
      'The plan has no environment `prodution` (did you mean `production`?).',
    ],
    [
      'one that ended',
      { expires: NOW },
      'The waiver of `health` expired at 2026-01-05T10:00:00.000Z: the true outcome counts. Remove it, or let a new one be approved.',
    ],
  ])('tells %s', (_, change, message) => {
    expect(check(change)).toEqual([message]);
  });
});
