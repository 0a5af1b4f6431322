/** What a schema is made of. Parts of a table (columns, indexes …) carry its name as `table`. */
export const CATALOG_KINDS = [
  'extension',
  'schema',
  'enum',
  'domain',
  'type',
  'sequence',
  'table',
  'column',
  'constraint',
  'index',
  'statistics',
  'view',
  'function',
  'trigger',
  'rule',
  'policy',
  'event trigger',
  'default grants',
] as const;

export type CatalogKind = (typeof CATALOG_KINDS)[number];

/**
 * One object, by meaning: where it stands on disk, its oid and the order of columns are no facts.
 */
export interface CatalogObject {
  readonly kind: CatalogKind;
  /**
   * Qualified, quoted as SQL quotes it: `public.orders`, `public.orders.phone`,
   * `public.total(integer)`. A name that the server makes up for itself does not appear.
   */
  readonly name: string;
  /** Of a part of a table or view, whose it is. */
  readonly table?: string;
  /**
   * In words or SQL; a fact that does not hold is absent. Of a column: type, nullable, default …
   */
  readonly facts: Readonly<Record<string, string>>;
}

/** A schema as pg_catalog describes it, sorted by kind and name; never evidence as a whole. */
export interface Catalog {
  readonly objects: readonly CatalogObject[];
}

/** One thing in which two catalogs differ. */
export interface CatalogDifference {
  readonly kind: CatalogKind;
  readonly name: string;
  readonly table?: string;
  readonly change: 'missing' | 'added' | 'changed';
  /** Which fact changed: `type`, `default`, `definition` …; absent unless `changed`. */
  readonly fact?: string;
  /** The fact before; of a missing object, what it was. Absent if the fact did not hold. */
  readonly before?: string;
  readonly after?: string;
}
