import { describe, expect, it } from '@jest/globals';
import { decideApplicability } from '../../src/gate/applies.ts';

describe('decideApplicability', () => {
  it.each<[string, string[] | undefined, string[] | undefined, boolean]>([
    ['no globs', undefined, ['README.md'], true],
    ['an empty list of globs', [], ['README.md'], true],
    ['unknown paths', ['app/**'], undefined, true],
    ['no paths', ['app/**'], [], true],
    ['a path that matches', ['app/**'], ['README.md', 'app/models/user.py'], true],
    ['the second glob', ['app/**', 'migrations/**'], ['migrations/0001.py'], true],
    ['no path that matches', ['app/**', 'migrations/**'], ['README.md', 'docs/app.md'], false],
    ['only excluded paths', ['app/**', '!app/docs/**'], ['app/docs/a.md'], false],
    ['one path that is not excluded', ['app/**', '!app/docs/**'], ['app/docs/a', 'app/b'], true],
    ['only exclusions', ['!docs/**'], ['src/a.ts'], true],
    ['only exclusions, all excluded', ['!docs/**'], ['docs/a.md'], false],
    ['a glob that is too long to be looked at', ['a'.repeat(2_000)], ['README.md'], true],
    ['an empty glob', [''], ['README.md'], true],
  ])('%s', (_, globs, paths, expected) => {
    expect(decideApplicability(globs, paths)).toBe(expected);
  });
});
