import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compileGlobs, matchesGlob } from '../../src/domain/glob.ts';

/** A glob, paths that it matches, and paths that it does not. */
const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['app.py', ['app.py'], ['xapp.py', 'app.pyx', 'a/app.py', 'appxpy', '']],
  ['*.py', ['app.py', '.py', '.hidden.py'], ['a/app.py', 'app.pyc']],
  ['app/*.py', ['app/a.py', 'app/.py'], ['app/b/a.py', 'app.py', 'xapp/a.py']],
  ['a*b*c', ['abc', 'aXbYc', 'abbcc'], ['ab', 'abcd', 'a/bc']],
  ['a?c', ['abc', 'a.c', 'a🎉c'], ['ac', 'abbc', 'a/c']],
  ['app/**', ['app/a', 'app/a/b', 'app/.env', 'app', 'app/'], ['apple/a', 'x/app/a', '']],
  ['**/a.py', ['a.py', 'x/a.py', 'x/y/a.py', '/a.py'], ['xa.py', 'x/ba.py']],
  ['app/**/a.py', ['app/a.py', 'app/x/a.py', 'app/x/y/a.py'], ['app/xa.py', 'appa.py', 'a.py']],
  ['**', ['a', 'a/b', '.github/x.yml', ''], []],
  ['**/*', ['a', 'a/b'], []],
  ['docs/**.md', ['docs/a.md', 'docs/a/b.md'], ['docs/a.txt', 'a.md']],
  ['a***b', ['ab', 'a/x/b'], ['a']],
  ['a/***', ['a/b', 'a/b/c'], ['b']],
  ['**a', ['a', 'x/a', 'xa'], ['b']],
  ['*/a', ['x/a'], ['a', 'x/y/a']],
  ['{a,b}.py', ['a.py', 'b.py'], ['c.py', '.py', 'a,b.py', '{a,b}.py']],
  ['{app,migrations}/**', ['app/x', 'migrations/x/y', 'app'], ['x/app', 'apps/x']],
  ['{app/**,lib/**}', ['app/x', 'lib', 'lib/x'], ['x']],
  ['{a/**,b}c', ['a/c', 'a/x/c', 'bc'], ['ac', 'a', 'b']],
  ['x/{**/b,c}', ['x/b', 'x/y/b', 'x/c'], ['x/yb']],
  ['{**/b,c}', ['b', 'y/b', 'c'], ['yb']],
  ['x{**/b,c}', ['x/b', 'xy/b', 'xc'], ['xb']],
  ['a{b,{c,d}e}f', ['abf', 'acef', 'adef'], ['acf', 'af']],
  ['a{,b}', ['a', 'ab'], ['abb']],
  ['{a}', ['{a}'], ['a']],
  ['{{cookiecutter.slug}}/*.py', ['{{cookiecutter.slug}}/a.py'], ['cookiecutter.slug/a.py']],
  ['{a,b', ['{a,b'], ['a', 'b']],
  ['a}', ['a}'], ['a']],
  ['a,b', ['a,b'], ['a', 'b']],
  ['{a\\,b,c}', ['a,b', 'c'], ['a', 'b']],
  ['[abc].py', ['a.py', 'c.py'], ['d.py', 'ab.py', '[abc].py']],
  ['[a-c]', ['a', 'b', 'c'], ['d', '-', 'B']],
  ['[a-]', ['a', '-'], ['b']],
  ['[!a-c]', ['d', '!'], ['a', 'b', '/', '']],
  ['[^a]', ['b'], ['a', '/']],
  ['[]a]', [']', 'a'], ['b', '[]a]']],
  ['[!]a]', ['b'], [']', 'a']],
  ['[a', ['[a'], ['a']],
  ['[]', ['[]'], [']', '[']],
  ['x[/-0]y', ['x0y'], ['x/y']],
  ['[a-cx-z]', ['b', 'y'], ['m', '-']],
  ['[🎈-🎊]', ['🎉'], ['a']],
  ['{a,[}]', ['a]', '[]'], ['}', 'a']],
  ['\\*', ['*'], ['a', '\\*']],
  ['a\\?', ['a?'], ['ab']],
  ['\\{a,b\\}', ['{a,b}'], ['a']],
  ['a\\', ['a\\'], ['a']],
  ['a.b+c(d)|$^', ['a.b+c(d)|$^'], ['axb+c(d)|$^']],
  // A name without wildcards also means everything below it.
  ['app', ['app', 'app/a', 'app/a/b'], ['apple', 'x/app']],
  ['app/', ['app/a', 'app'], ['apple']],
  ['*/', ['a/b', 'a/b/c', 'a'], []],
  ['**/docs', ['docs/a', 'x/docs/a'], ['xdocs/a']],
  ['{app,lib}', ['app/x', 'lib'], ['x']],
  ['/app/*', ['app/x'], ['app/x/y']],
  ['./app/*', ['app/x'], ['x']],
  ['../app', ['../app'], ['app']],
  ['.github/**', ['.github/x'], ['github/x']],
];

