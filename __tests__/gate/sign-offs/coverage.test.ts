import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, ShippedAs, Statement } from '../../../src/domain/approval.ts';
import {
  decidePo,
  HEAD,
  LATER,
  MERGE,
  OLD,
  pull,
  review,
  sign,
  TREE,
} from './approval-examples.ts';

const deployed = (by: string, more: Partial<Statement> = {}) =>
  sign(by, 'po', { at: LATER, command: { type: 'sign-off', role: 'po', commit: MERGE }, ...more });
const merged = {
  shippedAs: 'merge',
  mergedAt: '2026-01-05T10:30:00Z',
  mergeCommit: MERGE,
} as const;

describe('a sign-off of the head', () => {
  it.each<[ShippedAs, string | undefined, string | undefined, boolean]>([
    ['head', undefined, undefined, true],
    ['merge', undefined, undefined, true],
    ['queue', undefined, undefined, true],
    ['none', TREE, TREE, true],
    ['none', TREE, 'f'.repeat(40), false],
    ['none', undefined, undefined, false],
    ['none', '', '', false],
    ['none', TREE, undefined, false],
  ])(
    'covers what is shipped as %s, trees %s and %s: %s',
    (shippedAs, headTree, tree, isCovered) => {
      const more = {
        commit: MERGE,
        pullRequests: [pull({ shippedAs, ...(headTree === undefined ? {} : { headTree }) })],
        ...(tree === undefined ? {} : { tree }),
      };
      for (const statement of [sign('ana'), review('ana')]) {
        expect(decidePo([statement], more).state).toBe(isCovered ? 'signed' : 'missing');
      }
    },
  );

  it('covers no other pull request, though the tree is the same', () => {
    const more: Partial<ApprovalFacts> = {
      commit: MERGE,
      tree: TREE,
      pullRequests: [
        pull({ ...merged, headTree: TREE }),
        pull({ number: 6, headSha: OLD, ...merged }),
      ],
    };
    const decision = decidePo([sign('ana')], more);
    expect(decision).toMatchObject({ state: 'missing', open: [{ pullRequest: 6, commit: OLD }] });
    const old = { type: 'sign-off', role: 'po', commit: OLD } as const;
    const misplaced = sign('ana', 'po', { id: 2, command: old });
    expect(decidePo([sign('ana'), misplaced], more).state).toBe('missing');
    const placed = sign('eve', 'po', { id: 2, pullRequest: 6, command: old });
    expect(decidePo([sign('ana'), placed], more).state).toBe('signed');
  });

  it('covers no commit without a pull request', () => {
    const more = { commit: MERGE, pullRequests: [pull(merged)], strayCommits: [{ sha: OLD }] };
    expect(decidePo([sign('ana')], more)).toMatchObject({
      state: 'missing',
      open: [{ commit: MERGE }],
      signatures: [{ pullRequest: 7 }],
    });
  });
});

describe('a sign-off of the deployed commit', () => {
  const more: Partial<ApprovalFacts> = {
    commit: MERGE,
    pullRequests: [
      pull(merged),
      pull({ number: 6, headSha: OLD, author: 'eve', shippedAs: 'merge' }),
    ],
    strayCommits: [{ sha: 'd'.repeat(40), author: 'dora' }],
  };

  it('covers everything, on a merged pull request', () => {
    const decision = decidePo([deployed('ana')], more);
    expect(decision.state).toBe('signed');
    expect(decision.signatures.map(({ pullRequest }) => pullRequest)).toEqual([7, 6, undefined]);
  });

  it('covers everything, on the commit itself', () => {
    const { pullRequest: _, ...statement } = deployed('ana');
    const only = { commit: MERGE, pullRequests: [], strayCommits: [{ sha: MERGE }] };
    expect(decidePo([statement], only).state).toBe('signed');
  });

  it.each([
    ['before the merge, when it was but a head', deployed('ana', { at: '2026-01-05T10:29:59Z' })],
    ['on a pull request that is not merged', deployed('ana', { pullRequest: 6 })],
    ['on a pull request that is not shipped', deployed('ana', { pullRequest: 5 })],
    ['as a review', review('ana', { at: LATER, command: { type: 'approve', commit: MERGE } })],
    ['by the author of the stray commit', deployed('dora')],
    ['by the author of one of the pull requests', deployed('eve')],
  ])('does not cover everything %s', (_, statement) => {
    expect(decidePo([statement], more).state).toBe('missing');
  });

  it('does not let a head that was pushed to main cover what came before it', () => {
    const pushed = pull({ mergedAt: LATER, mergeCommit: HEAD });
    const earlier = pull({ number: 6, headSha: OLD, shippedAs: 'merge' });
    expect(decidePo([sign('ana')], { pullRequests: [pushed, earlier] })).toMatchObject({
      state: 'missing',
      open: [{ pullRequest: 6 }],
    });
  });
});

describe('an approval of the environment', () => {
  const { pullRequest: _, url: __, ...rest } = review('ana');
  const approval: Statement = { ...rest, source: 'environment', id: 0, at: '' };

  it('counts where it is asked for, for the deployed commit as a whole', () => {
    const more = { strayCommits: [{ sha: OLD }] };
    expect(decidePo([approval], more, { environmentApprovals: true }).state).toBe('signed');
    expect(decidePo([approval], more).rejected).toEqual([
      { statement: approval, why: 'environment approvals are not asked for' },
    ]);
  });

  it.each<[string, Statement[]]>([
    ['of another commit', [{ ...approval, command: { type: 'approve', commit: OLD } }]],
    ['by the author', [{ ...approval, by: 'bob' }]],
    ['that was withdrawn', [approval, sign('ana', '', { command: { type: 'withdraw' } })]],
  ])('does not count %s', (_name, statements) => {
    expect(decidePo(statements, {}, { environmentApprovals: true }).state).toBe('missing');
  });
});
