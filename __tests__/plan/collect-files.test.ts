import { describe, expect, it } from '@jest/globals';
import { PlanError } from '../../src/domain/errors.ts';
import { loadPlan } from '../../src/plan/load.ts';
import { explain, findProblems, KINDS, loadDeclaration, PATH } from './plan-fixture.ts';

const main = (text: string) => `version: 1\nextends: [base.yml]\n${text}`;
const base = (text: string) => `version: 1\n${text}`;

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
    [
      'a path that leads out',
      'extends: [../../x.yml]',
      /^2:11 "\.\.\/\.\.\/x\.yml" leaves the folder/,
    ],
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
