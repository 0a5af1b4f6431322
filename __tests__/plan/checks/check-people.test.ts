import { describe, expect, it } from '@jest/globals';
import { explain, load, PATH } from '../plan-fixture.ts';

const plan = (head: string, ...asked: string[]) =>
  `version: 1\n${head}\nphases:\n  approval:\n    - { item: Look, ping: {} }\n${asked
    .map((role, index) => `    - { item: Sign ${index}, sign-off: { role: ${role} } }\n`)
    .join('')}`;
const warn = async (text: string) => (await load(text)).warnings.map(({ message }) => message);

describe('the people of a plan', () => {
  it('are strict by default, and say so if they are not', async () => {
    expect(await load(plan(''))).toMatchObject({ smallTeam: false, carry: 'none' });
    expect(await load(plan('smallTeam: true\ncarry: none'))).toMatchObject({ smallTeam: true });
  });

  it('may be lifted in what a plan extends, and be strict again in the plan', async () => {
    const base = plan('smallTeam: true');
    const extend = (more: string) => ({
      [PATH]: `version: 1\nextends: [base.yml]\n${more}`,
      'ops/base.yml': base,
    });
    expect(await load(extend(''))).toMatchObject({ smallTeam: true });
    expect(await load(extend('smallTeam: false\n'))).toMatchObject({ smallTeam: false });
  });

  it('may carry sign-offs over a push, in one way', async () => {
    expect(await explain(plan('carry: same-diff'))).toEqual([]);
    expect(await explain(plan('carry: always'))).toHaveLength(1);
    expect(await explain(plan('smallTeam: yes please'))).toHaveLength(1);
  });

  it('are in roles that `/sign-off` can tell apart', async () => {
    expect(await explain(plan('roles: { Tech Lead: [ana], tech-lead: [bob] }'))).toEqual([
      expect.stringContaining('can’t tell the roles `Tech Lead` and `tech-lead` apart'),
    ]);
  });

  it('are in the role that a sign-off asks for', async () => {
    expect(await explain(plan('roles: { product-owner: [ana] }', 'prodct-owner'))).toEqual([
      expect.stringContaining('did you mean `product-owner`?'),
    ]);
  });
});

describe('too few people', () => {
  it.each<[string, string, string[], string | undefined]>([
    ['one for two roles', 'roles: { a: [ana], b: [ana] }', ['a', 'b'], '2 roles'],
    ['one in two cases', 'roles: { a: [ana], b: [ANA] }', ['a', 'b'], 'by 1 person in all'],
    [
      'two for three',
      'roles: { a: [ana, bob], b: [bob], c: [ana] }',
      ['a', 'b', 'c'],
      'by 2 people',
    ],
    ['two for two', 'roles: { a: [ana, bob], b: [bob] }', ['a', 'b'], undefined],
    ['a small team', 'smallTeam: true\nroles: { a: [ana], b: [ana] }', ['a', 'b'], undefined],
    [
      'a team of nobody knows how many',
      "roles: { a: [ana], b: ['@acme/b'] }",
      ['a', 'b'],
      undefined,
    ],
    ['a role that is asked twice', 'roles: { a: [ana], b: [ana] }', ['a', 'a'], undefined],
    ['a role that nobody asks for', 'roles: { a: [ana], b: [ana] }', ['a'], undefined],
  ])('%s', async (_, head, asked, message) => {
    const warnings = await warn(plan(head, ...asked));
    expect(warnings).toEqual(message === undefined ? [] : [expect.stringContaining(message)]);
  });
});
