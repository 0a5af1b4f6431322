import { describe, expect, it } from '@jest/globals';
import { loadKinds } from '../../src/catalogue/load-kinds.ts';
import { readOptionsSchema } from '../../src/catalogue/options-schema.ts';
import { listOptionRows } from '../../src/catalogue/options-table.ts';
import { sampleKind } from './sample-kinds.ts';

const rows = listOptionRows(readOptionsSchema(sampleKind.declaration));

describe('listOptionRows', () => {
  it('lists every option, nested ones by their path, what is told already once', () => {
    expect(rows.map((row) => row.name)).toEqual([
      'path',
      'mode',
      'times',
      'limits',
      'limits.mean',
      'limits.every',
      'steps',
      'steps[].limits',
      'steps[].name',
      'json',
      'body',
      'ratio',
      'names',
    ]);
    expect(rows.find((row) => row.name === 'steps[].limits')?.description).toBe(
      'What is allowed. The same as `limits`.',
    );
  });

  it.each([
    ['path', 'text', true, undefined],
    ['mode', '`fast`, `slow`', false, 'fast'],
    ['times', 'integer', false, undefined],
    ['limits', 'map', false, undefined],
    ['limits.mean', 'number 0 to 100', false, undefined],
    ['limits.every', 'text', false, '10s'],
    ['steps', 'list of map', false, undefined],
    ['steps[].name', 'text', true, undefined],
    ['body', 'any JSON', false, undefined],
    ['ratio', '`1` or list of (text or number)', false, undefined],
    ['names', 'map of names to true or false', false, undefined],
  ])('%s is %s', (name, type, isRequired, preset) => {
    const row = rows.find((one) => one.name === name);
    expect(row).toMatchObject({ type, isRequired });
    expect(row?.preset).toBe(preset);
  });

  it('has a row for every option of every kind, and words for it', async () => {
    for (const { declaration } of await loadKinds()) {
      const schema = readOptionsSchema(declaration);
      const names = listOptionRows(schema).map((row) => row.name);
      for (const key of Object.keys(schema.properties ?? {})) expect(names).toContain(key);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
