import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Statement } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import { listUnits } from '../../../src/gate/sign-offs/list-units.ts';
import {
  AT,
  ask,
  decidePo,
  facts,
  HEAD,
  LATER,
  MERGE,
  NOW,
  OLD,
  pull,
  review,
  rules,
  sign,
  TREE,
} from './approval-examples.ts';

const onEight = pull({ number: 8, author: 'eve', headSha: OLD, shippedAs: 'merge' });
const of = (commit: string): Partial<Statement> => ({
  command: { type: 'sign-off', role: 'po', commit },
});

function decideBoth(asked: readonly string[], statements: readonly Statement[]) {
  const given = asked.map((role) => ask(role));
  return decideSignOffs(facts(statements), rules(given), NOW);
}

describe('of several statements', () => {
  const { pullRequest: _, ...nowhere } = sign('mallory', 'po', { id: 5 });
  const { index: __, ...first } = sign('mallory', 'po', { id: 9 });
  const sorted = [
    sign('mallory', 'po', { id: 1, at: LATER }),
    { ...first, index: 2 },
    { ...first, index: 1 },
    first,
    nowhere,
    sign('mallory', 'po', { id: 5 }),
    sign('mallory', 'po', { id: 5, pullRequest: 8 }),
    review('bob', { id: 99, at: '2026-01-05T11:30:00Z' }),
    review('bob', { id: 98, at: LATER }),
  ];

  it.each([
    ['in this order', sorted],
    ['turned round', sorted.toReversed()],
    ['the even ones first', [0, 2, 4, 6, 8, 1, 3, 5, 7].flatMap((at) => sorted[at] ?? [])],
    ['the last third first', [...sorted.slice(6), ...sorted.slice(0, 6)]],
  ])('words come before buttons, and the newest first, given %s', (_name, statements) => {
    expect(decidePo(statements).rejected.map(({ statement }) => statement)).toEqual(sorted);
  });

  it('the last one of a person is named', () => {
    const [old, last] = [sign('ana'), sign('ana', 'po', { id: 2, at: LATER })];
    for (const statements of [
      [old, last],
      [last, old],
    ]) {
      expect(decidePo(statements)).toMatchObject({
        state: 'signed',
        signatures: [{ pullRequest: 7, statement: last }],
        rejected: [],
      });
    }
  });

  it('the role that was named is filled before the one that comes first', () => {
    const later = review('ana', { id: 2, at: LATER });
    expect(decideBoth(['lead', 'po'], [sign('ana'), later])).toMatchObject([
      { role: 'lead', state: 'missing', rejected: [{ why: 'its author fills another role' }] },
      { role: 'po', state: 'signed', signatures: [{ statement: sign('ana') }] },
    ]);
  });

  it('a second one that would count as well is no news', () => {
    const decision = decidePo([sign('eve', 'po', { id: 2 }), sign('ana')]);
    expect(decision.signatures).toStrictEqual([{ pullRequest: 7, statement: sign('ana') }]);
    expect(decision.rejected).toEqual([]);
  });

  it('a review of somebody in no role is not spoken of', () => {
    expect(decidePo([review('trent'), review('а na')])).toMatchObject({
      state: 'missing',
      rejected: [],
    });
  });
});

