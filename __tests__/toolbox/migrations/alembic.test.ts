import { describe, expect, it } from '@jest/globals';
import {
  parseCurrent,
  parseDrift,
  parseHeads,
  parseHistory,
} from '../../../src/toolbox/migrations/alembic/parse.ts';
import { makeRun } from './make-run.ts';

/** Recorded from `flask db history` of Flask-Migrate 4.1 over Alembic 1.20. */
const HISTORY = `starting (head)
0003, 0003b -> 0004 (head) (mergepoint), both branches
0002 -> 0003b, 
0002 (9f) -> 0003, notes on orders, and -> arrows
0001 -> 0002 (branchpoint), orders, with their customers
<base> -> 0001, customers
`;
const steps = parseHistory(HISTORY);

describe('the history of Alembic', () => {
  it('is read oldest first, with every parent', () => {
    expect(steps).toEqual([
      { revision: '0001', title: 'customers', parents: [] },
      { revision: '0002', title: 'orders, with their customers', parents: ['0001'] },
      { revision: '0003', title: 'notes on orders, and -> arrows', parents: ['0002', '9f'] },
      { revision: '0003b', title: '', parents: ['0002'] },
      { revision: '0004', title: 'both branches', parents: ['0003', '0003b'] },
    ]);
  });

  it('says which lines of the heads are heads', () => {
    expect(parseHeads('starting (head)\n0004 (head)\n', steps)).toEqual(['0004']);
    expect(parseHeads('0003 (crm) (head)\n0003b (head)\n', steps)).toEqual(['0003', '0003b']);
    expect(parseHeads('', steps)).toEqual([]);
  });

  it('says which lines are the current revision', () => {
    const current = (text: string) => parseCurrent(text, steps);
    expect(current('ready\n0002\n')).toEqual(['0002']);
    expect(current('0004 (head) (mergepoint)\n')).toEqual(['0004']);
    expect(current('0003\n0003b (head)\n0003\n')).toEqual(['0003', '0003b']);
    expect(current('0002 is what I had yesterday\nunknown\n')).toEqual([]);
  });
});

describe('the drift check of Alembic', () => {
  it.each([
    ['none', 0, 'No new upgrade operations detected.', '', []],
    [
      'found',
      1,
      '',
      "INFO  [alembic.autogenerate.compare] Detected added column 'orders.paid'\nERROR [flask_migrate] Error: New upgrade operations detected: [('add_column', …)]",
      ["Detected added column 'orders.paid'"],
    ],
    [
      'unknown',
      1,
      '',
      'Error: Target database is not up to date.',
      ['Error: Target database is not up to date.'],
    ],
    [
      'found',
      1,
      'starting (head)',
      "INFO  [alembic.ddl.postgresql] Detected sequence named 'orders_id_seq' as owned by integer column\nINFO  [alembic.autogenerate.compare.tables] Detected added column 'orders.paid'",
      ["Detected added column 'orders.paid'"],
    ],
    [
      'none',
      0,
      'No new upgrade operations detected.',
      "INFO  [alembic.ddl.postgresql] Detected sequence named 'orders_id_seq' as owned by integer column",
      [],
    ],
    ['unknown', 0, 'hello', '', ['hello']],
    [
      'unknown',
      1,
      'No new upgrade operations detected.',
      '',
      ['No new upgrade operations detected.'],
    ],
  ])('is %s by its words', (state, exitCode, stdout, stderr, lines) => {
    expect(parseDrift(makeRun({ exitCode, stdout, stderr }))).toEqual({ state, lines });
  });
});
