import { describe, expect, it } from '@jest/globals';
import type { CatalogDifference } from '../../../src/domain/catalog.ts';
import type { MigrationEvidence, TableFacts } from '../../../src/probes/migration/evidence.ts';
import { column, judged, parts, table } from './healthy.ts';

const expected = 'nothing is lost';
const plain =
  '1 migration from 0006 to 0007 in 1.9 s; a short AccessExclusiveLock on public.orders.';
const alone =
  'Let this step go out alone, when no running code needs what it takes away, or set `destructive: warn`.';
const careful =
  'See that no running code needs what is taken away, and that its data is saved or not needed.';

const changes = (...kept: CatalogDifference[]) => ({ changes: { kept, leftOut: 0 } });
const changed = (fact: string, before: string, after: string) =>
  changes({ ...column, change: 'changed', fact, before, after });
const added = (after: string) => changes({ ...column, change: 'added', after });
const missing = (kind: CatalogDifference['kind'], name: string) =>
  changes({ kind, name, change: 'missing' });
const rows = (rest: Partial<TableFacts>) => ({ tables: [table(rest)] });
const total = 'column public.orders.total';

const LOSSY: [Partial<MigrationEvidence>, string, string][] = [
  [missing('table', 'public.fax'), 'table public.fax', 'is dropped'],
  [missing('column', 'public.orders.total'), total, 'is dropped'],
  [missing('view', 'public.v'), 'view public.v', 'is dropped'],
  [missing('function', 'public.f()'), 'function public.f()', 'is dropped'],
  [changed('type', 'bigint', 'integer'), total, 'is narrowed from bigint to integer'],
  [changed('nullable', 'yes', 'no'), total, 'becomes NOT NULL'],
  [changed('nullable', 'yes', 'no, but not validated'), total, 'becomes NOT NULL'],
  [added('type integer, nullable no'), total, 'is new, NOT NULL and without a default'],
  [added('nullable no, type integer'), total, 'is new, NOT NULL and without a default'],
  [
    added('type text, nullable no, but not validated'),
    total,
    'is new, NOT NULL and without a default',
  ],
  [rows({ deleted: 7 }), 'public.orders', '7 rows are deleted'],
  [
    rows({ isRewritten: true, isEmptied: true, copyRows: 5, deleted: 2 }),
    'public.orders',
    'its 5 rows are gone',
  ],
  [{ changes: { kept: [], leftOut: 4 } }, 'schema', 'has 4 more changes'],
  [
    { tables: [table({ copyRows: 9, deployedRows: 9 })], tablesLeftOut: 3 },
    'upgrade',
    'deletes rows of 3 more tables',
  ],
  [
    { tables: [table({ copyRows: 9, deployedRows: 9 })], tablesLeftOut: 3, losingLeftOut: 1 },
    'upgrade',
    'deletes rows of 1 more tables',
  ],
];

const HARMLESS: [string, Partial<MigrationEvidence>][] = [
  [
    'tables that were left out lost no row',
    {
      tables: [table({ copyRows: 9, deployedRows: 9 })],
      tablesLeftOut: 3,
      losingLeftOut: 0,
    },
  ],
  ['NULL is allowed', changed('nullable', 'no', 'yes')],
  ['NOT NULL is validated', changed('nullable', 'no, but not validated', 'no')],
  ['a type widens', changed('type', 'integer', 'bigint')],
  ['a default changes', changed('default', '1', '0')],
  ['a new column has a default', added('type integer, default 0, nullable no')],
  ['a new column has a default, said first', added('default 0, nullable no, type integer')],
  ['a new column numbers itself', added('type integer, nullable no, identity always')],
  ['a new column is computed', added('type text, nullable no, generated stored: f(a)')],
  ['a new column may be NULL', added('type text, nullable yes')],
  ['a new table comes', changes({ kind: 'table', name: 'public.t', change: 'added', after: '' })],
  ['an index is dropped', missing('index', 'public.i')],
  [
    'a sequence has another type',
    changes({ kind: 'sequence', name: 's', change: 'changed', fact: 'type', before: 'bigint' }),
  ],
  ['rows are only changed', rows({ updated: 9 })],
];

describe('a step that loses data or refuses rows', () => {
  it.each(LOSSY)(
    'is shown, fails or goes unseen as the plan wants: %j',
    async (rest, where, seen) => {
      expect(await judged(rest)).toStrictEqual({
        outcome: 'warn',
        reason: 'assertion',
        summary: `${plain} Destructive: ${where} ${seen}.`,
        findings: [{ where, expected, seen, limit: 'warn' }],
        remedy: careful,
      });
      expect(await judged(rest, { destructive: 'fail' })).toStrictEqual({
        outcome: 'fail',
        reason: 'assertion',
        summary: `${where}: expected ${expected}, seen ${seen}.`,
        findings: [{ where, expected, seen }],
        remedy: alone,
      });
      expect(await judged(rest, { destructive: 'allow' })).toMatchObject({ outcome: 'pass' });
    },
  );

  it.each(HARMLESS)('is none where %s', async (_, rest) => {
    expect(await judged(rest)).toStrictEqual({ outcome: 'pass', summary: plain, findings: [] });
  });

  it('names them all in the summary, as far as there is room', async () => {
    const two = { ...missing('table', 'public.fax'), ...rows({ deleted: 7 }) };
    expect((await judged(two)).summary).toBe(
      `${plain} Destructive: table public.fax is dropped, public.orders 7 rows are deleted.`,
    );
    const many = missing('table', `public.${'x'.repeat(400)}`);
    expect((await judged(many)).summary).toHaveLength(400);
  });

  it('is no part of an upgrade that broke', async () => {
    const upgrade = { ...parts.upgrade, exitCode: 1 };
    const rest = { upgrade, ...rows({ deleted: 7 }) };
    const { findings } = await judged(rest, { destructive: 'fail' });
    expect(findings.map(({ where }) => where)).toStrictEqual(['upgrade']);
  });
});
