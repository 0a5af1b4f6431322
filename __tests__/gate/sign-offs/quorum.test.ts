import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Statement } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import { fillFreely, fillRoles } from '../../../src/gate/sign-offs/fill-roles.ts';
import { ask, facts, NOW, pull, review, rules, sign } from './approval-examples.ts';

describe('who fills which role', () => {
  it.each<[string, [string, string[], string[]][], Record<string, string>]>([
    ['nobody', [['a', [], []]], {}],
    [
      'one person, two roles',
      [
        ['a', ['p'], []],
        ['b', ['p'], []],
      ],
      { a: 'p' },
    ],
    [
      'two people, two roles',
      [
        ['a', ['p', 'q'], []],
        ['b', ['p'], []],
      ],
      { a: 'q', b: 'p' },
    ],
    [
      'words before buttons',
      [
        ['a', [], ['p']],
        ['b', ['p'], []],
      ],
      { b: 'p' },
    ],
    [
      'a button that makes room',
      [
        ['a', ['p'], ['q']],
        ['b', [], ['p']],
      ],
      { a: 'q', b: 'p' },
    ],
    [
      'a chain of three',
      [
        ['a', [], ['p', 'q']],
        ['b', [], ['q', 'r']],
        ['c', [], ['p']],
      ],
      { a: 'q', b: 'r', c: 'p' },
    ],
    [
      'one for three roles by buttons',
      [
        ['a', [], ['p']],
        ['b', [], ['p']],
        ['c', [], ['p']],
      ],
      { a: 'p' },
    ],
  ])('%s', (_, claims, expected) => {
    const given = claims.map(([role, named, unnamed]) => ({ role, named, unnamed }));
    expect(Object.fromEntries(fillRoles(given))).toEqual(expected);
    const turned = given.map(({ role, named, unnamed }) => ({
      role,
      named: named.toReversed(),
      unnamed: unnamed.toReversed(),
    }));
    expect(Object.fromEntries(fillRoles(turned))).toEqual(expected);
  });

  it('asks for no second person in a small team', () => {
    const claims = [
      { role: 'a', named: [], unnamed: ['p'] },
      { role: 'b', named: ['q', 'p'], unnamed: ['a'] },
      { role: 'c', named: [], unnamed: [] },
    ];
    expect([...fillFreely(claims)]).toEqual([
      ['a', 'p'],
      ['b', 'p'],
    ]);
  });
});

function states(
  statements: readonly Statement[],
  more: Partial<ApprovalFacts> = {},
  small = false,
) {
  const asked = rules([ask('po'), ask('lead')], small);
  return decideSignOffs(facts(statements, more), asked, NOW).map(({ state }) => state);
}

describe('one person, one role', () => {
  it('lets one person fill the first of two roles, and says so at the other', () => {
    const both = [sign('ana'), sign('ana', 'lead', { id: 2 })];
    expect(states(both)).toEqual(['signed', 'missing']);
    const [, lead] = decideSignOffs(facts(both), rules([ask('po'), ask('lead')]), NOW);
    expect(lead?.rejected).toEqual([{ statement: both[1], why: 'its author fills another role' }]);
    expect(states(both, {}, true)).toEqual(['signed', 'signed']);
  });

  it('does not count the same person twice by other means, or in another case', () => {
    expect(states([sign('ana'), review('ana', { id: 2 })])).toEqual(['signed', 'missing']);
    expect(states([sign('ana'), sign('ANA', 'lead', { id: 2 })])).toEqual(['signed', 'missing']);
  });

  it('gives reviews to the roles that their authors hold', () => {
    expect(states([review('ana'), review('jonas', { id: 2 })])).toEqual(['signed', 'signed']);
    expect(states([review('ana'), review('eve', { id: 2 })])).toEqual(['signed', 'signed']);
    expect(states([review('eve'), review('dora', { id: 2 })])).toEqual(['signed', 'missing']);
  });

  it('counts people for each pull request by itself', () => {
    const pullRequests = [pull(), pull({ number: 8, author: 'jonas' })];
    const on8 = (by: string, role: string, id: number) => sign(by, role, { id, pullRequest: 8 });
    const first = [sign('eve'), sign('ana', 'lead', { id: 2 })];
    const swapped = [...first, on8('ana', 'po', 3), on8('jonas', 'lead', 4)];
    // jonas wrote #8 himself, and ana fills one role there.
    expect(states(swapped, { pullRequests })).toEqual(['signed', 'missing']);
    const right = [...first, on8('eve', 'po', 3), on8('ana', 'lead', 4)];
    expect(states(right, { pullRequests })).toEqual(['signed', 'signed']);
  });
});
