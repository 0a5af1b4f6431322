import { describe, expect, it } from '@jest/globals';
import type { Point } from '../../../src/probes/n-plus-one/evidence.ts';
import { held, judgeRun, listAt, listOf, point, SIZES } from './healthy.ts';

const where = 'GET /api/orders';

describe('the sizes of what was asked', () => {
  const sized = (...sizes: number[]) => listOf(sizes.map((n) => point(n)));

  it.each<[string, number[], string]>([
    ['none', [], 'none'],
    ['the last is missing', [1, 10], '1, 10'],
    ['one is another', [1, 10, 49], '1, 10, 49'],
    ['there is one more', [1, 10, 50, 90], '1, 10, 50, 90'],
  ])('hold where they are not those of the plan: %s', async (_, sizes, seen) => {
    expect(await judgeRun({ lists: [sized(...sizes)] })).toStrictEqual(
      held({ where, expected: 'sizes 1, 10, 50', seen }),
    );
  });
});

describe('the rows in the answers', () => {
  const remedy =
    'Choose `sizes` that fit on one page, ask for a page that is large enough, or correct `rows`; and let nothing else write such rows meanwhile.';
  const steady = (...counts: number[]): Point[] =>
    SIZES.map((n, at) => point(n, { rows: { least: counts[at] ?? 0, most: counts[at] ?? 0 } }));

  it.each<[string, Point[], string]>([
    ['stop at a page', steady(1, 10, 20), '1 → 10 → 20'],
    ['are one less than were seeded', steady(1, 10, 49), '1 → 10 → 49'],
    ['are one more than were seeded', steady(1, 10, 51), '1 → 10 → 51'],
    ['grow as they should, but begin without any', steady(0, 9, 49), '0 → 9 → 49'],
    ['are as many as can be each time', steady(60, 60, 60), '60 → 60 → 60'],
    [
      'change from one answer to the next',
      [point(1), point(10), point(50, { rows: { least: 50, most: 60 } })],
      '1 → 10 → 50 to 60',
    ],
  ])('hold where they %s', async (_, points, seen) => {
    const expected = '1 → 10 → 50 rows in the answers';
    expect(await judgeRun({ lists: [listOf(points)] })).toStrictEqual(
      held({ where, expected, seen }, remedy),
    );
  });

  it('may be more than were seeded, if as many more come as are seeded', async () => {
    expect((await judgeRun({ lists: [listOf(steady(21, 30, 70))] })).outcome).toBe('pass');
  });
});

describe('the parents in the answers', () => {
  const remedy =
    'Let `seed` make a parent for each row: rows that share one are served from memory, which hides what is looked for.';

  it.each<[string, number, number[], string]>([
    ['are one less than the rows', 50, [49], '1 → 10 → 49'],
    ['were not counted', 50, [], '1 → 10 → 0'],
    ['are none of the first row', 1, [0], '0 → 10 → 50'],
  ])('hold where they %s', async (_, size, parents, seen) => {
    expect(await judgeRun({ lists: [listAt(size, { parents })] })).toStrictEqual(
      held(
        {
          where: `${where}, parents $.orders[*].customer.id`,
          expected: '1 → 10 → 50 different parents',
          seen,
        },
        remedy,
      ),
    );
  });

  it('may grow by more than the rows', async () => {
    expect((await judgeRun({ lists: [listAt(50, { parents: [51] })] })).outcome).toBe('pass');
  });

  it('are asked of each selector, in a line that is not too long', async () => {
    const parents = ['$[*].customer', `$[*].${'x'.repeat(400)}`];
    const endpoints = [{ path: '/api/orders', rows: '$[*]', parents }];
    const lists = [listOf(SIZES.map((n) => point(n, { parents: [n, 1] })))];
    const judged = await judgeRun({ lists }, { endpoints });
    expect(judged.findings).toStrictEqual([
      {
        where: `${where}, parents $[*].${'x'.repeat(270)}`,
        expected: '1 → 10 → 50 different parents',
        seen: '1 → 1 → 1',
      },
    ]);
  });

  it('need not be told where a query counts them', async () => {
    const endpoints = [{ path: '/api/orders', rows: '$[*]' }];
    const distinct = { empty: [0], seeded: [[1], [10], [50]], left: [0] };
    const lists = [listOf(SIZES.map((n) => point(n, { parents: [] })))];
    const options = { endpoints, distinct: 'select' };
    expect((await judgeRun({ lists, distinct }, options)).outcome).toBe('pass');
  });
});
