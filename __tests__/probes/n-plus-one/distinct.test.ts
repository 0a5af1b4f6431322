import { describe, expect, it } from '@jest/globals';
import { held, judgeRun } from './healthy.ts';

interface Counted {
  readonly empty: number[];
  readonly seeded: number[][];
  readonly left: number[];
}

const one = { distinct: 'select count(*) from customers' };
const two = { distinct: ['select count(*) from customers', 'select count(*) from products'] };

const counted = (changes: Partial<Counted> = {}): Counted => ({
  empty: [100],
  seeded: [[101], [110], [150]],
  left: [100],
  ...changes,
});

describe('parents by a query', () => {
  const expected = '1 → 10 → 50 different parents';
  const remedy =
    'Let `seed` make a parent for each row: rows that share one are served from memory, which hides what is looked for.';

  it.each<[string, Partial<Counted> | undefined, string]>([
    ['are one less than the rows', { seeded: [[101], [110], [149]] }, '1 → 10 → 49'],
    ['are none of the first row', { seeded: [[100], [110], [150]] }, '0 → 10 → 50'],
    ['were not counted at the last size', { seeded: [[101], [110]] }, '1 → 10'],
    [
      'were counted once more than there are sizes',
      { seeded: [[101], [110], [150], [151]] },
      '1 → 10 → 50 → 51',
    ],
    ['were counted at no size', { seeded: [] }, 'none counted'],
    ['were counted by no query', { empty: [0], seeded: [[], [], []] }, '0 → 0 → 0'],
    ['were not counted', undefined, 'none counted'],
  ])('hold where they %s', async (_, changes, seen) => {
    const distinct = changes && counted(changes);
    expect(await judgeRun({ distinct }, one)).toStrictEqual(
      held({ where: 'distinct', expected, seen }, remedy),
    );
  });

  it.each<[string, Partial<Counted>]>([
    ['as many come as rows were seeded', {}],
    ['more come', { seeded: [[102], [112], [160]] }],
  ])('are well where %s', async (_, changes) => {
    expect(await judgeRun({ distinct: counted(changes) }, one)).toStrictEqual({
      outcome: 'pass',
      summary: 'GET /api/orders: 2 statements for 1 rows, 2 for 50 (role crm_app).',
      findings: [],
    });
  });

  it('hold where one of two queries finds too few', async () => {
    const seeded = [
      [1, 5],
      [10, 6],
      [50, 6],
    ];
    const distinct = { empty: [0, 5], seeded, left: [0, 5] };
    expect(await judgeRun({ distinct }, two)).toStrictEqual(
      held({ where: 'distinct 2', expected, seen: '0 → 1 → 1' }, remedy),
    );
  });
});

describe('what `clean` left', () => {
  it('is a warning, for each query that still finds some', async () => {
    const seeded = [
      [1, 6],
      [10, 15],
      [50, 55],
    ];
    const distinct = { empty: [0, 5], seeded, left: [50, 6] };
    const expected = 'nothing left of what was seeded';
    expect(await judgeRun({ distinct }, two)).toStrictEqual({
      outcome: 'warn',
      reason: 'assertion',
      summary:
        'GET /api/orders: 2 statements for 1 rows, 2 for 50 (role crm_app). `clean` left rows behind.',
      findings: [
        { where: 'clean', expected, seen: '50 parents, 0 before', limit: 'warn' },
        { where: 'clean', expected, seen: '6 parents, 5 before', limit: 'warn' },
      ],
      remedy: 'Let `clean` take away the parents as well.',
    });
  });

  it('is nothing where there are fewer than before', async () => {
    expect((await judgeRun({ distinct: counted({ left: [99] }) }, one)).outcome).toBe('pass');
  });
});
