import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../src/domain/json.ts';
import type { ResultEvidence } from '../../../src/probes/sql/evidence.ts';
import { decided, judgeAnswer, result } from './asked.ts';

const path = '$[*].total';
const where = `query json ${path}`;
const tooMany = 'Narrow the query, or raise `maxRows`.';

const totals = (values: Json[], count = values.length): Partial<ResultEvidence> => ({
  rows: count,
  json: { nodes: [{ path, count, values, truncated: values.length < count }] },
});

const judgeTotals = async (changes: Partial<ResultEvidence>) =>
  await judgeAnswer({ expect: { json: { [path]: { min: 1 } } } }, { result: result(changes) });

describe('the rows as JSON', () => {
  it('pass where all are as expected', async () => {
    expect((await judgeTotals(totals([1, 2]))).outcome).toBe('pass');
  });

  it('fail where one is not', async () => {
    expect(await judgeTotals(totals([1, 0]))).toStrictEqual(
      decided('fail', 'assertion', {
        where: `${where} (node 2 of 2)`,
        expected: 'a number, at least 1',
        seen: '0',
      }),
    );
  });

  it('fail where one is not, though not all were kept', async () => {
    const judged = await judgeTotals(totals([0], 2));
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
  });

  it.each<[string, Partial<ResultEvidence>, string, string, string]>([
    [
      'not all were kept',
      totals([1], 2),
      where,
      'every node to be small enough to be kept',
      '1 of 2 were kept',
    ],
    ['none was kept', { rows: 2 }, where, 'nodes of the path', 'the evidence does not hold it'],
    [
      'there are more than were read',
      { ...totals([1, 2]), truncated: true },
      'query json',
      'all rows to be read',
      '2 rows of more',
    ],
  ])('hold where %s', async (_, changes, at, expected, seen) => {
    expect(await judgeTotals(changes)).toStrictEqual(
      decided('inconclusive', 'output-limit', { where: at, expected, seen }, tooMany),
    );
  });

  it('hold where there is none', async () => {
    expect(await judgeTotals({ ...totals([]), columns: 0 })).toStrictEqual(
      decided(
        'inconclusive',
        'no-data',
        { where: 'query json', expected: 'a row', seen: 'no row' },
        'Does the query look where the data is? It returned no row at all.',
      ),
    );
  });
});
