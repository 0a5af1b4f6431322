import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../src/domain/json.ts';
import type { ResultEvidence } from '../../../src/probes/sql/evidence.ts';
import { decided, emptyIsFine, judgeAnswer, result } from './asked.ts';

describe('the number of rows', () => {
  const where = 'query rows';
  const judgeRows = async (rows: unknown, changes: Partial<ResultEvidence>) =>
    await judgeAnswer({ expect: { rows }, emptyIsFine }, { result: result(changes) });

  it.each<[string, unknown, Partial<ResultEvidence>, string, string]>([
    ['is one more', 3, { rows: 4 }, 'exactly 3 rows', '4 rows'],
    ['is not enough', { min: 2 }, { rows: 1 }, 'at least 2 rows', '1 rows'],
    [
      'is shown with rows that break it',
      { max: 1 },
      { rows: 2, shown: [{ id: '7' }, { id: '9' }] },
      'at most 1 rows',
      '2 rows: {"id":"7"} {"id":"9"}',
    ],
    ['has no row to show', { max: 1 }, { rows: 2, shown: [] }, 'at most 1 rows', '2 rows'],
    [
      'is too large already, and there are more',
      { max: 10 },
      { rows: 10, truncated: true, shown: [{ id: '7' }] },
      'at most 10 rows',
      '11 rows or more: {"id":"7"}',
    ],
    [
      'is too large for the lesser of two limits',
      { equals: 10, max: 90 },
      { rows: 10, truncated: true },
      'at most 10 rows',
      '11 rows or more',
    ],
    [
      'is not below its limit, and there are more',
      { below: 11 },
      { rows: 10, truncated: true },
      'less than 11 rows',
      '11 rows or more',
    ],
  ])('fails where it %s', async (_, rows, changes, expected, seen) => {
    expect(await judgeRows(rows, changes)).toStrictEqual(
      decided('fail', 'assertion', { where, expected, seen }),
    );
  });

  it.each<[string, unknown]>([
    ['an exact number', 12],
    ['the most', { max: 11 }],
    ['a number that it is below', { below: 12 }],
    ['the least, which is not reached yet', { min: 12 }],
    ['a number that it is above, which is not reached yet', { above: 11 }],
    ['the least, which is reached, and the most', { min: 5, max: 20 }],
  ])('holds where there are more rows than were read, by %s', async (_, rows) => {
    const shown = [{ id: '7' }];
    expect(await judgeRows(rows, { rows: 10, truncated: true, shown })).toStrictEqual(
      decided(
        'inconclusive',
        'output-limit',
        { where, expected: 'all rows to be read', seen: '11 rows or more' },
        'Narrow the query, or raise `maxRows`.',
      ),
    );
  });
});

describe('rows that are enough', () => {
  it('add nothing to a value that is wrong', async () => {
    const options = { expect: { rows: { min: 5 }, value: 1 } };
    const seen = '10 or more rows, 1 column';
    const answer = { result: result({ rows: 10, truncated: true }) };
    expect(await judgeAnswer(options, answer)).toStrictEqual(
      decided('fail', 'assertion', {
        where: 'query value',
        expected: 'one row of one column',
        seen,
      }),
    );
  });
});

describe('the value of a result', () => {
  const where = 'query value';
  const judgeValue = async (value: unknown, changes: Partial<ResultEvidence>) =>
    await judgeAnswer({ expect: { value }, emptyIsFine }, { result: result(changes) });

  it.each<[string, unknown, Json, string, string]>([
    ['is another number', 5, 6, '5', '6'],
    ['is another number as text', 5, '6', '5', '"6"'],
    ['is no number', 5, 'five', '5', '"five"'],
    ['is empty where 0 is wanted', 0, '', '0', '""'],
    ['is 1 where true is wanted', true, 1, 'true', '1'],
    ['is false where 0 is wanted', 0, false, '0', 'false'],
    ['is a list where a number is wanted', 5, [5], '5', '[5]'],
    ['is over its limit', { max: 2 }, 3, 'at most 2', '3'],
    ['is over its limit as text', { max: 2 }, '2.01', 'at most 2', '2.01'],
    ['is text where limits are', { max: 2 }, 'two', 'a number', '"two"'],
    ['is empty where limits are', { max: 2 }, '', 'a number', '""'],
    ['is true where limits are', { max: 2 }, true, 'a number', 'true'],
    ['is a list where limits are', { max: 2 }, ['1'], 'a number', '["1"]'],
    ['is too large for a number', { min: 1 }, '9'.repeat(400), 'a finite number', 'Infinity'],
    ['is a text of another sort', { contains: 'b' }, 'ac', 'text that contains "b"', '"ac"'],
    ['is a number where a text is wanted', { matches: '5' }, 5, 'a text', '5'],
  ])('fails where it %s', async (_, expected, value, wanted, seen) => {
    expect(await judgeValue(expected, { value: value as never })).toStrictEqual(
      decided('fail', 'assertion', { where, expected: wanted, seen }),
    );
  });

  it.each<[string, unknown, Json]>([
    ['the number', 5, 5],
    ['the number as text', -1.5, '-1.50'],
    ['null', null, null],
    ['at its limit', { min: 2, max: 2 }, 2],
  ])('passes where it is %s', async (_, expected, value) => {
    const judged = await judgeValue(expected, { value: value as never });
    expect(judged.outcome).toBe('pass');
  });

  it.each<[string, Partial<ResultEvidence>, string]>([
    ['one row of two columns', { columns: 2, value: 5 }, '1 row, 2 columns'],
    ['two rows', { rows: 2, value: 5 }, '2 rows, 1 column'],
    ['more rows than were read', { truncated: true, value: 5 }, '1 or more rows, 1 column'],
    ['no column', { columns: 0 }, '1 row, 0 columns'],
  ])('fails where there is not one: %s', async (_, changes, seen) => {
    expect(await judgeValue(5, changes)).toStrictEqual(
      decided('fail', 'assertion', { where, expected: 'one row of one column', seen }),
    );
  });

  it('holds where there is no row', async () => {
    expect(await judgeValue(5, { rows: 0, columns: 0 })).toStrictEqual(
      decided(
        'inconclusive',
        'no-data',
        { where, expected: 'a row', seen: 'no row' },
        'Does the query look where the data is? It returned no row at all.',
      ),
    );
  });

  it('holds where it is an aggregate of no row', async () => {
    expect(await judgeValue({ max: 5 }, { value: null })).toStrictEqual(
      decided(
        'inconclusive',
        'no-data',
        { where, expected: 'a number', seen: 'null' },
        'Does the query look where the data is? An aggregate of no row is null.',
      ),
    );
  });

  it('holds where it was too long to be kept', async () => {
    expect(await judgeValue('a', {})).toStrictEqual(
      decided(
        'inconclusive',
        'output-limit',
        { where, expected: 'a value that can be kept', seen: 'a longer one' },
        'Let the query return less, such as a count.',
      ),
    );
  });
});
