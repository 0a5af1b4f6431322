import { describe, expect, it } from '@jest/globals';
import { loadChecklist } from '../../src/checklist/load-checklist.ts';
import { parseChecklist } from '../../src/checklist/parse.ts';
import { PlanError } from '../../src/domain/errors.ts';

describe('loadChecklist', () => {
  it.each([
    ['plain', '# A\n\n- [ ] a\n\nBy: ____\n'],
    ['any other', '# A\n\n* [x] **a**\n\n> By: ____\n'],
    ['empty', ''],
  ])('reads a document that is %s as parseChecklist does', async (_, source) => {
    expect(await loadChecklist('a.md', source)).toEqual(parseChecklist('a.md', source));
  });

  it('rejects what is too large', async () => {
    await expect(loadChecklist('a.md', 'a'.repeat(1_048_577))).rejects.toThrow(PlanError);
  });
});
