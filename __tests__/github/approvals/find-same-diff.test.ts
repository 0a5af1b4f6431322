import { describe, expect, it } from '@jest/globals';
import type { DiffFile } from '../../../src/domain/github.ts';
import { isSameDiff } from '../../../src/github/approvals/find-same-diff.ts';

const file: DiffFile = {
  path: 'a.ts',
  status: 'modified',
  blob: 'b1',
  patch: '@@ -1 +1 @@\n-a\n+b',
};
const other: DiffFile = { path: 'b.ts', status: 'added', blob: 'b2', patch: '@@ -0,0 +1 @@\n+c' };
const binary: DiffFile = { path: 'a.png', status: 'modified', blob: 'b3' };

describe('the same diff', () => {
  it.each<[string, readonly DiffFile[], readonly DiffFile[]]>([
    ['itself', [file], [file]],
    ['in another order', [file, other], [other, file]],
    ['the same lines on another content', [file], [{ ...file, blob: 'b9' }]],
    ['the same content from another one', [file], [{ ...file, patch: '@@ -9 +9 @@\n-x\n+b' }]],
    ['the same binary', [binary], [binary]],
  ])('is %s', (_, one, two) => {
    expect(isSameDiff(one, two)).toBe(true);
  });

  it.each<[string, readonly DiffFile[], readonly DiffFile[]]>([
    ['nothing at all', [], []],
    ['other lines', [file], [{ ...file, blob: 'b9', patch: '@@ -1 +1 @@\n-a\n+evil' }]],
    ['the same lines elsewhere', [file], [{ ...file, blob: 'b9', patch: '@@ -7 +7 @@\n-a\n+b' }]],
    ['one file more', [file], [file, other]],
    ['one file less', [file, other], [file]],
    ['another file', [file], [{ ...file, path: 'c.ts' }]],
    ['another status', [file], [{ ...file, status: 'removed' }]],
    ['another old name', [file], [{ ...file, previousPath: 'z.ts' }]],
    ['another binary', [binary], [{ ...binary, blob: 'b9' }]],
    ['a binary of no known content', [{ ...binary, blob: '' }], [{ ...binary, blob: '' }]],
    ['the same file twice', [file, file], [file, other]],
  ])('is not %s', (_, one, two) => {
    expect(isSameDiff(one, two)).toBe(false);
  });
});
