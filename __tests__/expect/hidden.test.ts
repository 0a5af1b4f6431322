import { describe, expect, it } from '@jest/globals';
import { describeHidden, findForbidden } from '../../src/expect/hidden.ts';

describe('what must not be in a text', () => {
  const excluded = (index: number) => ({ criterion: 'excludes', index });
  const unmatched = { criterion: 'notMatches', index: 0 };

  it.each<[string, string[], object, boolean, object[]]>([
    ['nothing is forbidden', ['a'], { contains: 'a' }, true, []],
    ['it is nowhere', ['a', 'b'], { excludes: 'c', notMatches: 'c' }, true, []],
    ['a literal is in one of two', ['a', 'b'], { excludes: ['c', 'b'] }, true, [excluded(1)]],
    ['a pattern is in one of two', ['a', 'b'], { notMatches: '^b$' }, true, [unmatched]],
    ['both are', ['a'], { excludes: 'a', notMatches: 'a' }, true, [excluded(0), unmatched]],
    ['the text is a part', ['a'], { excludes: 'a', notMatches: 'a$' }, false, [excluded(0)]],
  ])('is told where %s', async (_, texts, expectation, isWhole, hits) => {
    expect(await findForbidden(texts, expectation, isWhole)).toStrictEqual(hits);
  });

  it('is no pattern in more than a million characters', async () => {
    const long = 'a'.repeat(1_000_000);
    expect(await findForbidden([long], { notMatches: 'a' }, true)).toStrictEqual([unmatched]);
    expect(await findForbidden([`${long}a`], { notMatches: 'a' }, true)).toStrictEqual([]);
  });
});

describe('a finding of what is hidden', () => {
  const hits = [
    { criterion: 'excludes', index: 1 },
    { criterion: 'notMatches', index: 0 },
  ] as const;
  const expectation = { excludes: ['a', 'b'], notMatches: 'c' };
  const seen = 'it is there; what it is in is hidden here, as a secret, or was cut';

  it('names the criterion', () => {
    expect(describeHidden(hits, expectation, [], 'body')).toStrictEqual([
      { expected: 'text without "b"', seen, where: 'body' },
      { expected: 'text that does not match `c`', seen, where: 'body' },
    ]);
  });

  it('is none where the text shows it, or the plan does not ask any more', () => {
    const shown = [{ expected: 'text without "b"', seen: '"b"', where: 'body' }];
    expect(describeHidden(hits, { excludes: ['a', 'b'] }, shown, 'body')).toStrictEqual([]);
    expect(describeHidden(hits, { excludes: 'a' }, [], 'body')).toStrictEqual([]);
    expect(describeHidden(hits, { notMatches: 'c' }, shown, 'body')).toHaveLength(1);
  });
});