describe('of several pull requests', () => {
  const two: Partial<ApprovalFacts> = {
    commit: MERGE,
    pullRequests: [pull({ shippedAs: 'merge' }), onEight],
  };

  it('each answers for what is written on it', () => {
    const own = sign('eve', 'po', { pullRequest: 8, ...of(OLD) });
    const elsewhere = sign('ana', 'po', { id: 2, pullRequest: 9, ...of(OLD) });
    expect(decidePo([own, elsewhere], two).rejected).toEqual([
      { statement: elsewhere, why: 'it is not on #7' },
      { statement: own, why: 'eve wrote #8' },
    ]);
  });

  it('one that is signed is not open, and what counts for one is not rejected', () => {
    const merged = pull({ shippedAs: 'merge', mergedAt: AT });
    const deployed = sign('bob', 'po', { at: LATER, ...of(MERGE) });
    const decision = decidePo([deployed], { ...two, pullRequests: [merged, onEight] });
    expect(decision).toStrictEqual({
      role: 'po',
      state: 'missing',
      signatures: [{ pullRequest: 8, statement: deployed }],
      open: [{ pullRequest: 7, commit: HEAD }],
      maySign: ['ana', 'dora', 'eve'],
      rejected: [],
    });
  });

  it('only who wrote none of the open ones may sign, sorted', () => {
    const logins = ['eve', 'Zoe', 'dora', 'bob', 'ana'];
    const rosters = { po: { known: true, logins } as const };
    expect(decidePo([], { ...two, rosters }).maySign).toEqual(['ana', 'dora', 'zoe']);
    expect(decidePo([], { ...two, rosters }, {}, true).maySign).toEqual([
      'ana',
      'bob',
      'dora',
      'eve',
      'zoe',
    ]);
  });

  it('a sign-off of commits without one has no number', () => {
    const { pullRequest: _, ...statement } = sign('ana', 'po', of(MERGE));
    const only = { commit: MERGE, pullRequests: [], strayCommits: [{ sha: OLD }] };
    expect(decidePo([statement], only).signatures).toStrictEqual([{ statement }]);
    expect(decidePo([], only).open).toStrictEqual([{ commit: MERGE }]);
  });
});

describe('the commit to name', () => {
  it.each<[string, Partial<ReturnType<typeof pull>>, string | undefined, string]>([
    ['the head where it is shipped', { shippedAs: 'merge' }, undefined, HEAD],
    ['the head where the files are the same', { shippedAs: 'none', headTree: TREE }, TREE, HEAD],
    ['the deployed commit where they differ', { shippedAs: 'none', headTree: OLD }, TREE, MERGE],
    ['the deployed commit where nobody knows', { shippedAs: 'none' }, undefined, MERGE],
    ['the deployed commit where nobody knows its files', { shippedAs: 'none' }, TREE, MERGE],
    [
      'the deployed commit where the trees have no name',
      { shippedAs: 'none', headTree: '' },
      '',
      MERGE,
    ],
  ])('is %s', (_name, more, tree, commit) => {
    const world = {
      commit: MERGE,
      pullRequests: [pull(more)],
      ...(tree === undefined ? {} : { tree }),
    };
    expect(decidePo([], world).open).toEqual([{ pullRequest: 7, commit }]);
    const state = decidePo([sign('ana')], world).state;
    expect(state).toBe(commit === HEAD ? 'signed' : 'missing');
  });
});

describe('what nobody read', () => {
  it('has its reason, and nobody who may sign', () => {
    const unread = decidePo([sign('ana'), review('ana')], { rosters: {} });
    expect(unread).toMatchObject({
      state: 'unknown',
      why: 'nobody read who is in po',
      maySign: [],
    });
    const { state, why } = decidePo([sign('ana')], { isComplete: false });
    expect([state, why]).toEqual(['incomplete', 'not all is known']);
  });

  it('is told before anything is counted', () => {
    expect(decidePo([sign('ana')], { pullRequests: [] })).toStrictEqual({
      role: 'po',
      state: 'nothing',
      signatures: [],
      open: [],
      maySign: ['ana', 'bob', 'dora', 'eve'],
      rejected: [],
    });
  });

  it('bars only authors whose login is one', () => {
    const { author: _, ...unknown } = { sha: OLD, author: 'x' };
    const strayCommits = [{ sha: OLD, author: 'Dora' }, { sha: HEAD, author: 'a[bot]' }, unknown];
    expect(listUnits(facts([], { strayCommits })).map(({ authors }) => [...authors])).toEqual([
      ['bob'],
      ['dora'],
    ]);
  });
});
