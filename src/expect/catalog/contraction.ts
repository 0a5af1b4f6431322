import type { Catalog, CatalogDifference } from '../../domain/catalog.ts';
import { compareCatalogs } from './compare.ts';

/** What old code can’t stumble over when it is new: nothing that exists becomes stricter. */
const HARMLESS_IF_NEW: ReadonlySet<string> = new Set([
  'extension',
  'schema',
  'enum',
  'domain',
  'type',
  'sequence',
  'table',
  'statistics',
  'view',
  'function',
]);

/**
 * Changes of a schema that code written for `before` may not survive: everything but what only adds
 * (tables, views, columns that need no value, indexes that are not unique). Empty means that the
 * schema was only expanded.
 */
export function listContractions(before: Catalog, after: Catalog): readonly CatalogDifference[] {
  const facts = new Map(after.objects.map((one) => [`${one.kind} ${one.name}`, one.facts]));
  return compareCatalogs(before, after).filter(({ kind, name, change }) => {
    if (change !== 'added') return true;
    if (HARMLESS_IF_NEW.has(kind)) return false;
    const seen = facts.get(`${kind} ${name}`) ?? {};
    if (kind === 'index') return seen['unique'] !== 'no' || seen['valid'] !== 'yes';
    return kind !== 'column' || !needsNoValue(seen);
  });
}

/** An INSERT that does not know the column is accepted. */
function needsNoValue(facts: Readonly<Record<string, string>>): boolean {
  const filled = ['default', 'identity', 'generated'].some((fact) => facts[fact] !== undefined);
  return facts['nullable'] === 'yes' || filled;
}
