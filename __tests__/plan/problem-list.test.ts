import { describe, expect, it } from '@jest/globals';
import { MAX_FILE_BYTES } from '../../src/plan/source.ts';
import { explain, findProblems, PATH, planOf } from './plan-fixture.ts';

const item = (keys: string) => planOf(`- item: A\n  ${keys}`);

describe('problems, all at once', () => {
  it('says everything, in the order of the file', async () => {
    const text = `version: 1
mod: enforce
phases:
  pre-deployment:
    - item: A
      pinng: {}
    - item: B
      ping: { pth: x }
      timeout: 3
    - item: B
      ping: {}
    - item: C
      ping: {}
      needs: [x]
`;
    expect((await explain(text)).map((one) => one.split(' ')[0])).toEqual([
      '2:1',
      '6:7',
      '8:15',
      '9:16',
      '10:7',
      '14:15',
    ]);
  });

  it('a broken item can still be needed', async () => {
    const text = planOf('- { item: A, pinng: {} }\n- { item: B, ping: {}, needs: [a] }');
    expect(await explain(text)).toHaveLength(1);
  });

  it('a broken frame hides nothing that it declares', async () => {
    const text = `${item('ping: {}\n  environments: [a]\n  owner: b')}environments: { a: { url: 7 } }\nroles: { b: [ana] }`;
    expect(await explain(text)).toHaveLength(1);
  });

  it('counts what is beyond two hundred', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `- { item: A${index}, pong: {} }`);
    const problems = await findProblems(planOf(lines.join('\n')));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.message).toBe('There are 800 more problems.');
  });

  it('names limit and size of a plan that is too large, wherever it is read', async () => {
    const text = `version: 1\n#${'x'.repeat(5 * MAX_FILE_BYTES)}`;
    expect(await findProblems(text)).toEqual([
      { file: PATH, line: 1, column: 1, message: expect.stringMatching(/5242892 bytes.*1048576/) },
    ]);
  });

  it('says that there is no plan', async () => {
    expect(await explain({})).toEqual([
      expect.stringMatching(/^1:1 There is no plan .*holdpoint init/),
    ]);
  });
});
