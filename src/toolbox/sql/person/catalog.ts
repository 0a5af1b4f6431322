import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import { CATALOG_QUERY } from './catalog-query.ts';

export interface Column {
  readonly name: string;
  /** As `format_type` writes it, such as `character varying(20)`. */
  readonly type: string;
  /** Name of the type below domains: `varchar`, `jsonb`, `_text`. */
  readonly base: string;
  /** `pg_type.typcategory`: S for text, A for arrays, N for numbers, D for times, E for enums. */
  readonly category: string;
  /** Base and category of what an array holds. */
  readonly element: string | null;
  readonly elementCategory: string | null;
  readonly isDomain: boolean;
  /** CHECKs of its domain, in which the value is called VALUE. */
  readonly domainChecks: readonly string[];
  readonly notNull: boolean;
  readonly hasDefault: boolean;
  /** The server alone writes it. */
  readonly isGenerated: boolean;
  /** Characters of `varchar(n)` and `char(n)`, or of each element of an array of them. */
  readonly maxLength: number | null;
  readonly labels: readonly string[];
}

export interface Check {
  readonly name: string;
  readonly columns: readonly string[];
  readonly expression: string;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  /** Id of the table that it refers to. */
  readonly target: string;
  readonly targetColumns: readonly string[];
}

export interface Table {
  /** `schema.name`. */
  readonly id: string;
  /** Without `public.`, for people and for the keys of options. */
  readonly shown: string;
  /** Quoted, for statements. */
  readonly sql: string;
  readonly columns: readonly Column[];
  readonly checks: readonly Check[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Column lists of unique indexes, that of the primary key first. */
  readonly uniques: readonly (readonly string[])[];
  readonly hasPrimaryKey: boolean;
  /** Of select, insert, update and delete what the role lacks. */
  readonly lacking: readonly string[];
  /** Row-level security hides rows from the role. */
  readonly isFiltered: boolean;
}

export type Catalog = ReadonlyMap<string, Table>;

type Row = Omit<Table, 'id' | 'shown'> & { readonly schema: string; readonly name: string };

/** Tables of every schema but the system’s; partitions are part of their table. */
export async function readCatalog(session: SqlSession): Promise<Catalog> {
  const { rows } = await session.query(CATALOG_QUERY);
  return new Map(
    (rows as unknown as readonly Row[]).map(({ schema, name, ...rest }) => {
      const id = `${schema}.${name}`;
      return [id, { id, shown: schema === 'public' ? name : id, ...rest }] as const;
    }),
  );
}

/** The table of a name, with or without its schema. Throws ProbeError `config` if it is none. */
export function findTable(catalog: Catalog, name: string, option: string): Table {
  const exact = catalog.get(name) ?? catalog.get(`public.${name}`);
  const alike = [...catalog.values()].filter(({ id }) => id.endsWith(`.${name}`));
  const [only, ...others] = exact === undefined ? alike : [exact];
  if (only !== undefined && others.length === 0) return only;
  const what = only === undefined ? 'There is no table' : 'There are several tables';
  throw new ProbeError('config', `${what} ${name}, which \`${option}\` names.`, {
    remedy: 'Write the name as in the database, with its schema: crm.users.',
  });
}

/** Of `table.column`, `schema.table.column` or `table.*`. Throws ProbeError `config`. */
export function findColumns(
  catalog: Catalog,
  reference: string,
  option: string,
): { readonly table: Table; readonly columns: readonly Column[]; readonly isWhole: boolean } {
  const dot = reference.lastIndexOf('.');
  const table = findTable(catalog, reference.slice(0, Math.max(0, dot)), option);
  const name = reference.slice(dot + 1);
  if (name === '*') return { table, columns: table.columns, isWhole: true };
  return { table, columns: [findColumn(table, name, option)], isWhole: false };
}

export function findColumn(table: Table, name: string, option: string): Column {
  const column = table.columns.find((one) => one.name === name);
  if (column !== undefined) return column;
  throw new ProbeError(
    'config',
    `${table.shown} has no column ${name}, which \`${option}\` names.`,
    {
      remedy: `Correct \`${option}\`: a rule for what is not there protects nothing.`,
    },
  );
}
