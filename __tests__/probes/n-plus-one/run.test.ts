import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../src/probes/n-plus-one/judge.ts';
import { healthyRun, held, judgeRun, listOf, planOf, point, wellKept } from './healthy.ts';

const endpoint = { path: '/api/orders', rows: '$[*]', parents: '$[*].id' };
const command = { run: './list', rows: '$[*]', parents: '$[*].id' };

describe('the lists that were asked', () => {
  it.each<[string, number, object, string, string]>([
    ['none was', 0, {}, '1 of them', '0'],
    ['one is missing', 1, { commands: [command] }, '2 of them', '1'],
    ['one is too many', 2, { endpoints: [endpoint] }, '1 of them', '2'],
  ])('hold where %s', async (_, count, options, expected, seen) => {
    const lists = Array.from({ length: count }, () => wellKept);
    const judged = await judgeRun({ lists }, options);
    expect(judged).toStrictEqual({
      ...held({ where: 'lists', expected, seen }),
      reason: 'no-data',
    });
  });

  it('are all told of in the summary', async () => {
    const last = point(50, { calls: { least: 3, most: 3 }, rows: { least: 50, most: 50 } });
    const second = listOf([point(1), point(10), last], { name: 'other' });
    const options = { endpoints: [endpoint, endpoint] };
    expect(await judgeRun({ lists: [wellKept, second] }, options)).toStrictEqual({
      outcome: 'pass',
      summary:
        'GET /api/orders: 2 statements for 1 rows, 2 for 50; other: 2 statements for 1 rows, 3 for 50 (role crm_app).',
      findings: [],
    });
  });

  it('are told of in 400 characters', async () => {
    const lists = [{ ...wellKept, name: 'x'.repeat(500) }];
    expect((await judgeRun({ lists })).summary).toBe('x'.repeat(400));
  });

  it('hold where the plan asks for none, so that nothing was measured', async () => {
    const judged = await judge(healthyRun({ lists: [] }), { ...planOf(), endpoints: [] });
    expect(judged).toStrictEqual({
      ...held({ where: 'lists', expected: '0 of them', seen: '0' }),
      reason: 'no-data',
    });
  });
});

describe('the control', () => {
  it.each<[string, number[], number[], string]>([
    ['was not counted', [], [], 'nothing'],
    ['was counted once', [1, 10, 50], [1, 1, 1], '1 → 1 → 1'],
    ['grows, but was counted once too often', [1, 10, 50], [2, 11, 51], '2 → 11 → 51'],
    ['was counted wrongly at one size', [1, 10, 50], [1, 10, 49], '1 → 10 → 49'],
    ['was not run at the last size', [1, 10], [1, 10], '1 → 10'],
    ['was run at another size', [1, 10, 40], [1, 10, 40], '1 → 10 → 40'],
  ])('holds where it %s', async (_, sizes, calls, seen) => {
    const control = sizes.map((n, at) => ({ n, calls: calls[at] ?? 0 }));
    const where = 'control';
    const expected = '1 → 10 → 50 calls of our own statement';
    expect(await judgeRun({ control })).toStrictEqual({
      ...held(
        { where, expected, seen },
        'See the settings pg_stat_statements.* of the role that reads the statistics.',
      ),
      reason: 'control-failed',
    });
  });

  it('need not be over a limit that allows more than a statement a row', async () => {
    expect((await judgeRun({}, { maxSlope: 2 })).outcome).toBe('pass');
  });
});

describe('the statistics', () => {
  const where = 'statistics';

  it('hold where they were reset', async () => {
    expect(await judgeRun({ reset: true })).toStrictEqual({
      ...held(
        { where, expected: 'counters that run on', seen: 'a reset' },
        'Nobody may call pg_stat_statements_reset() meanwhile. Run it again.',
      ),
      reason: 'no-data',
    });
  });

  it.each<[number, string]>([
    [1, '1 eviction'],
    [2, '2 evictions'],
  ])('hold where statements were thrown out, %d times', async (evictions, seen) => {
    expect(await judgeRun({ evictions })).toStrictEqual(
      held(
        { where, expected: 'all statements kept', seen },
        'Raise pg_stat_statements.max, and run it again.',
      ),
    );
  });
});
