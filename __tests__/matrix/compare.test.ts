import { describe, expect, it } from '@jest/globals';
import type { Cell, Defect } from '../../scripts/matrix/cell.ts';
import { findHealthyProblems, judgeDefect } from '../../scripts/matrix/compare.ts';

const pass: Cell = { kind: 'sql', outcome: 'pass', says: 'Fine.' };
const fail: Cell = { kind: 'sql', outcome: 'fail', reason: 'assertion', says: 'orders: 3 rows' };
const manual: Cell = { kind: 'manual', outcome: 'skip', says: 'No probe.' };
const healthy = new Map([
  [1, pass],
  [2, pass],
  [3, manual],
]);

const defect: Defect = {
  name: 'x',
  item: 1,
  shows: 'x',
  expect: { outcome: 'fail', reason: 'assertion', says: 'orders' },
  others: {},
  github: {},
  plan: [],
  keepsMigrations: false,
};

const judge = (cells: Record<number, Cell>, rest: Partial<Defect> = {}) => {
  const seen = new Map([
    ...healthy,
    ...Object.entries(cells).map(([n, c]) => [Number(n), c] as const),
  ]);
  return judgeDefect({ ...defect, ...rest }, seen, healthy);
};

describe('the healthy run', () => {
  it('has nothing but passes, and people', () => {
    expect(findHealthyProblems(healthy, [1, 2, 3])).toEqual([]);
    expect(findHealthyProblems(new Map([[1, { ...manual, outcome: 'pending' }]]), [1])).toEqual([]);
  });

  it.each<[string, Cell | undefined, RegExp]>([
    ['a failure', fail, /item 1 is fail: assertion: orders/],
    ['a warning', { ...fail, outcome: 'warn' }, /item 1 is warn/],
    ['a skip that is not for a person', { ...pass, outcome: 'skip' }, /item 1 is skip/],
    ['a pending probe', { ...pass, outcome: 'pending' }, /item 1 is pending/],
    ['a trigger that fired', { ...pass, outcome: 'fired' }, /fired/],
    ['an item that is not there', undefined, /not in the plan/],
  ])('has not %s', (_, cell, problem) => {
    const cells = new Map(cell === undefined ? [] : [[1, cell] as const]);
    expect(findHealthyProblems(cells, [1])).toEqual([expect.stringMatching(problem)]);
  });
});

describe('a defect', () => {
  it('is found if its item turns for its reason, and nothing else', () => {
    expect(judge({ 1: fail })).toMatchObject({ isDiscriminating: true, others: [], problems: [] });
  });

  it.each<[string, Record<number, Cell>, Partial<Defect>, RegExp]>([
    ['nothing notices', {}, {}, /did not notice: pass/],
    [
      'it turns to something else',
      { 1: { ...fail, outcome: 'error' } },
      {},
      /expected fail: assertion, seen error/,
    ],
    [
      'it turns for another reason',
      { 1: { ...fail, reason: 'threshold' } },
      {},
      /seen fail: threshold/,
    ],
    ['it does not name it', { 1: { ...fail, says: 'Wrong.' } }, {}, /does not say \/orders\//],
    ['another item turns, too', { 1: fail, 2: fail }, {}, /item 2 changed to fail/],
    [
      'a consequence stays away',
      { 1: fail },
      { others: { '2': 'fail' } },
      /item 2 did not become fail/,
    ],
    [
      'a consequence is another one',
      { 1: fail, 2: fail },
      { others: { '2': 'error' } },
      /item 2 changed to fail/,
    ],
    ['nobody but a person looks', {}, { item: 3 }, /no probe yet/],
    ['the item is gone', {}, { item: 9 }, /not in the report/],
  ])('is not found if %s', (_, cells, rest, problem) => {
    const { isDiscriminating, problems } = judge(cells, rest);
    expect(isDiscriminating).toBe(false);
    expect(problems.join('\n')).toMatch(problem);
  });

  it('may hold up what needs its item, which says so', () => {
    const held: Cell = { kind: 'sql', outcome: 'inconclusive', reason: 'needs-unmet', says: '' };
    expect(judge({ 1: fail, 2: held }).problems).toEqual([]);
    expect(judge({ 1: fail, 2: { ...held, reason: 'no-data' } }).problems).toHaveLength(1);
    expect(
      judge({ 1: fail, 2: { ...held, kind: 'trigger', outcome: 'unknown' } }).problems,
    ).toEqual([]);
    expect(
      judge({ 1: fail, 2: { ...held, kind: 'trigger', outcome: 'fired' } }).problems,
    ).toHaveLength(1);
  });

  it('leaves what was not run again as it was', () => {
    const skipped: Cell = { ...pass, outcome: 'skip' };
    expect(judge({ 1: fail, 2: skipped }).problems).toEqual([]);
    expect(judge({ 1: skipped }).problems[0]).toMatch(/did not notice/);
  });

  it('may have consequences that it names', () => {
    const { isDiscriminating, others } = judge({ 1: fail, 2: fail }, { others: { '2': 'fail' } });
    expect([isDiscriminating, others]).toEqual([true, [{ number: 2, outcome: 'fail' }]]);
  });
});
