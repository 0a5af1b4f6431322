import { describe, expect, it } from '@jest/globals';
import { PlanError } from '../../src/domain/errors.ts';
import { loadPlan } from '../../src/plan/load.ts';
import { explain, findProblems, KINDS, load, loadDeclaration, PATH } from './plan-fixture.ts';

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

describe('what can not be extended', () => {
  it.each([
    [
      'a file that is not there',
      'extends: [none.yml]',
      /^2:11 There is no file `ops\/none\.yml` \(memory\)/,
    ],
    ['an absolute path', 'extends: [/etc/passwd]', /^2:11 `extends` takes paths from the folder/],
    ['an address', 'extends: ["https://x.example/a.yml"]', /^2:11 `extends` takes paths/],
    ['a path with backslashes', "extends: ['..\\\\a.yml']", /^2:11 `extends` takes paths/],
    [
      'itself',
      'extends: [plan.yml]',
      /^2:11 This plan extends itself: `plan\.yml` extends `plan\.yml`/,
    ],
    ['itself by a detour', 'extends: [../ops/./plan.yml]', /^2:11 This plan extends itself/],
    ['a text', 'extends: base.yml', /^2:10 `extends` has to be a list, .*Write \["base\.yml"\]/],
    ['nothing', 'extends: []', /^2:10 `extends` has to have at least 1 entry/],
  ])('%s', async (_, line, sentence) => {
    expect(await explain(`version: 1\n${line}\n`)).toEqual([expect.stringMatching(sentence)]);
  });

  it('a circle of files', async () => {
    const problems = await findProblems({
      [PATH]: 'version: 1\nextends: [a.yml]',
      'ops/a.yml': 'version: 1\nextends: [b.yml]',
      'ops/b.yml': 'version: 1\nextends: [a.yml]',
    });
    expect(problems).toEqual([
      {
        file: 'ops/b.yml',
        line: 2,
        column: 11,
        message: expect.stringMatching(/`a\.yml` extends `b\.yml` extends `a\.yml`/),
      },
    ]);
  });

  it.each([
    ['in a row', (index: number) => (index < 20 ? `extends: [f${index + 1}.yml]` : '')],
    [
      'side by side',
      (index: number) =>
        index === 0
          ? `extends: [${Array.from({ length: 20 }, (_, at) => `f${at + 1}.yml`).join(', ')}]`
          : '',
    ],
  ])('more than ten files %s', async (_, lineOf) => {
    const files = Object.fromEntries(
      Array.from({ length: 21 }, (__, index) => [
        index === 0 ? PATH : `ops/f${index}.yml`,
        `version: 1\n${lineOf(index)}`,
      ]),
    );
    const problems = await findProblems(files);
    expect(problems.length).toBeGreaterThan(0);
    for (const { message } of problems) expect(message).toMatch(/at most 10 files/);
  });

  it('takes ten', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        index === 0 ? PATH : `ops/f${index}.yml`,
        `version: 1\n${index < 9 ? `extends: [f${index + 1}.yml]` : ''}`,
      ]),
    );
    expect(await findProblems(files)).toEqual([]);
  });

  it('says what is wrong with the YAML of two files at once', async () => {
    const problems = await findProblems({ [PATH]: main('x: *a'), 'ops/base.yml': 'a: [' });
    expect(problems.map(({ file }) => file)).toEqual([PATH]);
    const broken = await findProblems({
      [PATH]: 'version: 1\nextends: [a.yml, b.yml]',
      'ops/a.yml': '',
      'ops/b.yml': 'a: [',
    });
    expect(broken.map(({ file }) => file)).toEqual(['ops/a.yml', 'ops/b.yml']);
  });

  it('hands on what a source refuses, and what is no fault of the plan', async () => {
    const refusing = (error: Error) => ({
      label: 'x',
      read: async (path: string) => {
        if (path === PATH) return main('');
        throw error;
      },
    });
    const refusal = new PlanError([{ file: 'ops/base.yml', line: 1, column: 1, message: 'no' }]);
    await expect(loadPlan(PATH, refusing(refusal), loadDeclaration, KINDS)).rejects.toThrow(
      PlanError,
    );
    const broken = new Error('the network is down');
    await expect(loadPlan(PATH, refusing(broken), loadDeclaration, KINDS)).rejects.toBe(broken);
  });

  it('asks a newer release for a part of the plan', async () => {
    const problems = await findProblems({
      [PATH]: main('x: 1'),
      'ops/base.yml': base('requires: ">=9"'),
    });
    expect(problems).toMatchObject([{ file: 'ops/base.yml', line: 2, column: 11 }]);
  });
});
