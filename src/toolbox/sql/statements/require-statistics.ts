import { ProbeError } from '../../../domain/errors.ts';
import type { SqlSession } from '../contract.ts';
import { quoteName } from '../scratch-database.ts';

/** Where the statistics are, and whose may be read. */
export interface StatisticsPlace {
  /** Schema of the extension, quoted. */
  readonly schema: string;
  /** The extension knows when each statement’s counters began (1.11, PostgreSQL 17). */
  readonly hasSince: boolean;
  readonly roles: readonly RoleName[];
  readonly self: RoleName;
}

export interface RoleName {
  readonly oid: string;
  readonly name: string;
}

const STATE = `
  select current_database() as database,
         (select n.nspname from pg_catalog.pg_extension e
            join pg_catalog.pg_namespace n on n.oid = e.extnamespace
           where e.extname = 'pg_stat_statements') as schema,
         current_setting('pg_stat_statements.track', true) as track,
         current_setting('compute_query_id', true) as "queryIds",
         current_user::text as "user",
         (select oid::text from pg_catalog.pg_roles where rolname = current_user) as "userId",
         pg_has_role(current_user, 'pg_read_all_stats', 'usage') as "readsAll"`;

const COLUMNS = `
  select attname::text as name from pg_catalog.pg_attribute
   where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`;

interface State {
  readonly database: string;
  readonly schema: string | null;
  readonly track: string | null;
  readonly queryIds: string | null;
  readonly user: string;
  readonly userId: string;
  readonly readsAll: boolean;
}

/**
 * Finds the extension and checks that it can answer for these roles; the role of the DSN if none is
 * named. Rejects with ProbeError `config` (not there, not loaded, switched off, no such role) or
 * `auth` (the missing grant is named).
 */
export async function requireStatistics(
  session: SqlSession,
  roles: readonly string[] | undefined,
): Promise<StatisticsPlace> {
  const { rows } = await session.query(STATE, [], 1);
  const state = rows[0] as unknown as State;
  const schema = quoteName(requireExtension(state));
  requireTracking(state);
  const hasSince = await requireColumns(session, schema, state.database);
  const self = { oid: state.userId, name: state.user };
  const watched = roles === undefined ? [self] : await findRoles(session, roles);
  const isOfOthers = watched.some(({ oid }) => oid !== self.oid);
  if (isOfOthers && !state.readsAll) throw refuseRole(state.user, watched);
  return { schema, hasSince, roles: watched, self };
}

function requireExtension({ schema, database }: State): string {
  if (schema !== null) return schema;
  throw new ProbeError(
    'config',
    `The extension pg_stat_statements is not in the database ${database}.`,
    {
      remedy: `Let a superuser run \`create extension pg_stat_statements\` in ${database}; the server needs shared_preload_libraries = 'pg_stat_statements'.`,
    },
  );
}

function requireTracking({ track, queryIds }: State): void {
  if (track === null) {
    throw new ProbeError('config', 'The server has not loaded pg_stat_statements.', {
      remedy: "Set shared_preload_libraries = 'pg_stat_statements' and restart the server.",
    });
  }
  if (track === 'none' || queryIds === 'off') {
    const setting = track === 'none' ? 'pg_stat_statements.track = none' : 'compute_query_id = off';
    throw new ProbeError('config', `The server counts no statements: ${setting}.`, {
      remedy: 'Set pg_stat_statements.track = top and compute_query_id = auto.',
    });
  }
}

async function requireColumns(
  session: SqlSession,
  schema: string,
  database: string,
): Promise<boolean> {
  const { rows } = await session.query(COLUMNS, [`${schema}.pg_stat_statements`]);
  const names = new Set(rows.map((row) => row['name']));
  // 1.9, PostgreSQL 14: before that, nothing tells that statements were thrown out.
  if (names.has('toplevel') && names.has('total_exec_time')) return names.has('stats_since');
  throw new ProbeError('config', 'The extension pg_stat_statements is older than 1.9.', {
    remedy: `Run \`alter extension pg_stat_statements update\` in ${database}; it needs PostgreSQL 14.`,
  });
}

async function findRoles(session: SqlSession, names: readonly string[]): Promise<RoleName[]> {
  const { rows } = await session.query(
    'select oid::text as oid, rolname::text as name from pg_catalog.pg_roles where rolname = any($1)',
    [names],
  );
  const found = rows as unknown as readonly RoleName[];
  const missing = names.find((name) => !found.some((one) => one.name === name));
  if (missing === undefined) return [...found];
  throw new ProbeError('config', `The server has no role ${missing}.`, {
    remedy: 'Name the role that the application connects as in `role`.',
  });
}

function refuseRole(user: string, watched: readonly RoleName[]): ProbeError {
  const names = watched.map(({ name }) => name).join(', ');
  return new ProbeError('auth', `The role ${user} may not see the statements of ${names}.`, {
    remedy: `Let a superuser run \`grant pg_read_all_stats to ${quoteName(user)}\`.`,
  });
}
