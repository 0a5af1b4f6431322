import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { DEFECTS } from '../../src/app/demo/defects.ts';
import { importChecklist } from '../../src/checklist/import/import-checklist.ts';
import { makeSlug } from '../../src/plan/slug.ts';
import { ROOT } from './sources.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('lists that speak of other files', () => {
  it('names, for each defect of the demo, an item that the demo’s plan has', () => {
    const { phases } = parse(read('examples/demo/holdpoint.yml')) as {
      phases: Record<string, { item: string }[]>;
    };
    const ids = Object.values(phases)
      .filter((items) => Array.isArray(items))
      .flatMap((items) => items.map(({ item }) => makeSlug(item)));
    expect(Object.keys(DEFECTS).length).toBeGreaterThanOrEqual(4);
    for (const { item } of Object.values(DEFECTS)) expect(ids).toContain(item);
  });

  it('reads 48 items and 3 fields from the checklist, and no trigger as an assertion', () => {
    const { items, fields } = importChecklist('lt-crm.md', read('bench/fixtures/lt-crm.md'));
    expect([items.length, fields.length]).toEqual([48, 3]);
    expect(items.slice(37, 40).map(({ polarity }) => polarity)).toEqual([
      'trigger',
      'trigger',
      'trigger',
    ]);
  });
});
