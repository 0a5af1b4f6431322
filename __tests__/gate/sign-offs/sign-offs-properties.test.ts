import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Statement } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import { keepSignOffFacts } from '../../../src/gate/sign-offs/keep-facts.ts';
import { AT, ask, facts, HEAD, LATER, MERGE, NOW, OLD, pull, rules } from './approval-examples.ts';

const ROLES = ['po', 'lead', 'qa'];
const PEOPLE = ['ana', 'bob', 'dora', 'eve', 'jonas', 'mallory', 'trent'];
const roles = fc.constantFrom(...ROLES);
const people = fc.constantFrom(...PEOPLE);

/** Mostly false, mostly the first: else nothing would ever be signed. */
const rarely = fc.integer({ min: 0, max: 9 }).map((one) => one === 0);

function mostly<T>(first: T, ...others: T[]): fc.Arbitrary<T> {
  const arbitrary = fc.constant(first);
  return fc.oneof({ weight: 9, arbitrary }, ...others.map((one) => fc.constant(one)));
}

const commands: fc.Arbitrary<Statement['command']['type']> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('sign-off' as const, 'approve' as const) },
  fc.constantFrom('withdraw' as const, 'request-changes' as const, 'dismissed' as const),
);

function makeCommand(
  type: Statement['command']['type'],
  role: string,
  commit: string,
): Statement['command'] {
  if (type === 'sign-off') return { type, role, commit };
  if (type === 'approve') return { type, commit };
  if (type === 'withdraw') return commit === HEAD ? { type } : { type, role };
  return { type: type === 'dismissed' ? type : 'request-changes' };
}

function statementsBy(by: fc.Arbitrary<string>): fc.Arbitrary<Statement> {
  return fc
    .record({
      type: commands,
      role: roles,
      by,
      id: fc.integer({ min: 1, max: 40 }),
      at: mostly(LATER, AT, '2026-01-05T08:00:00Z', '2026-01-01T08:00:00Z'),
      isEdited: rarely,
      pullRequest: fc.constantFrom(7, 8),
      other: mostly(undefined, MERGE, HEAD, OLD, HEAD.slice(0, 12), 'f'.repeat(40)),
    })
    .map(({ type, role, other, isEdited, ...rest }): Statement => {
      const isSaid = type === 'sign-off' || type === 'withdraw';
      const command = makeCommand(type, role, other ?? (rest.pullRequest === 7 ? HEAD : OLD));
      const source = isSaid ? 'comment' : 'review';
      return { ...rest, index: 0, source, isEdited: isEdited && isSaid, command };
    });
}

const worlds = fc.record({
  statements: fc
    .array(statementsBy(people), { minLength: 4, maxLength: 24 })
    .map((list) => list.map((one, index) => ({ ...one, id: one.id * 100 + index }))),
  asked: fc.shuffledSubarray(ROLES, { minLength: 1 }),
  isMerged: fc.boolean(),
  hasTwo: fc.boolean(),
  hasStray: rarely,
  deployer: fc.constantFrom(undefined, 'dora'),
  smallTeam: fc.boolean(),
});

type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function makeFacts({ statements, isMerged, hasTwo, hasStray, deployer }: World) {
  const as = isMerged
    ? ({ shippedAs: 'merge', mergedAt: '2026-01-05T10:30:00Z', mergeCommit: MERGE } as const)
    : {};
  const second = pull({ number: 8, author: 'eve', headSha: OLD, ...as });
  return facts(statements, {
    commit: isMerged ? MERGE : HEAD,
    pullRequests: hasTwo ? [pull(as), second] : [pull(as)],
    strayCommits: hasStray ? [{ sha: 'd'.repeat(40), author: 'jonas' }] : [],
    ...(deployer === undefined ? {} : { deployers: [deployer] }),
    rosters: {
      po: { known: true, logins: ['ana', 'bob', 'dora', 'eve'] },
      lead: { known: true, logins: ['ana', 'jonas'] },
      qa: { known: true, logins: ['eve', 'jonas'] },
    },
  });
}

