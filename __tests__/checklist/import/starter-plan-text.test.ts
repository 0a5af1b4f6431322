import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { parseChecklist } from '../../../src/checklist/parse.ts';
import { loadStarter, PATH, renderStarter } from './load-starter.ts';

interface Written {
  readonly item: string;
  readonly manual: object;
}

interface WrittenPlan {
  readonly version: number;
  readonly mode: string;
  readonly checklist?: string;
  readonly sections?: Record<string, string>;
  readonly phases?: Record<string, Written[]> & { rollback?: { steps: Written[] } };
}

function listItems(plan: WrittenPlan): Written[] {
  const { rollback, ...phases } = plan.phases ?? {};
  return [...Object.values(phases as Record<string, Written[]>).flat(), ...(rollback?.steps ?? [])];
}

describe('the text of a starter plan', () => {
  it('writes text that reads back as it was, whatever is in it', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '${X}',
        'a: b',
        '#c',
        '"',
        "'",
        '\\',
        '- ',
        '? ',
        '|',
        '>',
        '%',
        '@',
        '`',
        '{}',
        '[]',
        '&a',
        '*b',
        '!c',
        '~',
        'null',
        'true',
        '1e3',
        '0x1',
        'NO',
        '.',
        '...',
        '---',
        '\u202e',
        '\u200b',
        '\ufeff',
        '\u2028',
        '\u0085',
        '\u0007',
        '😀',
        'é',
        '\t',
        '%%',
        '{{ x }}',
        '<<',
      ),
    );
    const line = fc
      .array(nasty, { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(' ').replaceAll(/[\r\n]/g, ' '));
    const document = fc
      .array(fc.tuple(line, line), { minLength: 1, maxLength: 5 })
      .map((parts) =>
        parts.map(([title, words]) => `## Deploy ${title}\n\n- [ ] ${words}\n`).join('\n'),
      );
    fc.assert(
      fc.property(document, line, (source, path) => {
        const yaml = renderStarter(source, path);
        const plan = parse(yaml) as WrittenPlan;
        const { boxes } = parseChecklist(path, source);
        expect(plan.version).toBe(1);
        expect(plan.mode).toBe('observe');
        if (boxes.length > 0) expect(plan.checklist).toBe(path);
        const texts = new Set(boxes.map((box) => box.text));
        const written = listItems(plan);
        for (const { item, manual } of written) {
          expect(texts.has(item)).toBe(true);
          expect(manual).toEqual({});
        }
        for (const heading of Object.keys(plan.sections ?? {})) {
          expect(boxes.some((box) => box.section.includes(heading))).toBe(true);
        }
        const left = boxes.filter((box) => !written.some((one) => one.item === box.text));
        for (const { line: at } of left) expect(yaml).toContain(`#   line ${at}:`);
      }),
      { numRuns: 120 },
    );
  });

  it('makes a plan that the loader accepts, of weird documents too', async () => {
    const piece = fc.constantFrom(
      '# A\n\n',
      '## Rollback if\n\n',
      '## Sign-off\n\n',
      '- [ ] x\n',
      '- [ ] y: ${Z}\n',
      '  - [ ] z\n',
      '- [ ] ~~v~~\n',
      '☐ w\n\n',
      '| Check | Status |\n|-|-|\n| a | ☐ |\n\n',
      '- [ ] 配置\n',
      '- [ ] 🚀\n',
      '- [ ] Yes\n- [ ] No\n\n',
      '**Before:**\n\n',
      '```bash\nnpm test\n```\n\n',
      `- [ ] ${'long '.repeat(120)}\n`,
      '- [ ] i <!-- id: i1 -->\n',
      '- [ ] مرحبا\n',
      '- [ ] **G:**\n  - [ ] c\n',
    );
    const documents = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(documents, async (source) => {
        // Two boxes with one id are the author's to correct.
        if (source.split('id: i1').length > 2) return;
        const { bound } = await loadStarter(source);
        expect(bound.problems).toEqual([]);
        const leaves = parseChecklist(PATH, source).boxes.filter((box) => !box.isGroup);
        expect(bound.coverage?.total ?? 0).toBe(leaves.length);
      }),
      { numRuns: 120 },
    );
  });
});
