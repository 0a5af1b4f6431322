import { describe, expect, it } from '@jest/globals';
import { held, judgeRun, listAt, listOf, listThatAsks, point, SIZES } from './healthy.ts';

const where = 'GET /api/orders';

describe('statements that grow with the rows', () => {
  const remedy =
    'Load what the rows of GET /api/orders need together with them; the statement that is run once a row stands in the findings.';

  it('fail, and are shown with what they are', async () => {
    const statements = [
      { text: 'select name from customers where id = ?', calls: [1, 10, 50] },
      { text: 'select id from orders', calls: [1, 1, 1] },
    ];
    const expected = 'at most 0.1 statements a row';
    expect(await judgeRun({ lists: [listThatAsks([2, 11, 51], statements)] })).toStrictEqual({
      outcome: 'fail',
      reason: 'threshold',
      summary: `${where}: expected ${expected}, seen 1.00 a row: 2 → 11 → 51 statements for 1 → 10 → 50 rows.`,
      findings: [
        { where, expected, seen: '1.00 a row: 2 → 11 → 51 statements for 1 → 10 → 50 rows' },
        {
          where,
          expected,
          seen: '1.00 a row (1 → 10 → 50): "select name from customers where id = ?"',
        },
      ],
      remedy,
    });
  });

  it('fail where only one grows, and another shrinks by as much', async () => {
    const statements = [
      { text: 'growing', calls: [1, 10, 50] },
      { text: 'shrinking', calls: [50, 41, 1] },
    ];
    const judged = await judgeRun({ lists: [listThatAsks([51, 51, 51], statements)] });
    expect(judged.outcome).toBe('fail');
    expect(judged.findings.map(({ seen }) => seen)).toStrictEqual([
      '0.00 a row: 51 → 51 → 51 statements for 1 → 10 → 50 rows',
      '1.00 a row (1 → 10 → 50): "growing"',
    ]);
  });

  it('fail where none grows over the limit alone, and the first three are shown', async () => {
    const statements = [0, 1, 2, 3].map((at) => ({ text: `part ${at}`, calls: [0, 0, 4] }));
    const judged = await judgeRun({ lists: [listThatAsks([1, 1, 21], statements)] });
    expect(judged.outcome).toBe('fail');
    expect(judged.findings.map(({ seen }) => seen)).toStrictEqual([
      '0.44 a row: 1 → 1 → 21 statements for 1 → 10 → 50 rows',
      '0.09 a row (0 → 0 → 4): "part 0"',
      '0.09 a row (0 → 0 → 4): "part 1"',
      '0.09 a row (0 → 0 → 4): "part 2"',
    ]);
  });

  it.each<[string, number[], number, string]>([
    ['at the limit', [2, 11, 51], 1, 'pass'],
    ['just over it', [2, 11, 52], 1, 'fail'],
    ['at a limit of none', [2, 2, 2], 0, 'pass'],
    ['just over none', [2, 2, 3], 0, 'fail'],
  ])('are judged by the limit of the plan: %s', async (_, calls, maxSlope, outcome) => {
    const judged = await judgeRun({ lists: [listThatAsks(calls)] }, { maxSlope });
    expect(judged.outcome).toBe(outcome);
  });
});

describe('statements that can’t be told', () => {
  it('hold where none was seen at one size', async () => {
    const seen = 'none with 10 rows';
    expect(await judgeRun({ lists: [listAt(10, { calls: { least: 0, most: 2 } })] })).toStrictEqual(
      {
        ...held(
          { where, expected: 'statements of the role', seen },
          'Is it this database, and this role, that the application uses? A cache that answers instead has to be off.',
        ),
        reason: 'no-data',
      },
    );
  });

  it('hold where some answers need one more for each row, and others do not', async () => {
    const points = SIZES.map((n) => point(n, { calls: { least: 2, most: n + 1 } }));
    expect(await judgeRun({ lists: [listOf(points)] })).toStrictEqual(
      held(
        {
          where,
          expected: 'the same statements each time',
          seen: '2 → 11 → 51 at most, 2 → 2 → 2 at least',
        },
        'Give the application a role that nothing else uses, and switch off its cache: the first answer needs more statements than the next ones.',
      ),
    );
  });
});
