import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import {
  type Catalog,
  findColumn,
  findColumns,
  findTable,
  readCatalog,
  type Table,
} from './catalog.ts';
import type { Given } from './given.ts';
import type { PersonOptions } from './person-options.ts';
import { findLookalikes, type Lookalike, planSteps, type Step } from './reach.ts';

export interface PersonPlan {
  readonly catalog: Catalog;
  readonly root: Table;
  /** Column of `root` that tells the command who it is about. */
  readonly key: string;
  readonly steps: readonly Step[];
  readonly given: ReadonlyMap<string, Given>;
  /** `table.column` of what gets no marker. */
  readonly unmarked: ReadonlySet<string>;
  /** Columns that look like the person’s key and are linked to nothing. */
  readonly lookalikes: readonly Lookalike[];
  /** Those of them that `exclude` does not name. */
  readonly unlinked: readonly string[];
}

/** Reads the catalog and decides which tables get rows, before anything is written. */
export async function planPerson(
  session: SqlSession,
  options: PersonOptions,
  areExcludedMarked: boolean,
): Promise<PersonPlan> {
  const catalog = addLinks(await readCatalog(session), options.links);
  const root = findTable(catalog, options.person.table, 'person.table');
  const key = findColumn(root, options.person.key, 'person.key').name;
  const { excluded, stops } = readExcluded(catalog, options.exclude);
  if (stops.has(root.id)) {
    throw new ProbeError('config', `\`exclude\` leaves out ${root.shown}, the person itself.`, {
      remedy: 'Name columns instead of `*`.',
    });
  }
  const steps = planSteps(catalog, root, stops);
  requireRights(steps, (await session.identity()).user);
  const reached = new Set(steps.map(({ table }) => table.id));
  const lookalikes = findLookalikes(catalog, root, key, reached);
  const unlinked = lookalikes
    .map(({ table, column }) => `${table.shown}.${column.name}`)
    .filter((name) => !excluded.has(name));
  const unmarked = areExcludedMarked ? new Set<string>() : excluded;
  const given = readGivenKeys(catalog, options);
  return { catalog, root, key, steps, given, unmarked, lookalikes, unlinked };
}

function readGivenKeys(catalog: Catalog, { given }: PersonOptions): ReadonlyMap<string, Given> {
  return new Map(
    Object.entries(given).map(([reference, value]) => {
      const { table, columns } = findColumns(catalog, reference, 'given');
      return [`${table.shown}.${columns[0]?.name ?? ''}`, value] as const;
    }),
  );
}

function readExcluded(catalog: Catalog, exclude: PersonOptions['exclude']) {
  const found = Object.keys(exclude).map((one) => findColumns(catalog, one, 'exclude'));
  return {
    excluded: new Set(
      found.flatMap(({ table, columns }) => columns.map(({ name }) => `${table.shown}.${name}`)),
    ),
    stops: new Set(found.filter(({ isWhole }) => isWhole).map(({ table }) => table.id)),
  };
}

/** References that the database does not know of, as if they were foreign keys. */
function addLinks(catalog: Catalog, links: PersonOptions['links']): Catalog {
  const linked = new Map(catalog);
  for (const [from, to] of Object.entries(links)) {
    const source = findColumns(linked, from, 'links');
    const target = findColumns(linked, to, 'links');
    const key = {
      columns: source.columns.slice(0, 1).map(({ name }) => name),
      target: target.table.id,
      targetColumns: target.columns.slice(0, 1).map(({ name }) => name),
    };
    const foreignKeys = [...source.table.foreignKeys, key];
    linked.set(source.table.id, { ...source.table, foreignKeys });
  }
  return linked;
}

/** Throws ProbeError `auth` that names the grant. */
function requireRights(steps: readonly Step[], user: string): void {
  for (const { table } of steps) {
    const remedy =
      table.lacking.length > 0
        ? `grant ${table.lacking.join(', ')} on ${table.sql} to ${user};`
        : `alter role ${user} bypassrls;`;
    if (table.lacking.length > 0) {
      const what = `${user} may not ${table.lacking.join(', ')} in ${table.shown}`;
      throw new ProbeError('auth', `${what}: nothing was changed.`, { remedy });
    }
    if (table.isFiltered) {
      const what = `Row-level security of ${table.shown} hides rows from ${user}`;
      throw new ProbeError('auth', `${what}: nothing was changed.`, { remedy });
    }
  }
}