function decide(world: World) {
  const decisions = decideSignOffs(
    makeFacts(world),
    rules(
      world.asked.map((role) => ask(role)),
      world.smallTeam,
    ),
    NOW,
  );
  return Object.fromEntries(decisions.map((one) => [one.role, one]));
}

function states(world: World) {
  return Object.values(decide(world)).map(({ role, state }) => `${role} ${state}`);
}

const isAll = (world: World) => states(world).every((one) => one.endsWith(' signed'));
const RUNS = { numRuns: 800 };

describe('sign-offs, whatever was said', () => {
  it('are tried signed and unsigned', () => {
    const signed = fc.sample(worlds, { numRuns: 2000, seed: 1 }).filter(isAll).length;
    expect(signed).toBeGreaterThan(100);
    expect(signed).toBeLessThan(1900);
  });

  it('are not changed by the order of the statements', () => {
    const shuffled = worlds.chain((world) =>
      fc
        .shuffledSubarray(world.statements, { minLength: world.statements.length })
        .map((statements) => [world, { ...world, statements }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([world, other]) => {
        expect(states(other)).toEqual(states(world));
      }),
      RUNS,
    );
  });

  it('are not helped by anybody who is barred or in no role', () => {
    // bob wrote #7 and is in `po` alone; mallory and trent are in nothing.
    const outsiders = fc.array(statementsBy(fc.constantFrom('mallory', 'trent', 'BOB', 'аna')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(worlds, outsiders, (world, added) => {
        const barred = { ...world, smallTeam: false, hasTwo: false };
        const after = { ...barred, statements: [...barred.statements, ...added] };
        const before = decide(barred);
        for (const [role, { state, signatures }] of Object.entries(decide(after))) {
          if (before[role]?.state !== 'signed') expect(state).not.toBe('signed');
          for (const { pullRequest, statement } of signatures) {
            expect([pullRequest, statement.by]).not.toEqual([7, 'BOB']);
            expect(['mallory', 'trent', 'аna']).not.toContain(statement.by);
          }
        }
      }),
      RUNS,
    );
  });

  it('never get better by taking a sign-off or an approval away', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, index) => {
        const grants = world.statements.filter(
          ({ command }) => command.type === 'sign-off' || command.type === 'approve',
        );
        const taken = grants[index % Math.max(1, grants.length)];
        const less = { ...world, statements: world.statements.filter((one) => one !== taken) };
        if (!isAll(world)) expect(isAll(less)).toBe(false);
      }),
      RUNS,
    );
  });

  it('never get worse by taking a retraction away', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const statements = world.statements.filter(
          ({ command }) => command.type === 'sign-off' || command.type === 'approve',
        );
        if (isAll(world)) expect(isAll({ ...world, statements })).toBe(true);
      }),
      RUNS,
    );
  });

  it('are by people of their own for every role of a pull request', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const seen = Object.values(decide({ ...world, smallTeam: false })).flatMap(
          ({ signatures }) =>
            signatures.map(({ pullRequest, statement }) => `${pullRequest} ${statement.by}`),
        );
        expect(new Set(seen).size).toBe(seen.length);
      }),
      RUNS,
    );
  });

  it('are the same from what an item keeps of the facts', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const asked = rules(
          world.asked.map((role) => ask(role)),
          world.smallTeam,
        );
        for (const role of world.asked) {
          const kept = keepSignOffFacts(makeFacts(world), world.asked, role);
          if (kept === undefined) throw new Error('nothing was kept');
          const decisions = decideSignOffs(kept, asked, NOW);
          expect(decisions.map((one) => `${one.role} ${one.state}`)).toEqual(states(world));
          const one = decisions.find((decision) => decision.role === role);
          expect(one?.rejected).toEqual(decide(world)[role]?.rejected);
        }
      }),
      RUNS,
    );
  });
});
