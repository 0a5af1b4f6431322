import type { Catalog, CatalogKind, CatalogObject } from '../../../domain/catalog.ts';
import { CATALOG_KINDS } from '../../../domain/catalog.ts';
import { ProbeError } from '../../../domain/errors.ts';
import type { SqlRow, SqlSession } from '../contract.ts';
import { otherQueries } from './other-queries.ts';
import { partQueries } from './part-queries.ts';
import { readText } from './read-cell.ts';
import { relationQueries } from './relation-queries.ts';

/** Objects of one kind: far beyond what people make, and still little memory. */
const MAX_OBJECTS = 100_000;

export interface CatalogScope {
  /** Schemas that are left out, besides those of the system. */
  readonly withoutSchemas?: readonly string[];
  /** Tables that are left out with all that is theirs, `name` or `schema.name`: the tool’s own. */
  readonly withoutTables?: readonly string[];
  /** Comments are facts as well; false if absent. */
  readonly comments?: boolean;
}

/**
 * Reads a schema by meaning, from pg_catalog: no text of a dump, no order of columns. Needs no
 * rights beyond CONNECT. Rejects as the session does, and with `output-limit` beyond 100,000
 * objects of one kind.
 */
export async function readCatalog(session: SqlSession, scope: CatalogScope = {}): Promise<Catalog> {
  const values = [[...(scope.withoutSchemas ?? [])], [...(scope.withoutTables ?? [])]];
  const objects: CatalogObject[] = [];
  for (const { kind, text } of [...relationQueries, ...partQueries, ...otherQueries]) {
    // A parameter that a statement does not name has no type: each statement names both.
    const bound = `${text} and ($1::text[] is not null and $2::text[] is not null)`;
    const { rows, truncated } = await session.query(bound, values, MAX_OBJECTS);
    if (truncated) throw tooMany(kind);
    for (const row of rows) objects.push(readObject(kind, row, scope.comments ?? false));
  }
  return { objects: objects.sort(byKindAndName) };
}

function readObject(kind: CatalogKind, row: SqlRow, comments: boolean): CatalogObject {
  const facts = Object.entries(row['facts'] ?? {})
    .filter(([name, value]) => value !== null && value !== '' && (comments || name !== 'comment'))
    .map(([name, value]) => [name, String(value)]);
  const table = row['table'];
  return {
    kind,
    name: readText(row, 'name'),
    ...(typeof table === 'string' ? { table } : {}),
    facts: Object.fromEntries(facts) as Record<string, string>,
  };
}

function byKindAndName(a: CatalogObject, b: CatalogObject): number {
  const order = CATALOG_KINDS.indexOf(a.kind) - CATALOG_KINDS.indexOf(b.kind);
  if (order !== 0) return order;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

function tooMany(kind: CatalogKind): ProbeError {
  return new ProbeError('output-limit', `The schema has more than ${MAX_OBJECTS} of ${kind}.`, {
    remedy: 'Leave schemas out that are not the application’s.',
  });
}
