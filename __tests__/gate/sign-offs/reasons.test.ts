import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, AskedRole, Statement } from '../../../src/domain/approval.ts';
import { decidePo, HEAD, LATER, MERGE, OLD, pull, review, sign } from './approval-examples.ts';

interface World {
  readonly facts?: Partial<ApprovalFacts>;
  readonly asked?: Partial<AskedRole>;
}
type Case = readonly [string, Statement, string, World];

const DIGEST = `${'0123456789abcdef'.repeat(3)}${'9'.repeat(16)}`;
const signed = (more: object, rest: Partial<Statement> = {}) =>
  sign('ana', 'po', {
    command: { type: 'sign-off', role: 'po', commit: HEAD, ...more } as Statement['command'],
    ...rest,
  });
const at = (time: string) => sign('ana', 'po', { at: time });
const twin = `${HEAD.slice(0, 14)}${'0'.repeat(26)}`;
const stray = { commit: MERGE, pullRequests: [], strayCommits: [{ sha: OLD, author: 'dora' }] };
const { pullRequest: _, ...onCommit } = signed({ commit: OLD });
const { pullRequest: __, ...byAuthor } = sign('dora', 'po', {
  command: { type: 'sign-off', role: 'po', commit: MERGE },
});

const UNCOUNTED: readonly Case[] = [
  [
    'it is of another head',
    signed({ commit: OLD }),
    'it is of 0d1c2b3a4958, and the head of #7 is 3f2a9c4e5b6d',
    {},
  ],
  [
    'its head is not shipped',
    sign('ana'),
    'the head of #7 is not what 77aa88bb99cc ships',
    { facts: { commit: MERGE, pullRequests: [pull({ shippedAs: 'none' })] } },
  ],
  [
    'two heads begin as it says',
    signed({ commit: HEAD.slice(0, 13) }),
    'several commits begin with 3f2a9c4e5b6d',
    { facts: { pullRequests: [pull(), pull({ number: 8, headSha: twin })] } },
  ],
  [
    'a commit without a pull request is shipped, and it is of another',
    onCommit,
    'it is not of the deployed commit 77aa88bb99cc, and commits without a pull request are shipped',
    { facts: stray },
  ],
  [
    'its author wrote a commit without a pull request',
    byAuthor,
    'dora wrote a commit of it',
    { facts: stray },
  ],
  ['it is too old', at('2026-01-02T11:59:59.999Z'), 'it is older than 4320 min', {}],
  ['it is too far ahead', at('2026-01-05T12:10:00.001Z'), 'its time is not one that can be', {}],
  [
    'nobody knows what its author was shown',
    signed({ digest: DIGEST.slice(0, 12) }),
    'what the signer is shown has no digest that can be read',
    { asked: { digest: 'unknown' } },
  ],
  [
    'it says nothing of what its author was shown',
    sign('ana'),
    'it does not carry the digest of what the signer is shown',
    { asked: { digest: DIGEST } },
  ],
  [
    'it carries a digest unasked',
    signed({ digest: DIGEST }),
    'it carries a digest, and nothing asks for one',
    {},
  ],
];

describe('why a statement does not count', () => {
  it.each(UNCOUNTED)('%s', (_name, statement, why, world) => {
    const decision = decidePo([statement], world.facts, world.asked);
    expect(decision).toMatchObject({ state: 'missing', signatures: [] });
    expect(decision.rejected).toEqual([{ statement, why }]);
  });

  it.each<[string, string]>([
    ['another one', 'f'.repeat(64)],
    ['its end', DIGEST.slice(-12)],
    ['less than 12 digits of it', DIGEST.slice(0, 11)],
    ['nothing of it', ''],
  ])('it carries of the digest %s', (_name, digest) => {
    const statement = signed({ digest });
    expect(decidePo([statement], {}, { digest: DIGEST })).toMatchObject({
      state: 'missing',
      rejected: [{ statement, why: 'it carries the digest of other figures' }],
    });
  });
});

describe('at its limit a statement still counts', () => {
  it.each<readonly [string, Statement, World]>([
    ['ten minutes ahead', at('2026-01-05T12:10:00Z'), {}],
    [
      'with 12 digits of the digest',
      signed({ digest: DIGEST.slice(0, 12) }),
      { asked: { digest: DIGEST } },
    ],
    [
      'on a head that is the deployed commit',
      sign('ana'),
      { facts: { pullRequests: [pull({ shippedAs: 'none' })] } },
    ],
    [
      'beside deployers who are somebody else',
      sign('ana'),
      { facts: { deployers: ['zoe', 'github-actions[bot]'] } },
    ],
  ])('%s', (_name, statement, world) => {
    const decision = decidePo([statement], world.facts, world.asked);
    expect(decision).toMatchObject({ state: 'signed', rejected: [] });
  });
});

describe('a sign-off of an earlier head with the same diff', () => {
  const pullRequests = [pull({ sameDiff: [OLD, MERGE] })];
  const other = 'b'.repeat(40);

  it.each<[string, Statement, string]>([
    ['counts as a comment', signed({ commit: OLD }), 'signed'],
    ['counts by 12 digits', signed({ commit: MERGE.slice(0, 12) }), 'signed'],
    ['does not count by 11 digits', signed({ commit: MERGE.slice(0, 11) }), 'missing'],
    ['does not count for another commit', signed({ commit: other }), 'missing'],
    [
      'does not count on another pull request',
      signed({ commit: OLD }, { pullRequest: 8 }),
      'missing',
    ],
    [
      'does not count as a review, which GitHub moves by itself',
      review('ana', { at: LATER, command: { type: 'approve', commit: OLD } }),
      'missing',
    ],
  ])('%s', (_name, statement, state) => {
    expect(decidePo([statement], { pullRequests }).state).toBe(state);
  });

  it('does not count where the plan carries nothing over', () => {
    expect(decidePo([signed({ commit: OLD })]).state).toBe('missing');
  });
});
