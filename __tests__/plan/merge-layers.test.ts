import { describe, expect, it } from '@jest/globals';
import { findProblems, load, PATH } from './plan-fixture.ts';

const main = (text: string) => `version: 1\nextends: [base.yml]\n${text}`;
const base = (text: string) => `version: 1\n${text}`;
const both = (mainText: string, baseText: string) =>
  load({ [PATH]: main(mainText), 'ops/base.yml': base(baseText) });

describe('a plan that extends another', () => {
  it('adds its items behind those of the other, phase by phase', async () => {
    const plan = await both(
      'phases:\n  pre-deployment: [{ item: C, ping: {} }]\n  approval: [{ item: D, ping: {} }]',
      'phases:\n  approval: [{ item: B, ping: {} }]\n  pre-deployment: [{ item: A, ping: {} }]',
    );
    expect(plan.items.map(({ id, position }) => [id, position.file])).toEqual([
      ['a', 'ops/base.yml'],
      ['c', PATH],
      ['b', 'ops/base.yml'],
      ['d', PATH],
    ]);
  });

  it('wins for what is one value, and joins maps and public names', async () => {
    const plan = await both(
      'mode: observe\nroles: { a: [new] }\npublic: [X, Y]\nsections: { S: approval }\nenvironments: { p: { after: q }, q: {} }',
      'mode: enforce\nid: shared\nunbound: report\nroles: { a: [old], b: [bo] }\npublic: [X]\nsections: { S: rollback, T: rollback }\nenvironments: { p: { url: "https://p", identity: { ping: {} } } }',
    );
    expect(plan).toMatchObject({
      mode: 'observe',
      id: 'shared',
      unbound: 'report',
      roles: { a: ['new'], b: ['bo'] },
      public: ['X', 'Y'],
      sections: { S: 'approval', T: 'rollback' },
    });
    expect(plan.environments['p']).toMatchObject({
      url: 'https://p',
      after: 'q',
      identity: { kind: 'ping' },
    });
  });

  it('puts its item in the place of the one of the same id', async () => {
    const plan = await both(
      'phases: { pre-deployment: [{ item: A, ping: { path: /new } }] }',
      'phases: { pre-deployment: [{ item: A, ping: { pth: broken } }, { item: B, ping: {} }] }',
    );
    expect(plan.items.map(({ id, options }) => [id, options])).toEqual([
      ['a', { path: '/new' }],
      ['b', {}],
    ]);
    expect(plan.warnings).toEqual([]);
  });

  it('moves an item to another phase', async () => {
    const plan = await both(
      'phases: { approval: [{ item: A, ping: {} }] }',
      'phases: { pre-deployment: [{ item: A, ping: {} }] }',
    );
    expect(plan.items.map(({ phase }) => phase)).toEqual(['approval']);
  });

  it('replaces triggers, and items may need those of the other', async () => {
    const trigger = (id: string) =>
      `rollback: { triggers: [{ item: T, when: { failed: [${id}] } }] }`;
    const plan = await both(
      `phases: { approval: [{ item: B, ping: {}, needs: [a] }], ${trigger('b')} }`,
      `phases: { pre-deployment: [{ item: A, ping: {} }], ${trigger('a')} }`,
    );
    expect(plan.triggers.map(({ failed }) => failed)).toEqual([['b']]);
    expect(plan.items[1]?.needs).toEqual(['a']);
  });

  it('has defaults that count for all, the later of `retry` and `soak` alone', async () => {
    const items = 'phases: { pre-deployment: [{ item: A, ping: {} }] }';
    const plan = await both(
      'defaults: { soak: { for: 1m, every: 1s } }',
      `defaults: { retry: { attempts: 4 }, timeout: 5s, tags: [x] }\n${items}`,
    );
    expect(plan.items[0]).toMatchObject({ timeoutMs: 5000, tags: ['x'], soak: { forMs: 60_000 } });
  });

  it('reads through folders, each file once, the last of two brothers wins and says so', async () => {
    const plan = await load({
      [PATH]: 'version: 1\nextends: [../shared/a.yml, ../shared/b.yml]',
      'shared/a.yml':
        'version: 1\nextends: [deep/c.yml]\nphases: { approval: [{ item: X, ping: { path: /a } }] }',
      'shared/b.yml':
        'version: 1\nextends: [deep/c.yml]\nphases: { approval: [{ item: X, ping: { path: /b } }] }',
      'shared/deep/c.yml': 'version: 1\nphases: { approval: [{ item: C, ping: {} }] }',
    });
    expect(plan.items.map(({ id, options }) => [id, options])).toEqual([
      ['c', {}],
      ['x', { path: '/b' }],
    ]);
    expect(plan.warnings).toEqual([
      {
        file: 'shared/b.yml',
        line: 3,
        column: 22,
        message: expect.stringMatching(/`x` takes the place of the one in shared\/a\.yml/),
      },
    ]);
  });

  it('shows problems in the file where they are', async () => {
    const problems = await findProblems({
      [PATH]: main('mod: x'),
      'ops/base.yml': base('phases:\n  approval:\n    - { item: A, pong: {} }'),
    });
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      ['ops/base.yml', 4],
      [PATH, 3],
    ]);
  });

  it('names an environment in the file that has it', async () => {
    const problems = await findProblems({
      [PATH]: main('environments: { b: {} }'),
      'ops/base.yml': base('environments: { a: { after: c } }'),
    });
    expect(problems).toMatchObject([{ file: 'ops/base.yml', line: 2, column: 29 }]);
  });

  it('refuses the same id twice in one file of the two', async () => {
    const problems = await findProblems({
      [PATH]: main(''),
      'ops/base.yml': base(
        'phases: { approval: [{ item: A, ping: {} }], deployment: [{ item: A, ping: {} }] }',
      ),
    });
    expect(problems).toMatchObject([{ file: 'ops/base.yml', line: 2 }]);
  });
});

describe('an item and a trigger', () => {
  const check = 'phases: { approval: [{ item: A, ping: {} }, { item: B, ping: {} }] }';
  const trigger = 'phases: { rollback: { triggers: [{ item: A, when: { failed: [b] } }] } }';

  it.each([
    ['the trigger later', trigger, check],
    ['the trigger first', check, trigger],
  ])("never take each other's place: %s", async (_, mainText, baseText) => {
    const problems = await findProblems({ [PATH]: main(mainText), 'ops/base.yml': base(baseText) });
    expect(problems).toMatchObject([
      {
        file: PATH,
        message: expect.stringMatching(/The id `a` is taken in line 2 of ops\/base\.yml/),
      },
    ]);
  });
});
