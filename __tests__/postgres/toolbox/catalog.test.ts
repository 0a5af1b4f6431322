import { expect, it } from '@jest/globals';
import type { Catalog } from '../../../src/domain/catalog.ts';
import { readCatalog } from '../../../src/toolbox/sql/catalog/read-catalog.ts';
import { describeWithPostgres } from '../../support/postgres.ts';
import { tool, useSample } from './catalog-sample.ts';

const NEVER = new AbortController().signal;

const find = ({ objects }: Catalog, kind: string, name: string) =>
  objects.find((one) => one.kind === kind && one.name === name)?.facts;

describeWithPostgres('the catalog', (server) => {
  const { read } = useSample(server);

  it('reads a schema by meaning', async () => {
    const catalog = await read();
    expect(find(catalog, 'column', 'shop.customers.phone')).toEqual({
      type: 'character varying(30)',
      nullable: 'yes',
      grants: 'clerk=UPDATE',
    });
    expect(find(catalog, 'column', 'shop.orders.made')).toEqual({
      type: 'timestamp(3) with time zone',
      nullable: 'yes',
      default: 'now()',
    });
    expect(find(catalog, 'column', 'shop.customers.upper_name')).toMatchObject({
      generated: 'stored: upper(name)',
    });
    expect(find(catalog, 'column', 'shop.customers.id')).toMatchObject({ identity: 'always' });
    expect(find(catalog, 'column', 'shop.orders.note')).toMatchObject({ collation: '"C"' });
    expect(find(catalog, 'enum', 'shop.state')).toMatchObject({ values: "'new', 'paid', 'sent'" });
    expect(find(catalog, 'type', 'shop.money_pair')).toMatchObject({
      attributes: 'amount numeric(10,2), currency text',
    });
    expect(find(catalog, 'constraint', 'shop.orders.orders_customer_made_key')).toEqual({
      definition: 'UNIQUE (customer, made) DEFERRABLE INITIALLY DEFERRED',
      validated: 'yes',
    });
    expect(find(catalog, 'index', 'shop.orders.orders_note')).toMatchObject({
      unique: 'yes',
      valid: 'yes',
    });
    expect(find(catalog, 'sequence', 'shop.orders_id_seq')).toMatchObject({
      'owned by': 'shop.orders.id',
      type: 'integer',
    });
    expect(find(catalog, 'table', 'shop.events_2026')).toMatchObject({
      partition: "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
    });
    expect(find(catalog, 'function', 'shop.total(a integer, b integer)')).toMatchObject({
      arguments: 'a integer, b integer DEFAULT 2',
      volatility: 'stable',
      security: 'invoker',
    });
    expect(find(catalog, 'table', 'shop.customers')).toMatchObject({ 'row security': 'enabled' });
    expect(find(catalog, 'statistics', 'shop.orders_stats')).toBeDefined();
    const names = catalog.objects.map(({ name }) => name).join('\n');
    expect(names).not.toMatch(/alembic|not_null/);
    // What the server names by itself for a partition is said by the parent.
    expect(names).not.toContain('events_2026_what_idx');
  });

  it('reads the same whatever the role has set', async () => {
    const before = await read();
    await server().run(
      `alter role postgres set search_path = shop; alter role postgres set quote_all_identifiers = on;
       alter role postgres set timezone = 'Asia/Tokyo'; alter role postgres set datestyle = 'German'`,
    );
    try {
      const other = await tool.open(server().dsn('sample'), { access: 'write' }, NEVER);
      const after = await readCatalog(other, { withoutTables: ['public.alembic_version'] });
      const { rows } = await other.query(`select current_setting('search_path') as path`);
      await other.close();
      expect(after).toEqual(before);
      expect(rows).toEqual([{ path: 'shop' }]);
    } finally {
      await server().run('alter role postgres reset all');
    }
  });
});
