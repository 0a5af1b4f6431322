import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { importChecklist } from '../../../src/checklist/import/import-checklist.ts';
import { PlanError } from '../../../src/domain/errors.ts';
import { HABITS } from './expected-habits.ts';
import { LANGUAGES } from './expected-languages.ts';

const FOLDER = new URL('../fixtures/', import.meta.url);
const NAMES = readdirSync(FOLDER).sort();
const EXPECTED = { ...HABITS, ...LANGUAGES };

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

function importLine(line: string, heading = 'Checks') {
  const { items } = importChecklist('a.md', `# T\n\n## ${heading}\n\n${line}\n`);
  return items[0];
}

describe('importChecklist', () => {
  it('knows what to expect of every fixture', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(25);
    expect(Object.keys(EXPECTED).sort()).toEqual(NAMES);
  });

  it.each(NAMES)('reads %s', (name) => {
    const { items, ignored } = importChecklist(name, read(name));
    const expected = EXPECTED[name];
    expect(items.map((item) => `${item.line} ${item.polarity} ${item.proposed.kind}`)).toEqual(
      expected?.items
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    );
    expect(ignored.map(({ line, why }) => [line, why.slice(0, 70)])).toEqual(
      expected?.ignored ?? [],
    );
  });

  it('calls the 48 items of the LT CRM what they are', () => {
    const { items, fields, ignored } = importChecklist('lt.md', read('lt-crm.mdown'));
    const polarities = items.map((item) => item.polarity);
    const numbers = (wanted: string) =>
      polarities.flatMap((polarity, at) => (polarity === wanted ? [at + 1] : []));
    expect(items).toHaveLength(48);
    expect(numbers('trigger')).toEqual([38, 39, 40]);
    expect(numbers('conditional')).toEqual([41, 42, 43, 44]);
    expect(numbers('approval')).toEqual([45, 46, 47, 48]);
    expect(numbers('action')).toEqual([19, 20, 22, 23, 24]);
    expect(numbers('assertion')).toHaveLength(32);
    expect(fields.map((field) => field.label)).toEqual([
      'Date Completed',
      'Performed By',
      'Signed Off By',
    ]);
    expect(ignored).toEqual([]);
    expect(items[37]?.section).toEqual([
      'LT CRM - QA Deployment Checklist',
      '4. Rollback Plan',
      'Triggers for Rollback',
    ]);
    expect(items[15]).toEqual({
      line: 33,
      section: ['LT CRM - QA Deployment Checklist', '2. Deployment Process', 'Environment Setup'],
      text: 'Verify Fly.io secrets are properly configured using setup_fly_secrets.sh',
      checked: false,
      polarity: 'assertion',
      proposed: {
        kind: 'secret-store',
        why: 'The words "fly.io" and "secrets" and "configured" ask whether the secrets are in the store of the platform.',
      },
    });
  });

  it('has the form that is promised for JSON, and nothing more', () => {
    for (const name of NAMES) {
      const result = importChecklist(name, read(name));
      expect(Object.keys(result)).toEqual(['items', 'fields', 'ignored']);
      for (const item of result.items) {
        expect(Object.keys(item).sort()).toEqual([
          'checked',
          'line',
          'polarity',
          'proposed',
          'section',
          'text',
        ]);
        expect(Object.keys(item.proposed).sort()).toEqual(['kind', 'why']);
        expect(item.proposed.why).toMatch(/^[^\n]{10,400}\.$/);
        expect(item.text.trim()).not.toBe('');
      }
      for (const ignored of result.ignored) expect(Object.keys(ignored)).toEqual(['line', 'why']);
    }
  });

  it.each([
    ['table with a pipe less', 'a | Status\n---|---\nLogin works | ☐', 'Login works'],
    ['cell with a box', '| | Task | Who |\n|-|-|-|\n| [ ] | Login works | me |', 'Login works'],
    ['quote', '> - ☐ Login works', 'Login works'],
    ['numbered drawn box', '3. ⬜ Login works', 'Login works'],
    ['drawn box in bold', '**☐ Login works**', 'Login works'],
    ['emoji variant', '- ☑️ Login works\n- ☐ b', 'Login works'],
  ])('finds the item of a %s', (_, source, text) => {
    expect(importLine(source)?.text).toBe(text);
  });

  it('reads the same words for a box as the plan binds it by', () => {
    expect(importLine('- [ ] **Login** [works](x) `now` &amp; ~~not~~ later')?.text).toBe(
      'Login works now & not later',
    );
  });

  it('lists what it leaves out where boxes exist, once for each list', () => {
    const source = `${'- [ ] a\n'.repeat(5)}\n## Notes\n\n- one\n- two\n\n## Rollback criteria\n\n- error rate\n`;
    expect(importChecklist('a.md', source).ignored).toEqual([
      { line: 9, why: 'A plain bullet in a document that has boxes: a note.' },
      {
        line: 14,
        why: 'Says when to take the release back, without a box: write it under `rollback.triggers`.',
      },
    ]);
  });

  it('throws for a source over 1 MiB and for nothing else', () => {
    expect(() => importChecklist('a.md', 'a'.repeat(1_048_577))).toThrow(PlanError);
    const piece = fc.constantFrom(
      '# ',
      '- [ ] ',
      '- ',
      '☐ ',
      '| a | b |\n',
      '|-|-|\n',
      '```bash\n',
      '```\n',
      '> ',
      '\n',
      '  ',
      '**x:**\n',
      '<details>',
      '<!--',
      '-->',
      '___',
      '~~',
      '❌',
      '作废',
      '\u202e',
      '[',
      '](',
      '`',
      '\\',
      '\u0000',
      '\ud800',
      'Rollback if',
      ': ',
      '---\n',
      'name: bug report\n',
    );
    const weird = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(weird, (source) => {
        const { items, ignored } = importChecklist('a.md', source);
        const lines = source.split(/\r\n|\r|\n/).length;
        for (const { line } of [...items, ...ignored]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['boxes', '- [ ] verify that the database backup works\n'.repeat(5000)],
    ['rows', `| Check | Status |\n|-|-|\n${'| a b c | ☐ |\n'.repeat(5000)}`],
    ['headings', '## Rollback if\n\n'.repeat(5000)],
    ['labels', '**Rollback if:**\n\n- a\n\n'.repeat(2500)],
    ['a long line', `- [ ] ${'verify (x) — ❌ [a](b) '.repeat(8000)}`],
    ['a long heading', `# ${'rollback if '.repeat(60_000)}\n\n- [ ] a`],
    ['blanks', `- [ ] a${' '.repeat(500_000)}b`],
    ['a long cell', `| Check | Status |\n|-|-|\n| ${'a '.repeat(60_000)} | ☐ |`],
  ])('needs bounded time for a document of %s', (_, source) => {
    const startedAt = performance.now();
    importChecklist('a.md', source.slice(0, 1_000_000));
    expect(performance.now() - startedAt).toBeLessThan(25_000);
  });
});
