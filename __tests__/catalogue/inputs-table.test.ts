import { describe, expect, it } from '@jest/globals';
import { renderInputsTable, renderOutputsTable } from '../../src/catalogue/inputs-table.ts';

describe('renderInputsTable', () => {
  it('tells name, description and default', () => {
    const inputs = {
      phase: { description: 'What to run:\n  `a` | `b`.\n', default: 'a' },
      token: { description: 'A <token>.', required: true },
      hold: { description: 'x', default: false },
      image: { description: 'y', default: '' },
      bare: {},
    };
    expect(renderInputsTable({ inputs })).toBe(
      [
        '| input | what it is | default |',
        '| --- | --- | --- |',
        '| `phase` | What to run: `a` \\| `b`. | `a` |',
        '| `token` | A &lt;token>. | **required** |',
        '| `hold` | x | `false` |',
        '| `image` | y |  |',
        '| `bare` |  |  |',
      ].join('\n'),
    );
  });
});

describe('renderOutputsTable', () => {
  it('tells name and description', () => {
    expect(renderOutputsTable({ outputs: { verdict: { description: 'GO.' } } })).toBe(
      '| output | what it is |\n| --- | --- |\n| `verdict` | GO. |',
    );
    expect(renderOutputsTable({})).toBe('| output | what it is |\n| --- | --- |');
  });
});
