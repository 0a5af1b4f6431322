import { describe, expect, it } from '@jest/globals';
import type { Statement } from '../../../src/domain/approval.ts';
import { decideConfirmation } from '../../../src/gate/sign-offs/decide-confirmation.ts';
import { decideOverride } from '../../../src/gate/sign-offs/decide-override.ts';
import {
  AT,
  ask,
  decidePo,
  facts,
  HEAD,
  LATER,
  MERGE,
  NOW,
  pull,
  review,
  rules,
  sign,
} from './approval-examples.ts';

const take = (command: Statement['command'], more: Partial<Statement> = {}) =>
  sign('ana', '', { command, ...more });
const back = (more: Partial<Statement> = {}) => take({ type: 'withdraw' }, more);
const deployed = sign('ana', 'po', {
  id: 5,
  at: LATER,
  command: { type: 'sign-off', role: 'po', commit: MERGE },
});
const { pullRequest: _, ...deployedThere } = deployed;
const merged = { commit: MERGE, pullRequests: [pull({ shippedAs: 'merge', mergedAt: AT })] };

describe('in the same second', () => {
  it.each<[string, number, number | undefined, string]>([
    ['the comment after it', 6, 0, 'missing'],
    ['the comment before it', 4, 9, 'signed'],
    ['the same comment, below it', 5, 2, 'missing'],
    ['the same comment, above it', 5, 0, 'signed'],
    ['the same comment, at no known place', 5, undefined, 'signed'],
    ['the same place', 5, 1, 'signed'],
  ])('a word in %s', (_name, id, index, state) => {
    const { index: __, ...bare } = back({ id });
    const retraction = index === undefined ? bare : { ...bare, index };
    expect(decidePo([sign('ana', 'po', { id: 5, index: 1 }), retraction]).state).toBe(state);
  });

  it('a word at no known place of a comment comes before one that is further down', () => {
    const { index: __, ...bare } = sign('ana');
    expect(decidePo([bare, back({ index: 1 })]).state).toBe('missing');
    expect(decidePo([bare, back({ index: 0 })]).state).toBe('signed');
  });

  it.each<[string, Statement, Statement]>([
    [
      'by a review of a lower number',
      deployed,
      take({ type: 'request-changes' }, { id: 1, source: 'review', at: LATER }),
    ],
    [
      'on the commit, by a lower number',
      deployed,
      (({ pullRequest: __, ...one }) => one)(back({ id: 1, at: LATER })),
    ],
    ['on a pull request, by a lower number', deployedThere, back({ id: 1, at: LATER })],
  ])('it is in doubt taken back %s', (_name, statement, retraction) => {
    expect(decidePo([statement], merged).state).toBe('signed');
    expect(decidePo([statement, retraction], merged).state).toBe('missing');
  });
});

describe('a /withdraw', () => {
  const short = sign('ana', 'po', {
    command: { type: 'sign-off', role: 'po', commit: HEAD.slice(0, 12) },
  });

  it.each<[string, Statement, Statement['command'], string]>([
    [
      'of the whole name takes back its beginning',
      short,
      { type: 'withdraw', commit: HEAD },
      'missing',
    ],
    [
      'of the beginning takes back the whole name',
      sign('ana'),
      { type: 'withdraw', commit: HEAD.slice(0, 12) },
      'missing',
    ],
    [
      'of the end takes back nothing',
      sign('ana'),
      { type: 'withdraw', commit: HEAD.slice(-12) },
      'signed',
    ],
    [
      'of a longer name takes back nothing that ends it',
      short,
      { type: 'withdraw', commit: `0${HEAD.slice(0, 12)}` },
      'signed',
    ],
    [
      'of another role and this commit takes back nothing',
      sign('ana'),
      { type: 'withdraw', role: 'lead', commit: HEAD },
      'signed',
    ],
  ])('%s', (_name, statement, command, state) => {
    expect(decidePo([statement, take(command, { id: 2, at: LATER })]).state).toBe(state);
  });

  it('takes back what is of the deployed commit, wherever it stands', () => {
    const elsewhere = back({ id: 9, pullRequest: 9, at: '2026-01-05T11:30:00Z' });
    expect(decidePo([deployed, elsewhere], merged).rejected).toEqual([
      { statement: deployed, why: 'it was taken back later' },
    ]);
  });

  it('takes back an approval of the environment, which has no time', () => {
    const { pullRequest: __, ...rest } = review('ana', { id: 0, at: '', source: 'environment' });
    const asked = { environmentApprovals: true };
    expect(decidePo([rest], {}, asked).state).toBe('signed');
    for (const at of ['2020-01-01T00:00:00Z', '']) {
      expect(decidePo([rest, back({ at, pullRequest: 9 })], {}, asked).state).toBe('missing');
    }
  });
});

describe('a review that requests changes, or is dismissed', () => {
  const confirmed = take({ type: 'confirm', ids: ['notes'], commit: HEAD });
  const override = sign('carla', '', {
    command: { type: 'override', commit: HEAD, reason: 'it burns' },
  });
  const item = { id: 'notes', validForMs: 24 * 3_600_000 };

  it.each(['request-changes', 'dismissed'] as const)('says nothing of other words: %s', (type) => {
    const of = (by: string) => review(by, { id: 2, at: LATER, command: { type } });
    expect(decideConfirmation(facts([confirmed, of('ana')]), item, NOW).state).toBe('confirmed');
    expect(decideOverride(facts([override, of('carla')]), rules([ask('po')]))?.by).toBe('carla');
  });

  it('leaves reviews of other pull requests alone', () => {
    for (const type of ['request-changes', 'dismissed'] as const) {
      const elsewhere = review('ana', { id: 2, at: LATER, pullRequest: 9, command: { type } });
      expect(decidePo([review('ana'), elsewhere]).state).toBe('signed');
    }
  });
});
