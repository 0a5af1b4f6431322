import { expect, it } from '@jest/globals';
import type { Catalog, CatalogDifference } from '../../../../src/domain/catalog.ts';
import {
  comparePosition,
  compareSchemas,
  keepDifferences,
  keepNames,
  keepRun,
} from '../../../../src/probes/migration/rehearsal/keep.ts';
import { makeRun } from '../../../toolbox/migrations/make-run.ts';

const long = 'x'.repeat(100_000);
const difference: CatalogDifference = {
  kind: 'view',
  name: long,
  table: long,
  change: 'changed',
  fact: 'definition',
  before: long,
  after: long,
};

it('keeps what is long within its bounds', () => {
  const many = Array.from({ length: 1_000 }, () => difference);
  const { kept, leftOut } = keepDifferences(many);
  expect({ kept: kept.length, leftOut }).toEqual({ kept: 12, leftOut: 988 });
  const run = keepRun(makeRun({ command: long, stdout: long, stderr: long }));
  // Four comparisons, one of them longer, and three runs; of 64 KiB for the whole.
  const size = JSON.stringify([kept, kept, kept, keepDifferences(many, 30), run, run, run]).length;
  expect(size).toBeLessThan(48 * 1024);
  expect(JSON.stringify(keepNames(Array.from({ length: 99 }, () => long))).length).toBeLessThan(
    1_100,
  );
});

it('keeps the end of what a program wrote, standard error last', () => {
  const run = keepRun(makeRun({ stdout: 'first\n', stderr: `${long}\nFAILED: why\n` }));
  expect(run.tail).toMatch(/x\nFAILED: why$/);
});

it('compares every revision with every head, however many there are', () => {
  const heads = Array.from({ length: 60 }, (_, index) => `app${index}.0001`);
  expect(comparePosition(heads.toReversed(), heads)).toEqual({ missing: [], beyond: [] });
  expect(comparePosition([...heads.slice(0, -1), 'gone.0007'], heads)).toEqual({
    missing: ['app59.0001'],
    beyond: ['gone.0007'],
  });
});

it('does not compare owners and grants, which a copy has not', () => {
  const catalog = (facts: Record<string, string>): Catalog => ({
    objects: [{ kind: 'table', name: 'public.t', facts }],
  });
  const [a, b] = [catalog({ owner: 'a', grants: 'x' }), catalog({ owner: 'b' })];
  expect(compareSchemas(a, b)).toEqual([]);
  expect(compareSchemas(a, catalog({ owner: 'a', 'row security': 'forced' }))).toHaveLength(1);
});
