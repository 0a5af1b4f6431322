import { describe, expect, it } from '@jest/globals';
import type { Statement } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import {
  AT,
  ask,
  decidePo,
  facts,
  HEAD,
  LATER,
  NOW,
  OLD,
  review,
  rules,
  sign,
} from './approval-examples.ts';

const DIGEST = `${'12ab'.repeat(16)}`;
const named = (commit: string, more: object = {}) => ({
  command: { type: 'sign-off', role: 'po', commit, ...more } as Statement['command'],
});

describe('one statement', () => {
  it.each<[string, Statement]>([
    ['a comment of a member', sign('ana')],
    ['a login in another case', sign('ANA')],
    ['a role in another case, joined in another way', sign('ana', 'PO')],
    ['12 digits of the commit', sign('ana', 'po', named(HEAD.slice(0, 12)))],
    ['a review', review('ana')],
    ['a statement that is as old as it may be', sign('ana', 'po', { at: '2026-01-02T12:00:00Z' })],
    ['a clock that is a few minutes ahead', sign('ana', 'po', { at: '2026-01-05T12:09:00Z' })],
  ])('counts: %s', (_, statement) => {
    const decision = decidePo([statement]);
    expect(decision).toMatchObject({ state: 'signed', open: [], rejected: [] });
    expect(decision.signatures).toEqual([{ pullRequest: 7, statement }]);
  });

  it.each<[string, Statement, string]>([
    ['a stranger', sign('mallory'), 'mallory is not in po'],
    ['a look-alike of a login (Cyrillic)', sign('аna'), 'аna is not in po'],
    ['a login with a Kelvin sign', sign('\u212Aana'), '\u212Aana is not in po'],
    ['the author', sign('bob'), 'bob wrote #7'],
    ['the author in another case', sign('BOB'), 'BOB wrote #7'],
    ['an edited comment', sign('ana', 'po', { isEdited: true }), 'it was edited'],
    ['another commit', sign('ana', 'po', named(OLD)), 'it is of 0d1c2b3a4958, and the head of #7'],
    ['too few digits', sign('ana', 'po', named(HEAD.slice(0, 11))), 'it is of 3f2a9c4e5b6, and'],
    ['no digits at all', sign('ana', 'po', named('')), 'it is of , and'],
    ['another pull request', sign('ana', 'po', { pullRequest: 8 }), 'it is not on #7'],
    [
      'a comment of last week',
      sign('ana', 'po', { at: '2026-01-01T12:00:00Z' }),
      'it is older than',
    ],
    ['a comment of tomorrow', sign('ana', 'po', { at: '2026-01-06T12:00:00Z' }), 'its time'],
    ['no time', sign('ana', 'po', { at: '' }), 'its time'],
    [
      'a digest that nothing asks for',
      sign('ana', 'po', named(HEAD, { digest: DIGEST })),
      'nothing asks',
    ],
    [
      'a review at the old head',
      review('ana', { command: { type: 'approve', commit: OLD } }),
      'it is of',
    ],
    [
      'a review that update-branch moved',
      review('ana', { at: '2026-01-05T08:59:59Z' }),
      'it is older than the head',
    ],
    [
      'a review of the same second as the head',
      review('ana', { at: '2026-01-05T09:00:00Z' }),
      'it is older than the head',
    ],
  ])('does not count: %s', (_, statement, why) => {
    const decision = decidePo([statement]);
    expect(decision).toMatchObject({ state: 'missing', signatures: [] });
    expect(decision.open).toEqual([{ pullRequest: 7, commit: HEAD }]);
    expect(decision.rejected).toEqual([{ statement, why: expect.stringContaining(why) }]);
  });

  it.each(['pо', 'p o', 'owner', ''])('is for no other role: %j', (role) => {
    expect(decidePo([sign('ana', role)])).toMatchObject({ state: 'missing', rejected: [] });
  });

  it('does not count as a review of a head whose time nobody knows', () => {
    const { headCommittedAt: _, ...head } = facts([]).pullRequests[0] ?? { headSha: '' };
    const decision = decidePo([review('ana')], { pullRequests: [head as never] });
    expect(decision.rejected[0]?.why).toContain('nobody knows whether it is newer');
  });

  it('does not count if several known commits begin as it says', () => {
    const twin = `${HEAD.slice(0, 12)}${'0'.repeat(28)}`;
    const more = {
      pullRequests: [
        facts([]).pullRequests[0] as never,
        { number: 8, author: 'bob', headSha: twin, shippedAs: 'head' } as never,
      ],
    };
    const decision = decidePo([sign('ana', 'po', named(HEAD.slice(0, 12)))], more);
    expect(decision.rejected[0]?.why).toContain('several commits begin with');
    expect(decidePo([sign('ana')], more).signatures).toHaveLength(1);
  });
});

