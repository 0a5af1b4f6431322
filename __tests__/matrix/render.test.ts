import { expect, it } from '@jest/globals';
import type { Cell } from '../../scripts/matrix/cell.ts';
import {
  countDiscriminating,
  type DefectRow,
  makeItemRows,
  renderJson,
  renderSummaryLine,
  renderTable,
} from '../../scripts/matrix/render.ts';

const cell = (kind: string): Cell => ({ kind, outcome: 'pass', says: '' });
const row = (name: string, isDiscriminating: boolean): DefectRow => ({
  name,
  outcome: 'fail',
  reason: 'assertion',
  others: [{ number: 3, outcome: 'error' }],
  isDiscriminating,
  problems: [],
});

const items = makeItemRows(
  ['One', 'Two | bar', 'Three', 'Four'],
  new Map([
    [1, cell('sql')],
    [2, cell('sql')],
    [3, cell('manual')],
  ]),
  new Map([
    [1, [row('a', true), row('b', true)]],
    [2, [row('c', true), row('d', false)]],
    [3, [row('e', true)]],
  ]),
);

it('counts an item once all its defects were found, and never one that a person decides', () => {
  expect(countDiscriminating(items)).toBe(1);
  expect(renderSummaryLine(items)).toBe('1 of 4 items discriminate; 4 of 5 defects were found.');
});

it('shows a row for each defect, and for an item without any', () => {
  expect(renderTable(items).split('\n').slice(2)).toEqual([
    '| 1 | One | sql | pass | a | ✅ fail (assertion) | 3 error |',
    '| 1 | One | sql | pass | b | ✅ fail (assertion) | 3 error |',
    '| 2 | Two \\| bar | sql | pass | c | ✅ fail (assertion) | 3 error |',
    '| 2 | Two \\| bar | sql | pass | d | ❌ fail (assertion) | 3 error |',
    '| 3 | Three | manual | pass | e | fail (assertion) | 3 error |',
    '| 4 | Four | manual | missing |  |  |  |',
    '',
  ]);
});

it('has the documented shape as JSON', () => {
  const { items: shown, ...counts } = JSON.parse(renderJson(items)) as Record<string, unknown>;
  expect(counts).toEqual({ discriminating: 1, total: 4 });
  expect((shown as unknown[])[1]).toEqual({
    number: 2,
    text: 'Two | bar',
    kind: 'sql',
    healthy: 'pass',
    defects: ['c', 'd'].map((name) => ({
      name,
      outcome: 'fail',
      reason: 'assertion',
      others: [{ number: 3, outcome: 'error' }],
    })),
  });
});
