import { describe, expect, it } from '@jest/globals';
import type { Sample } from '../../../src/probes/migration-roundtrip/evidence.ts';
import {
  declared,
  type Finding,
  found,
  having,
  judged,
  lacks,
  seed,
  withoutSummary,
} from './healthy.ts';

const table: Sample = { table: 'public.a', why: 'touched', rows: 0 };
const column: Sample = {
  table: 'public.a',
  column: 'b',
  why: 'dropped',
  rows: 3,
  values: 3,
  distinct: 1,
};
const rich: Sample = { table: 'public.c', why: 'touched', rows: 1 };
const showing = (shown: Sample[], leftOut = 0) => having({ samples: { leftOut, shown } });

const drops = 'at least two different values, for the migration drops it';
const of = '0008, column public.a.b';

const POOR: [string, Sample, Finding][] = [
  [
    'a table that is touched has no rows',
    table,
    [
      '0008, table public.a',
      'rows, for the migration changes or uses it',
      'none: a loss could not be seen',
    ],
  ],
  [
    'a column that is dropped is the same everywhere',
    column,
    [of, drops, 'the same in all 3 rows: a default would look like it'],
  ],
  [
    'a column that is dropped has no values',
    { ...column, values: 0, distinct: 2 },
    [of, drops, '3 rows, all NULL: a loss could not be seen'],
  ],
  [
    'nobody counted the values of a column that is dropped',
    { table: 'public.a', column: 'b', why: 'dropped', rows: 3 },
    [of, drops, '3 rows, all NULL: a loss could not be seen'],
  ],
  [
    'a column that is dropped has values, and nobody knows how many different ones',
    { table: 'public.a', column: 'b', why: 'dropped', rows: 3, values: 3 },
    [of, drops, 'the same in all 3 rows: a default would look like it'],
  ],
  [
    'a column that changes has no values',
    { ...column, why: 'changed', values: 0 },
    [of, 'values, for the migration changes it', '3 rows, all NULL: a loss could not be seen'],
  ],
  [
    'there are no rows for a column',
    { ...column, why: 'changed', rows: 0, values: 0, distinct: 0 },
    [of, 'values, for the migration changes it', 'none: a loss could not be seen'],
  ],
];

describe('what there was to lose', () => {
  it.each(POOR)('holds where %s', async (_, sample, finding) => {
    const judgement = withoutSummary(await judged(showing([sample, rich])));
    expect(judgement).toStrictEqual(found(lacks, [finding], seed));
  });

  it.each<[string, Sample]>([
    ['one row of a table that is touched', rich],
    ['two values of a column that is dropped', { ...column, distinct: 2 }],
    ['one value of a column that changes', { ...column, why: 'changed', values: 1, distinct: 1 }],
  ])('is enough with %s', async (_, sample) => {
    expect((await judged(showing([sample], 4))).outcome).toBe('pass');
  });

  it('holds where all that is shown is poor and some is not shown', async () => {
    const finding: Finding = ['0008', 'values in what it touches', '4 more'];
    const none = withoutSummary(await judged(showing([], 4)));
    expect(none).toStrictEqual(found(lacks, [finding], seed));
    const empty = withoutSummary(await judged(showing([table], 4), { mayBeEmpty: ['public.a'] }));
    expect(empty).toStrictEqual(found(lacks, [finding], seed));
  });

  it('holds where nobody looked', async () => {
    const finding: Finding = ['0008', 'values in what it touches', 'nobody looked'];
    const judgement = withoutSummary(await judged(having({ samples: undefined })));
    expect(judgement).toStrictEqual(found(lacks, [finding], seed));
  });

  it('need not be where its one migration is declared', async () => {
    expect((await judged(showing([table]), declared)).outcome).toBe('pass');
  });
});

describe('what may be empty by the plan', () => {
  const both = showing([table, column]);

  it.each([
    [['public.a'], []],
    [['public.a.b'], ['0008, table public.a']],
    [['public.b'], ['0008, table public.a', of]],
  ])('is %j', async (mayBeEmpty, left) => {
    const { findings } = await judged(both, { mayBeEmpty });
    expect(findings.map(({ where }) => where)).toStrictEqual(left);
  });
});
