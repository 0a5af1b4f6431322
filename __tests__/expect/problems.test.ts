import { describe, expect, it } from '@jest/globals';
import {
  findHeaderProblems,
  findJsonProblems,
  findSchemaProblems,
  findTextProblems,
} from '../../src/expect/problems.ts';

const paths = (problems: readonly { path: readonly (string | number)[] }[]) =>
  problems.map(({ path }) => path.join(' '));

describe('problems of expectations', () => {
  it('finds none where nothing is expected', async () => {
    expect(await findTextProblems(undefined, [])).toEqual([]);
    expect(await findJsonProblems(undefined, [])).toEqual([]);
    expect(await findHeaderProblems(undefined, [])).toEqual([]);
    expect(await findSchemaProblems(undefined, [])).toEqual([]);
  });

  it('finds patterns that are none, and one that matches everything', async () => {
    const problems = await findTextProblems({ matches: '.*', notMatches: '(' }, ['expect', 0]);
    expect(paths(problems)).toEqual(['expect 0 matches', 'expect 0 notMatches']);
    expect(problems[0]?.message).toContain('asserts nothing');
    expect(problems[1]?.message).toContain('RE2');
    expect(await findTextProblems({ matches: 'a', notMatches: '.*' }, [])).toEqual([]);
  });

  it('finds JSONPaths that are none, and patterns in them', async () => {
    const expectations = {
      '$.a[': 1,
      '$.b': { matches: '(' },
      '$.c': { matches: '.*' },
      '$.d': null,
      '$.e': { exists: true },
    };
    const problems = await findJsonProblems(expectations, ['json']);
    expect(paths(problems)).toEqual(['json $.a[', 'json $.b matches']);
    expect(problems[0]?.message).toContain('is no JSONPath');
  });

  it('finds patterns of headers', async () => {
    const expectations = { a: '(', b: { exists: true }, c: { matches: '(' }, d: { contains: '(' } };
    expect(paths(await findHeaderProblems(expectations, ['headers']))).toEqual([
      'headers c matches',
    ]);
  });

  it('finds a schema that is none', async () => {
    expect(paths(await findSchemaProblems({}, ['schema']))).toEqual(['schema']);
    expect(await findSchemaProblems({ type: 'object' }, ['schema'])).toEqual([]);
  });
});
