import type {
  Catalog,
  CatalogDifference,
  CatalogKind,
  CatalogObject,
} from '../../domain/catalog.ts';

export interface CompareOptions {
  readonly withoutKinds?: readonly CatalogKind[];
  /** Facts that don’t count, such as `owner` and `grants` where a dump was read without them. */
  readonly withoutFacts?: readonly string[];
}

/** Said of an object that is missing or new only where there is nothing else to say. */
const ASIDE: ReadonlySet<string> = new Set(['owner', 'grants', 'comment']);

/**
 * How `after` differs from `before`, sorted as catalogs are: `missing` is only in `before`. A table
 * that is missing or new is one difference; its columns and indexes are not listed beside it.
 */
export function compareCatalogs(
  before: Catalog,
  after: Catalog,
  options: CompareOptions = {},
): readonly CatalogDifference[] {
  const [old, young] = [indexByKey(before, options), indexByKey(after, options)];
  const differences: CatalogDifference[] = [];
  for (const [key, object] of old) {
    const other = young.get(key);
    if (other !== undefined) differences.push(...compareFacts(object, other, options));
    else if (!isGoneWithItsTable(object, old, young)) {
      differences.push({ ...identify(object), change: 'missing', before: describe(object) });
    }
  }
  for (const [key, object] of young) {
    if (old.has(key) || isGoneWithItsTable(object, young, old)) continue;
    differences.push({ ...identify(object), change: 'added', after: describe(object) });
  }
  return differences;
}

/** A difference as a sentence of a finding: `column public.users.phone: missing (type text …)`. */
export function describeDifference({
  kind,
  name,
  change,
  fact,
  before,
  after,
}: CatalogDifference): string {
  const what = `${kind} ${name}`;
  if (change === 'missing') return `${what}: missing (${before ?? ''})`;
  if (change === 'added') return `${what}: added (${after ?? ''})`;
  return `${what}: ${fact ?? ''} was ${before ?? 'not there'}, is ${after ?? 'not there'}`;
}

type Objects = ReadonlyMap<string, CatalogObject>;

function keyOf(kind: CatalogKind, name: string): string {
  return `${kind} ${name}`;
}

function indexByKey({ objects }: Catalog, { withoutKinds = [] }: CompareOptions): Objects {
  return new Map(
    objects
      .filter(({ kind }) => !withoutKinds.includes(kind))
      .map((one) => [keyOf(one.kind, one.name), one]),
  );
}

function isGoneWithItsTable({ table }: CatalogObject, here: Objects, there: Objects): boolean {
  if (table === undefined) return false;
  const kind = here.has(keyOf('table', table)) ? 'table' : 'view';
  return here.has(keyOf(kind, table)) && !there.has(keyOf(kind, table));
}

function compareFacts(
  before: CatalogObject,
  after: CatalogObject,
  { withoutFacts = [] }: CompareOptions,
): CatalogDifference[] {
  const facts = new Set([...Object.keys(before.facts), ...Object.keys(after.facts)]);
  return [...facts]
    .filter((fact) => !withoutFacts.includes(fact) && before.facts[fact] !== after.facts[fact])
    .sort()
    .map((fact) => ({
      ...identify(before),
      change: 'changed' as const,
      fact,
      ...(before.facts[fact] === undefined ? {} : { before: before.facts[fact] }),
      ...(after.facts[fact] === undefined ? {} : { after: after.facts[fact] }),
    }));
}

function identify({ kind, name, table }: CatalogObject) {
  return { kind, name, ...(table === undefined ? {} : { table }) };
}

function describe({ facts }: CatalogObject): string {
  const told = Object.entries(facts).filter(([fact]) => !ASIDE.has(fact));
  return told.map(([fact, value]) => `${fact} ${value}`).join(', ');
}
