import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Statement } from '../../../src/domain/approval.ts';
import { decideConfirmation } from '../../../src/gate/sign-offs/decide-confirmation.ts';
import { decideOverride } from '../../../src/gate/sign-offs/decide-override.ts';
import {
  AT,
  facts,
  HEAD,
  LATER,
  MERGE,
  NOW,
  OLD,
  pull,
  rules,
  sign,
  TREE,
} from './approval-examples.ts';

const item = { id: 'notes', validForMs: 24 * 3_600_000 };
const confirm = (by: string, more: Partial<Statement> = {}, commit = HEAD) =>
  sign(by, '', { command: { type: 'confirm', ids: ['notes'], commit }, ...more });
const override = (by: string, more: Partial<Statement> = {}, commit = HEAD) =>
  sign(by, '', { command: { type: 'override', commit, reason: 'it burns' }, ...more });
const back = (by: string, role?: string) =>
  sign(by, '', {
    id: 50,
    at: LATER,
    command: { type: 'withdraw', ...(role === undefined ? {} : { role }) },
  });
const decide = (
  statements: readonly Statement[],
  more: Partial<ApprovalFacts> = {},
  owner?: string,
) =>
  decideConfirmation(facts(statements, more), owner === undefined ? item : { ...item, owner }, NOW);
const twin = {
  pullRequests: [pull(), pull({ number: 8, headSha: `${HEAD.slice(0, 12)}${'0'.repeat(28)}` })],
};

describe('why a confirmation does not count', () => {
  it.each<[string, Statement[], string, Partial<ApprovalFacts>]>([
    [
      'it names several commits',
      [confirm('ana', {}, HEAD.slice(0, 12))],
      'several commits begin with 3f2a9c4e5b6d',
      twin,
    ],
    [
      'it is of another commit',
      [confirm('ana', {}, OLD)],
      `it is of ${OLD}, not of 3f2a9c4e5b6d`,
      {},
    ],
    ['it was taken back', [confirm('ana'), back('ana')], 'it was taken back later', {}],
    [
      'a role was taken back that is none',
      [confirm('ana'), back('ana', 'notes')],
      'it was taken back later',
      {},
    ],
    [
      'its author may not write',
      [confirm('mallory')],
      'mallory may not write to this repository',
      {},
    ],
    ['its author is known as nobody', [confirm('аna')], 'аna may not write to this repository', {}],
    [
      'it is too old',
      [confirm('ana', { at: '2026-01-04T11:59:59.999Z' })],
      'it is older than 1440 min',
      {},
    ],
  ])('%s', (_name, statements, why, more) => {
    const [statement] = statements;
    expect(decide(statements, more)).toStrictEqual({
      state: 'missing',
      rejected: [{ statement, why }],
    });
  });

  it('has nothing to do with a role that its author gave back', () => {
    expect(decide([confirm('ana'), back('ana', 'po')]).state).toBe('confirmed');
    expect(decide([confirm('ana'), back('ana', 'po')], {}, 'po').state).toBe('missing');
    expect(decide([confirm('ana'), back('ana', 'lead')], {}, 'po').state).toBe('confirmed');
  });

  it('is told where nobody knows who owns the item', () => {
    const rejected = [{ statement: confirm('ana'), why: 'ana is not in qa' }];
    const why = 'nobody read who is in qa';
    expect(decide([confirm('ana')], {}, 'qa')).toStrictEqual({ state: 'unknown', why, rejected });
  });
});

describe('a confirmation of a head with the same files', () => {
  const world = (more: Parameters<typeof pull>[0], tree: string | undefined = TREE) => ({
    commit: MERGE,
    pullRequests: [pull({ shippedAs: 'merge', ...more })],
    ...(tree === 'none' ? {} : { tree }),
  });

  it.each<[string, Statement, Partial<ApprovalFacts>, string]>([
    ['counts', confirm('ana'), world({ headTree: TREE }), 'confirmed'],
    [
      'counts by 12 digits',
      confirm('ana', {}, HEAD.slice(0, 12)),
      world({ headTree: TREE }),
      'confirmed',
    ],
    [
      'does not on another pull request',
      confirm('ana', { pullRequest: 8 }),
      world({ headTree: TREE }),
      'missing',
    ],
    [
      'does not for another commit there',
      confirm('ana', {}, OLD),
      world({ headTree: TREE }),
      'missing',
    ],
    ['does not by other files', confirm('ana'), world({ headTree: OLD }), 'missing'],
    ['does not by files that nobody knows', confirm('ana'), world({}), 'missing'],
    ['does not where neither is known', confirm('ana'), world({}, 'none'), 'missing'],
  ])('%s', (_name, statement, more, state) => {
    expect(decide([statement], more).state).toBe(state);
  });
});

describe('of several', () => {
  const { index: _, ...first } = confirm('ana', { id: 9, at: LATER });
  const sorted = [
    { ...first, index: 2 },
    { ...first, index: 1 },
    first,
    confirm('ana', { id: 3, at: LATER, index: 7 }),
    confirm('ana', { id: 12 }),
    confirm('ana', { id: 2 }),
  ];
  const orders: [string, readonly number[]][] = [
    ['the last first', [0, 1, 2, 3, 4, 5]],
    ['the last last', [5, 4, 3, 2, 1, 0]],
    ['mixed', [2, 0, 4, 5, 1, 3]],
  ];

  it.each(orders)('confirmations the last is named, given %s', (_name, order) => {
    for (const from of sorted.keys()) {
      const given = order.filter((at) => at >= from).flatMap((at) => sorted[at] ?? []);
      expect(decide(given).confirmation).toBe(sorted[from]);
    }
  });

  it.each(orders)('overrides the last is named, given %s', (_name, order) => {
    const said = sorted.map(({ at, id }, number) =>
      override('carla', { at, id, url: `https://x/${number}` }),
    );
    // Of the first three all is equal but their order.
    for (const from of [2, 3, 4, 5]) {
      const given = order.filter((at) => at >= from).flatMap((at) => said[at] ?? []);
      expect(decideOverride(facts(given), rules([]))?.url).toBe(`https://x/${from}`);
    }
  });

  it('overrides those that do not stand are passed over', () => {
    const withdrawn = { ...back('bob'), at: '2026-01-05T11:45:00Z' };
    const given = [
      override('ana', { at: LATER }),
      override('carla', { at: LATER }, OLD),
      override('bob', { at: LATER }),
      withdrawn,
      override('carla', { id: 2 }),
      override('carla'),
    ];
    const standing = { by: 'carla', at: AT, reason: 'it burns' };
    expect(decideOverride(facts(given), rules([]))).toStrictEqual(standing);
    expect(decideOverride(facts(given.toReversed()), rules([]))).toStrictEqual(standing);
  });

  it('commits that begin alike, an override by the beginning opens nothing', () => {
    const short = override('carla', {}, HEAD.slice(0, 12));
    expect(decideOverride(facts([short], twin), rules([]))).toBeUndefined();
    expect(decideOverride(facts([override('carla')], twin), rules([]))?.by).toBe('carla');
  });
});
