import { ProbeError } from '../../../domain/errors.ts';
import type { Catalog, Column, ForeignKey, Table } from './catalog.ts';

/** One table of the person, with the keys that tie its row to rows made before it. */
export interface Step {
  readonly table: Table;
  readonly now: readonly ForeignKey[];
  /** Keys of a circle: set once the row that they refer to is there. */
  readonly later: readonly ForeignKey[];
}

/**
 * The person’s table and every table that refers to it, and on: in an order in which rows can be
 * put in. The walk does not enter tables of `stops`. Throws ProbeError `config` on a circle of keys
 * none of which may be null.
 */
export function planSteps(
  catalog: Catalog,
  root: Table,
  stops: ReadonlySet<string>,
): readonly Step[] {
  const reached = walk(catalog, root, stops);
  const placed = new Set<string>();
  const steps: Step[] = [];
  while (steps.length < reached.length) {
    const waiting = reached.filter(({ id }) => !placed.has(id));
    const next =
      waiting.find((table) => isReady(table, reached, placed, () => true)) ??
      waiting.find((table) => isReady(table, reached, placed, (key) => isRequired(table, key)));
    if (next === undefined) throw refuseCircle(waiting);
    const inside = keysInto(next, reached);
    const now = inside.filter(({ target }) => placed.has(target));
    steps.push({ table: next, now, later: inside.filter((key) => !now.includes(key)) });
    placed.add(next.id);
  }
  return steps;
}

/** Breadth first, so that near tables come first. */
function walk(catalog: Catalog, root: Table, stops: ReadonlySet<string>): readonly Table[] {
  const reached: Table[] = [root];
  for (const table of reached) {
    for (const other of catalog.values()) {
      if (reached.includes(other) || stops.has(other.id)) continue;
      if (other.foreignKeys.some(({ target }) => target === table.id)) reached.push(other);
    }
  }
  return reached;
}

/** Keys to other tables that were reached. One into the own table is left null: a tree’s root. */
function keysInto(table: Table, reached: readonly Table[]): readonly ForeignKey[] {
  return table.foreignKeys.filter(
    ({ target }) => target !== table.id && reached.some(({ id }) => id === target),
  );
}

function isReady(
  table: Table,
  reached: readonly Table[],
  placed: ReadonlySet<string>,
  matters: (key: ForeignKey) => boolean,
): boolean {
  return keysInto(table, reached).every((key) => placed.has(key.target) || !matters(key));
}

/** The row can’t be put in without it. */
export function isRequired(table: Table, key: ForeignKey): boolean {
  return key.columns.every((name) => table.columns.find((one) => one.name === name)?.notNull);
}

function refuseCircle(waiting: readonly Table[]): ProbeError {
  const names = waiting.map(({ shown }) => shown).join(', ');
  return new ProbeError('config', `These tables refer to each other in a circle: ${names}.`, {
    remedy: 'Leave one of them out by `exclude: { table.*: reason }`.',
  });
}

export interface Lookalike {
  readonly table: Table;
  readonly column: Column;
}

/**
 * Columns that look like the person’s key and are none of the catalog, in tables that the walk does
 * not reach: `user_id` without a foreign key.
 */
export function findLookalikes(
  catalog: Catalog,
  root: Table,
  key: string,
  reached: ReadonlySet<string>,
): readonly Lookalike[] {
  const category = root.columns.find(({ name }) => name === key)?.category;
  const spelt = listKeyNames(root, key);
  const known = listKnownNames(catalog, root, key);
  const isLike = (column: Column) =>
    spelt.has(column.name.toLowerCase()) ||
    (known.has(column.name.toLowerCase()) && column.category === category);
  return [...catalog.values()]
    .filter(({ id }) => !reached.has(id))
    .flatMap((table) =>
      table.columns
        .filter((column) => isLike(column) && !isForeignKey(table, column.name))
        .map((column) => ({ table, column })),
    );
}

/** By the table, also without the name of the application before it: Django’s `auth_user`. */
function listKeyNames(root: Table, key: string): ReadonlySet<string> {
  const words = root.id.slice(root.id.lastIndexOf('.') + 1).split('_');
  const names = words.map((_, at) => words.slice(at).join('_')).filter((name) => name !== '');
  const spelt = names.flatMap((name) => [name, singular(name)]);
  return new Set(spelt.map((name) => `${name}_${key}`.toLowerCase()));
}

/** As it is called where the database knows that it is one: `owner_id`. */
function listKnownNames(catalog: Catalog, root: Table, key: string): ReadonlySet<string> {
  const foreignKeys = [...catalog.values()].flatMap((table) => table.foreignKeys);
  const names = foreignKeys.flatMap(({ target, targetColumns, columns }) =>
    target === root.id && targetColumns.join() === key ? columns : [],
  );
  // A row that shares the person’s number is called by it as every other row is.
  return new Set(names.filter((name) => name !== key).map((name) => name.toLowerCase()));
}

/** The database says what it refers to. */
function isForeignKey({ foreignKeys }: Table, name: string): boolean {
  return foreignKeys.some(({ columns }) => columns.includes(name));
}

function singular(word: string): string {
  if (word === 'people') return 'person';
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/i.test(word)) return word.slice(0, -2);
  return word.replace(/s$/i, '');
}
