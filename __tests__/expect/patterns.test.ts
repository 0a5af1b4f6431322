import { describe, expect, it } from '@jest/globals';
import {
  compilePattern,
  findPatternProblem,
  findVacuousPattern,
} from '../../src/expect/patterns.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';

const lookAround = /no look-around: match what must be there with `matches`.*`notMatches`/;
const backReference = /no back-references: write the repeated part out/;
const repeat = /1000 times at most, nested repeats multiplied/;
const syntax = /in the syntax of RE2, with special characters escaped/;

describe('findPatternProblem', () => {
  it.each(['a', '^a$', '(?i)ok', 'a{1000}', '\\d+ passed', '(?m)^x', '\\(\\?=', ''])(
    'takes %s',
    async (pattern) => {
      expect(await findPatternProblem(pattern)).toBeUndefined();
    },
  );

  it.each([
    ['a(?=b)', lookAround],
    ['a(?!b)', lookAround],
    ['(?<=a)b', lookAround],
    ['(?<!a)b', lookAround],
    ['(a)\\1', backReference],
    ['(a)\\9', backReference],
    ['(?P<n>a)\\k<n>', backReference],
    ['a{1001}', repeat],
    ['((a{30}){30}){30}', repeat],
    ['(', syntax],
    ['a**', syntax],
    ['[', syntax],
    ['(?>a)', syntax],
    ['(?<>a)', syntax],
    ['\\y', syntax],
  ])('says of %s what to write', async (pattern, advice) => {
    const problem = await findPatternProblem(pattern);
    expect(problem).toMatch(advice);
    expect(problem).toContain(`The pattern \`${pattern}\` is not one that RE2 takes: `);
    expect(problem).not.toContain('error parsing regexp');
  });

  it('takes a thousand characters and no more', async () => {
    expect(await findPatternProblem('a'.repeat(1_000))).toBeUndefined();
    expect(await findPatternProblem('a'.repeat(1_001))).toBe(
      'The pattern is longer than 1000 characters. Split it into several criteria.',
    );
  });
});

describe('findVacuousPattern', () => {
  it.each(['.*', 'a*', '', '(?s).*', '^.*$', '(ok|)', 'x?'])(
    '%j asserts nothing',
    async (pattern) => {
      const problem = await findVacuousPattern(pattern);
      expect(problem).toContain(`The pattern \`${pattern}\` is found in every text`);
      expect(problem).toContain('Write what must be there.');
    },
  );

  it.each(['.', 'a+', '^$', '^a*$', '\\S'])('%j asserts something', async (pattern) => {
    expect(await findVacuousPattern(pattern)).toBeUndefined();
  });

  it('says first what is no pattern at all', async () => {
    expect(await findVacuousPattern('(')).toMatch(/not one that RE2 takes/);
  });
});

describe('compilePattern', () => {
  it('finds what the pattern says', async () => {
    const pattern = await compilePattern('b+');
    expect([pattern.test('abc'), pattern.test('ac')]).toEqual([true, false]);
  });

  it('rejects with the problem', async () => {
    const error = await catchProbeError(compilePattern('('));
    expect(error.reason).toBe('config');
    expect(error.message).toBe(
      'The pattern `(` is not one that RE2 takes: missing closing ): `(`. Write it in the syntax of RE2, with special characters escaped by a backslash.',
    );
    const long = await catchProbeError(compilePattern('a'.repeat(1_001)));
    expect(long.reason).toBe('config');
    expect(error.message).toBe(await findPatternProblem('('));
    expect(error.cause).toBeInstanceOf(Error);
  });
});
