import { describe, expect, it } from '@jest/globals';
import type { TextExpectation } from '../../src/expect/schema.ts';
import { matchText } from '../../src/expect/text.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';

describe('matchText', () => {
  it.each<[string, TextExpectation]>([
    ['ok', { equals: 'ok' }],
    ['', { equals: '' }],
    ['all is ok', { contains: 'is' }],
    ['all is ok', { contains: ['all', 'ok'] }],
    ['all is ok', { excludes: 'Error' }],
    ['all is ok', { excludes: ['ERROR', 'OK'] }],
    ['12 passed', { matches: '\\d+ passed' }],
    ['a\nb\nc', { matches: '(?m)^b$' }],
    ['12 passed', { notMatches: '[1-9]\\d* failed' }],
    ['abc', { minLength: 3 }],
    ['naïve', { contains: 'naïve' }],
  ])('%j meets %j', async (text, expectation) => {
    expect(await matchText(text, expectation, 'stdout')).toEqual([]);
  });

  it.each<[string, TextExpectation, string, string]>([
    ['OK', { equals: 'ok' }, 'exactly "ok"', '"OK"'],
    ['ok\n', { equals: 'ok' }, 'exactly "ok"', '"ok\\n"'],
    ['x', { equals: '' }, 'exactly ""', '"x"'],
    ['', { contains: 'a' }, 'text that contains "a"', '""'],
    ['ok', { contains: ['ok', 'no'] }, 'text that contains "no"', '"ok"'],
    ['an error', { excludes: 'error' }, 'text without "error"', '"an error"'],
    ['ok', { excludes: ['x', 'ok'] }, 'text without "ok"', '"ok"'],
    ['abc', { matches: '^b' }, 'text that matches `^b`', '"abc"'],
    ['a\nb', { matches: '^b' }, 'text that matches `^b`', '"a\\nb"'],
    ['a\nb1\nc', { notMatches: 'b\\d' }, 'text that does not match `b\\d`', '"b1"'],
    ['a\nb', { notMatches: '(?s)a.b' }, 'text that does not match `(?s)a.b`', '"a\\nb"'],
    ['ab', { minLength: 3 }, 'at least 3 characters', '2: "ab"'],
    ['nai\u0308ve', { contains: 'na\u00efve' }, 'text that contains "naïve"', '"nai\u0308ve"'],
  ])('%j does not meet %j', async (text, expectation, expected, seen) => {
    expect(await matchText(text, expectation, 'here')).toEqual([{ expected, seen, where: 'here' }]);
  });

  it('names every criterion that is not met, in order', async () => {
    const findings = await matchText(
      'abc',
      {
        equals: 'x',
        contains: ['y', 'z'],
        excludes: 'b',
        minLength: 9,
        matches: 'q',
        notMatches: 'c',
      },
      'w',
    );
    expect(findings.map(({ expected }) => expected)).toEqual([
      'exactly "x"',
      'text that contains "y"',
      'text that contains "z"',
      'text without "b"',
      'at least 9 characters',
      'text that matches `q`',
      'text that does not match `c`',
    ]);
  });

  it('shows what stands before a hit, and not the beginning of a long text', async () => {
    const text = `${'a'.repeat(1_000)}${'b'.repeat(40)}ERROR`;
    const [finding] = await matchText(text, { excludes: 'ERROR' }, 'log');
    expect(finding?.seen).toBe(`…"${'b'.repeat(40)}ERROR"`);
  });

  it('looks for the line to show in the first ten thousand only', async () => {
    const found = (lines: number) => matchText(`${'x\n'.repeat(lines)}ERROR`, pattern, 'log');
    const pattern = { notMatches: 'ERROR' };
    expect((await found(9_999))[0]?.seen).toBe('"ERROR"');
    expect((await found(10_000))[0]?.seen).toMatch(/^"x\\nx/);
  });

  it('is not kept busy by a pattern that backtracks', async () => {
    const text = `${'a'.repeat(100_000)}!`;
    const findings = await matchText(text, { matches: '^(a+)+$' }, 'body');
    expect(findings).toHaveLength(1);
  });

  it.each([{ matches: '(' }, { notMatches: '(' }])('refuses %j', async (expectation) => {
    const error = await catchProbeError(matchText('x', expectation, 'w'));
    expect(error.reason).toBe('config');
    expect(error.message).toContain('`(`');
  });
});
