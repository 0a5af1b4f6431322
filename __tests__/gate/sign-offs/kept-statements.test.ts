import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Statement } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import { keepSignOffFacts } from '../../../src/gate/sign-offs/keep-facts.ts';
import {
  AT,
  ask,
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

const MAX_DECISIVE = 44_000;
const keep = (statements: readonly Statement[], more: Partial<ApprovalFacts> = {}) =>
  keepSignOffFacts(facts(statements, more), ['po'], 'po');
const deployed = (more: Partial<Statement> = {}) =>
  sign('ana', 'po', { command: { type: 'sign-off', role: 'po', commit: MERGE }, ...more });
const environment = (commit: string): Statement => {
  const { pullRequest: _, ...rest } = review('ana', { id: 0, at: '' });
  return { ...rest, source: 'environment', command: { type: 'approve', commit } };
};

/** Too much for evidence: only what is of the deployed commit is kept. */
const many = Array.from({ length: 200 }, (_, index) =>
  sign('dora', 'po', {
    id: index,
    url: `https://github.example/${'x'.repeat(400)}`,
    command: { type: 'sign-off', role: 'po', commit: HEAD },
  }),
);
const merged = {
  commit: MERGE,
  pullRequests: [pull({ shippedAs: 'merge', mergedAt: AT })],
} satisfies Partial<ApprovalFacts>;

describe('what is kept of statements', () => {
  it('is what members said of sign-offs, and what strangers signed for this role', () => {
    const confirm = sign('ana', '', { command: { type: 'confirm', ids: ['po'], commit: HEAD } });
    const override = sign('bob', '', {
      command: { type: 'override', commit: HEAD, reason: 'it burns' },
    });
    const own = [sign('ana'), sign('ana', 'lead'), review('eve')];
    const strange = sign('mallory', 'PO');
    const kept = keep([confirm, ...own, override, strange, review('trent'), sign('trent', 'lead')]);
    expect(kept?.statements).toEqual([...own, strange]);
  });

  it('is of strangers the last twenty', () => {
    const at = (minute: number) => `2026-01-05T10:${String(minute).padStart(2, '0')}:00Z`;
    // Each minute has two of them.
    const all = Array.from({ length: 30 }, (_, id) =>
      sign('mallory', 'po', { id, at: at(id >> 1) }),
    );
    const last = Array.from({ length: 20 }, (_, index) => 29 - index);
    const mixed = [...all.slice(10), ...all.slice(0, 10)];
    for (const given of [all, all.toReversed(), mixed]) {
      expect(keep(given)?.statements.map(({ id }) => id)).toEqual(last);
    }
  });

  it('is nothing of a stranger who is none by a look-alike login', () => {
    const { statements = [] } = keep([sign('аna'), review('аna')]) ?? {};
    expect(statements).toEqual([sign('аna')]);
  });
});

describe('where only the deployed commit fits', () => {
  const state = (...statements: readonly Statement[]) => {
    const kept = keep([...many, ...statements], merged);
    if (kept === undefined) throw new Error('nothing was kept');
    const asked = rules([ask('po', { environmentApprovals: true })]);
    return decideSignOffs(kept, asked, NOW)[0]?.state;
  };

  it.each<[string, Statement[], string]>([
    ['a sign-off of it counts', [deployed({ at: LATER })], 'signed'],
    ['an approval of it counts', [environment(MERGE)], 'signed'],
    ['an approval of another commit does not', [environment(OLD)], 'missing'],
    ['sign-offs of the head do not', [], 'missing'],
    [
      'what takes it back still does',
      [
        deployed({ at: LATER }),
        sign('ana', '', { id: 9, at: LATER, command: { type: 'withdraw' } }),
      ],
      'missing',
    ],
    [
      'a review that requests changes still does',
      [
        deployed({ at: LATER }),
        review('ana', { id: 9, at: LATER, command: { type: 'request-changes' } }),
      ],
      'missing',
    ],
  ])('%s', (_name, statements, expected) => {
    expect(state(...statements)).toBe(expected);
  });

  it('keeps of grants no other', () => {
    const back = sign('ana', '', { id: 9, command: { type: 'withdraw' } });
    const own = [deployed(), environment(MERGE), back];
    const kept = keep([...many, ...own, review('ana'), environment(OLD)], merged);
    expect(kept?.statements).toEqual(own);
  });
});

describe('the limit of what decides', () => {
  const padded = (length: number) => {
    const url = (size: number) => `https://x/${'y'.repeat(size)}`;
    const base = [deployed(), ...many.slice(0, 40).map((one) => ({ ...one, url: url(0) }))];
    const spare = length - JSON.stringify(keep(base, merged)).length;
    const each = Math.floor(spare / 40);
    return base.map((one, index) =>
      index === 0 ? one : { ...one, url: url(each + (index === 1 ? spare - each * 40 : 0)) },
    );
  };

  it('keeps all that is just as long', () => {
    const kept = keep(padded(MAX_DECISIVE), merged);
    expect(JSON.stringify(kept).length).toBe(MAX_DECISIVE);
    expect(kept?.statements).toHaveLength(41);
  });

  it('keeps only the deployed commit of what is longer', () => {
    expect(keep(padded(MAX_DECISIVE + 1), merged)?.statements).toEqual([deployed()]);
  });
});

describe('what is kept of pull requests', () => {
  const whole = {
    headTree: TREE,
    headAuthor: 'dora',
    mergedAt: AT,
    mergeCommit: MERGE,
    sameDiff: [OLD],
  };

  it.each(['head', 'merge', 'queue', 'none'] as const)('shipped as %s', (shippedAs) => {
    const { mergeCommit: _, headTree, ...rest } = pull({ ...whole, shippedAs });
    const tree = shippedAs === 'none' && headTree !== undefined ? { headTree } : {};
    const kept = keep([], { pullRequests: [pull({ ...whole, shippedAs })] });
    expect(kept?.pullRequests).toStrictEqual([{ ...rest, ...tree }]);
  });
});