describe('matchesGlob', () => {
  it.each(rows)('%s', (glob, matching, others) => {
    expect(matching.filter((path) => !matchesGlob(path, glob))).toEqual([]);
    expect(others.filter((path) => matchesGlob(path, glob))).toEqual([]);
  });

  it.each(rows)('!%s is the opposite', (glob, matching, others) => {
    expect(matching.filter((path) => matchesGlob(path, `!${glob}`))).toEqual([]);
    expect(others.filter((path) => !matchesGlob(path, `!${glob}`))).toEqual([]);
  });

  it('what can not be decided counts as touched', () => {
    const undecidable: readonly [string, string][] = [
      ['a', ''],
      ['a', '/'],
      ['a', './'],
      ['a', 'b'.repeat(1_001)],
      ['a'.repeat(4_097), 'b'],
    ];
    expect(undecidable.filter(([path, glob]) => !matchesGlob(path, glob))).toEqual([]);
    expect(undecidable.filter(([path, glob]) => !matchesGlob(path, `!${glob}`))).toEqual([]);
    expect(matchesGlob('a', 'b'.repeat(1_000))).toBe(false);
    expect(matchesGlob('a'.repeat(4_096), 'b')).toBe(false);
  });

  it('a string without special characters matches itself', () => {
    const names = fc.stringMatching(/^[^\\/!*?[\]{},.][^\\/*?[\]{},]{0,30}$/u);
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 4 }), (parts) => {
        const path = parts.join('/');
        expect(matchesGlob(path, path)).toBe(true);
        expect(matchesGlob(`${path}x`, path)).toBe(false);
        expect(matchesGlob(path, `${path}x`)).toBe(false);
      }),
    );
  });

  it('neither throws nor hangs, whatever comes in', () => {
    const chars = fc.constantFrom('a', '/', '*', '?', '{', '}', ',', '[', ']', '!', '-', '\\', '.');
    fc.assert(
      fc.property(
        fc.string({ unit: chars, maxLength: 60 }),
        fc.string({ unit: chars, maxLength: 60 }),
        (path, glob) => {
          expect(typeof matchesGlob(path, glob)).toBe('boolean');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['stars', '*a'.repeat(499)],
    ['folders', '**/'.repeat(332)],
    ['braces', '{a,aa}'.repeat(166)],
    ['nested braces', `${'{a,'.repeat(248)}b${'}'.repeat(248)}`],
    ['open braces', '{a,'.repeat(332)],
    ['empty branches', '{,a}'.repeat(249)],
    ['classes', '[a-z'.repeat(249)],
  ])('takes linear time with hostile %s', (_, glob) => {
    const startedAt = performance.now();
    matchesGlob(`${'a'.repeat(4_000)}!`, glob);
    // Backtracking would take longer than the universe has; this takes well below a second.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('compileGlobs', () => {
  it.each<[string, string[], string, boolean]>([
    ['no globs match nothing', [], 'a', false],
    ['one of several', ['a', 'b'], 'b', true],
    ['none of several', ['a', 'b'], 'c', false],
    ['an exclusion', ['app/**', '!app/docs/**'], 'app/docs/a', false],
    ['beside an exclusion', ['app/**', '!app/docs/**'], 'app/a', true],
    ['outside of both', ['app/**', '!app/docs/**'], 'x', false],
    ['a later glob takes back an exclusion', ['**', '!*.md', 'README.md'], 'README.md', true],
    ['an exclusion before the glob that includes', ['!*.md', '**'], 'a.md', true],
    ['only exclusions start from everything', ['!a', '!b'], 'c', true],
    ['only exclusions', ['!a', '!b'], 'b', false],
    ['an exclusion that is too long excludes nothing', ['**', `!${'a'.repeat(2_000)}`], 'x', true],
    ['a glob that is too long includes', ['b', 'a'.repeat(2_000)], 'x', true],
  ])('%s', (_, globs, path, expected) => {
    expect(compileGlobs(globs)(path)).toBe(expected);
  });
});
