import { describe, expect, it } from '@jest/globals';
import type { Catalog, CatalogObject } from '../../../src/domain/catalog.ts';
import { compareCatalogs, describeDifference } from '../../../src/expect/catalog/compare.ts';
import { listContractions } from '../../../src/expect/catalog/contraction.ts';

const table: CatalogObject = {
  kind: 'table',
  name: 'public.orders',
  facts: { owner: 'crm', grants: 'crm=SELECT' },
};
const part = (
  kind: CatalogObject['kind'],
  name: string,
  facts: CatalogObject['facts'],
): CatalogObject => ({ kind, name: `public.orders.${name}`, table: 'public.orders', facts });

const id = part('column', 'id', { type: 'integer', nullable: 'no' });
const index = part('index', 'by_id', { definition: 'CREATE UNIQUE INDEX …', unique: 'yes' });
const of = (...objects: CatalogObject[]): Catalog => ({ objects });
const say = (before: Catalog, after: Catalog) =>
  compareCatalogs(before, after).map(describeDifference);

describe('compareCatalogs', () => {
  it('finds nothing between equals', () => {
    expect(compareCatalogs(of(table, id), of(table, id))).toEqual([]);
    expect(compareCatalogs(of(), of())).toEqual([]);
  });

  it('tells each fact that changed, and those that came and went', () => {
    const other = part('column', 'id', { type: 'bigint', nullable: 'no', default: '0' });
    expect(compareCatalogs(of(table, id), of(table, other))).toStrictEqual([
      {
        kind: 'column',
        name: 'public.orders.id',
        table: 'public.orders',
        change: 'changed',
        fact: 'default',
        after: '0',
      },
      {
        kind: 'column',
        name: 'public.orders.id',
        table: 'public.orders',
        change: 'changed',
        fact: 'type',
        before: 'integer',
        after: 'bigint',
      },
    ]);
    expect(say(of(table, other), of(table, id))[0]).toBe(
      'column public.orders.id: default was 0, is not there',
    );
    expect(say(of(table, id), of(table, other))).toEqual([
      'column public.orders.id: default was not there, is 0',
      'column public.orders.id: type was integer, is bigint',
    ]);
    const gone = compareCatalogs(of(table, other), of(table, id));
    expect(gone[0]).toStrictEqual({
      kind: 'column',
      name: 'public.orders.id',
      table: 'public.orders',
      change: 'changed',
      fact: 'default',
      before: '0',
    });
  });

  it('tells a table once, without its columns', () => {
    expect(say(of(table, id, index), of())).toEqual(['table public.orders: missing ()']);
    expect(say(of(), of(table, id, index))).toEqual(['table public.orders: added ()']);
    expect(say(of(table, id, index), of(table, id))).toEqual([
      'index public.orders.by_id: missing (definition CREATE UNIQUE INDEX …, unique yes)',
    ]);
    expect(say(of(table, id), of(table, id, index))).toEqual([
      'index public.orders.by_id: added (definition CREATE UNIQUE INDEX …, unique yes)',
    ]);
  });

  it('takes a view in the place of a table for both', () => {
    const view: CatalogObject = { kind: 'view', name: 'public.orders', facts: {} };
    expect(say(of(table, id), of(view))).toEqual([
      'table public.orders: missing ()',
      'view public.orders: added ()',
    ]);
  });

  it('tells a view once, without its columns, and what belongs to no table at all', () => {
    const view: CatalogObject = { kind: 'view', name: 'public.orders', facts: { sql: 'SELECT 1' } };
    expect(say(of(view, id), of())).toEqual(['view public.orders: missing (sql SELECT 1)']);
    expect(compareCatalogs(of(), of(view, id))).toStrictEqual([
      { kind: 'view', name: 'public.orders', change: 'added', after: 'sql SELECT 1' },
    ]);
    expect(say(of(id), of())).toEqual([
      'column public.orders.id: missing (type integer, nullable no)',
    ]);
  });

  it('leaves out what it is told to', () => {
    const other = { ...table, facts: { owner: 'postgres', grants: '' } };
    const options = { withoutFacts: ['owner', 'grants'], withoutKinds: ['column' as const] };
    expect(compareCatalogs(of(table, id), of(other), options)).toEqual([]);
    expect(compareCatalogs(of(table, id), of(other))).toHaveLength(3);
  });
});

describe('listContractions', () => {
  const grown = (object: CatalogObject) => listContractions(of(table, id), of(table, id, object));

  it.each([
    part('column', 'note', { type: 'text', nullable: 'yes' }),
    part('column', 'note', { type: 'text', nullable: 'no', default: "''" }),
    part('column', 'note', { type: 'text', nullable: 'no', generated: 'stored: x' }),
    part('column', 'note', { type: 'integer', nullable: 'no', identity: 'always' }),
    part('index', 'note', { unique: 'no', valid: 'yes' }),
    { kind: 'table', name: 'public.notes', facts: {} } as const,
    { kind: 'view', name: 'public.v', facts: {} } as const,
  ])('lets old code live with a new $kind $facts', (object) => {
    expect(grown(object)).toEqual([]);
  });

  it.each([
    part('column', 'note', { type: 'text', nullable: 'no' }),
    part('index', 'note', { unique: 'yes', valid: 'yes' }),
    part('index', 'note', { unique: 'no', valid: 'no' }),
    part('constraint', 'note', { definition: 'CHECK (…)' }),
    part('trigger', 'note', { definition: '…' }),
    part('policy', 'note', {}),
  ])('knows that old code may stumble over a new $kind $facts', (object) => {
    expect(grown(object)).toHaveLength(1);
  });

  it('takes everything that changed or is gone for a contraction', () => {
    const wider = part('column', 'id', { type: 'bigint', nullable: 'no' });
    expect(listContractions(of(table, id), of(table, wider))).toHaveLength(1);
    expect(listContractions(of(table, id), of(table))).toHaveLength(1);
  });

  it.each<[string, CatalogObject, CatalogObject | undefined]>([
    ['a table is gone', table, undefined],
    ['a view is gone', { kind: 'view', name: 'public.v', facts: {} }, undefined],
    [
      'a function does something else',
      { kind: 'function', name: 'public.f()', facts: { body: 'a' } },
      { kind: 'function', name: 'public.f()', facts: { body: 'b' } },
    ],
    [
      'a column that may be empty is gone',
      part('column', 'note', { type: 'text', nullable: 'yes' }),
      undefined,
    ],
    [
      'an index that is not unique is gone',
      part('index', 'note', { unique: 'no', valid: 'yes' }),
      undefined,
    ],
  ])('knows that old code may stumble where %s', (_, before, after) => {
    const found = listContractions(of(before), of(...(after === undefined ? [] : [after])));
    expect(found.map(({ name }) => name)).toEqual([before.name]);
  });
});
