import { describe, expect, it } from '@jest/globals';
import { countBytes } from '../../src/reporters/fit.ts';
import { LEFT_OUT_BYTES, renderLeftOut } from '../../src/reporters/left-out.ts';

describe('renderLeftOut', () => {
  it('says nothing where nothing was left out', () => {
    expect(renderLeftOut([])).toBe('');
  });

  it('names what was left out, and where all of it is', () => {
    expect(renderLeftOut(['the warnings', 'the section “@ana”'])).toBe(
      "\n*Left out for size:* the warnings; the section “@\u200bana”. The full report is in the job's files.\n",
    );
  });

  it('names twelve and counts the others', () => {
    const text = renderLeftOut(Array.from({ length: 100 }, (_, index) => `part ${index}`));
    expect(text).toContain('part 11; the same in 88 more places.');
    expect(text).not.toContain('part 12;');
  });

  it('stays within the bytes that are kept for it', () => {
    const text = renderLeftOut(Array.from({ length: 100 }, () => '$'.repeat(5_000)));
    expect(countBytes(text)).toBeLessThanOrEqual(LEFT_OUT_BYTES);
    expect(text).toMatch(/the same in \d+ more places\./);
  });
});