describe('author and deployer', () => {
  it('bars whoever dispatched the run', () => {
    const decision = decidePo([sign('dora')], { deployers: ['zoe', 'Dora'] });
    expect(decision.rejected[0]?.why).toBe('dora deploys this');
    expect(decision.maySign).toEqual(['ana', 'eve']);
  });

  it('bars who wrote the last commit on a branch of another author', () => {
    const pullRequests = [{ ...facts([]).pullRequests[0], headAuthor: 'Eve' } as never];
    expect(decidePo([sign('eve')], { pullRequests }).rejected[0]?.why).toBe('eve wrote #7');
  });

  it('lets both sign in a small team', () => {
    for (const statement of [sign('bob'), sign('dora'), review('bob')]) {
      expect(decidePo([statement], { deployers: ['dora'] }, {}, true).state).toBe('signed');
    }
  });

  it('lifts nothing else in a small team', () => {
    expect(decidePo([sign('mallory')], {}, {}, true).state).toBe('missing');
    expect(decidePo([sign('ana', 'po', { isEdited: true })], {}, {}, true).state).toBe('missing');
    expect(decidePo([sign('ana', 'po', named(OLD))], {}, {}, true).state).toBe('missing');
  });
});

describe('what is taken back', () => {
  const take = (command: Statement['command'], more: Partial<Statement> = {}) =>
    sign('ana', 'po', { id: 2, at: LATER, command, ...more });

  it.each<[string, Statement]>([
    ['/withdraw', take({ type: 'withdraw' })],
    ['/withdraw of the role', take({ type: 'withdraw', role: 'PO' })],
    ['/withdraw of a role that is none', take({ type: 'withdraw', role: 'product' })],
    ['/withdraw of the commit', take({ type: 'withdraw', commit: HEAD.slice(0, 12) })],
    [
      '/withdraw of the commit elsewhere',
      take({ type: 'withdraw', commit: HEAD }, { pullRequest: 9 }),
    ],
    ['an edited /withdraw', take({ type: 'withdraw' }, { isEdited: true })],
    ['/withdraw further down', take({ type: 'withdraw' }, { id: 1, index: 1, at: AT })],
    ['changes that are requested', take({ type: 'request-changes' }, { source: 'review' })],
    [
      'the same second, by other means',
      take({ type: 'request-changes' }, { source: 'review', at: AT }),
    ],
    ['a time that can’t be read', take({ type: 'withdraw' }, { at: 'soon' })],
  ])('does not count: %s', (_, retraction) => {
    for (const statements of [
      [sign('ana'), retraction],
      [retraction, sign('ana')],
    ]) {
      const decision = decidePo(statements);
      expect(decision.state).toBe('missing');
      expect(decision.rejected).toEqual([
        { statement: sign('ana'), why: 'it was taken back later' },
      ]);
    }
  });

  it.each<[string, Statement]>([
    ['by somebody else', take({ type: 'withdraw' }, { by: 'eve' })],
    ['of another role', take({ type: 'withdraw', role: 'lead' })],
    ['of another commit', take({ type: 'withdraw', commit: OLD })],
    ['on another pull request', take({ type: 'withdraw' }, { pullRequest: 9 })],
    ['before', take({ type: 'withdraw' }, { at: '2026-01-05T09:30:00Z' })],
    ['above, in the same comment', take({ type: 'withdraw' }, { id: 1, index: -1, at: AT })],
    ['a dismissal, of a comment', take({ type: 'dismissed' }, { source: 'review' })],
  ])('still counts: %s', (_, retraction) => {
    expect(decidePo([sign('ana'), retraction]).state).toBe('signed');
  });

  it('voids a review by its dismissal, and by the next one that requests changes', () => {
    for (const type of ['dismissed', 'request-changes'] as const) {
      const next = review('ana', { id: 2, at: LATER, command: { type } });
      expect(decidePo([review('ana'), next]).state).toBe('missing');
      const again = review('ana', { id: 3, at: '2026-01-05T11:30:00Z' });
      expect(decidePo([review('ana'), next, again]).state).toBe('signed');
    }
  });
});

describe('the digest of what is shown', () => {
  const with12 = sign('ana', 'po', named(HEAD, { digest: DIGEST.slice(0, 12) }));

  it('has to stand in the sign-off', () => {
    expect(decidePo([with12], {}, { digest: DIGEST }).state).toBe('signed');
    for (const statement of [sign('ana'), review('ana')]) {
      expect(decidePo([statement], {}, { digest: DIGEST }).rejected[0]?.why).toContain('carry');
    }
  });

  it.each(['f'.repeat(64), 'unknown', '', DIGEST.slice(0, 12)])('is not %j', (digest) => {
    expect(decidePo([with12], {}, { digest }).state).toBe('missing');
  });
});

describe('what is not known', () => {
  it('is unknown without a roster, and never "not a member"', () => {
    const rosters = { po: { known: false, why: 'the team is hidden' } as const };
    expect(decidePo([sign('ana')], { rosters })).toMatchObject({
      state: 'unknown',
      why: 'the team is hidden',
    });
    expect(decidePo([sign('ana')], { rosters: {} })).toMatchObject({ state: 'unknown' });
  });

  it('is never signed if not all is known, or nothing is shipped', () => {
    const incomplete = decidePo([sign('ana')], { isComplete: false, why: 'too many' });
    expect(incomplete).toMatchObject({ state: 'incomplete', why: 'too many' });
    expect(decidePo([sign('ana')], { pullRequests: [] }).state).toBe('nothing');
  });

  it('decides nothing where nothing is asked', () => {
    expect(decideSignOffs(facts([sign('ana')]), rules([]), NOW)).toEqual([]);
  });

  it('takes the strictest demands where a role is asked for twice', () => {
    const asked = [ask('po'), ask('PO', { validForMs: 60_000 })];
    expect(decideSignOffs(facts([sign('ana')]), rules(asked), NOW)).toMatchObject([
      { role: 'po', state: 'missing' },
    ]);
  });
});
