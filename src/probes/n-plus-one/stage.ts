import { ProbeError } from '../../domain/errors.ts';
import type { SqlIdentity, SqlSession, SqlTool } from '../../toolbox/sql/contract.ts';
import {
  type LineTools,
  lastLineOf,
  runLine,
} from '../../toolbox/sql/statements/workload/run-line.ts';
import type { NPlusOneOptions, Writing } from './options.ts';

/** Time that cleaning has after an abort. */
const LAST_CLEANING_MS = 15_000;

type Tools = LineTools & { readonly sql: SqlTool };

/** Throws ProbeError `identity` unless this is the server that the plan names. */
export function proveDatabase(
  { system, isReplica }: SqlIdentity,
  { database }: NPlusOneOptions,
): void {
  if (database.others.includes(system)) {
    throw refuse(`The database is on ${system}, which must never be written to`);
  }
  if (system !== database.system) {
    throw refuse(`The database is on ${system}, not on ${database.system}`);
  }
  if (isReplica) throw refuse(`The database is a replica (${system})`);
}

function refuse(message: string): ProbeError {
  return new ProbeError('identity', `${message}: nothing was changed.`, {
    remedy: 'Give the DSN of a database for tests, and its `system`.',
  });
}

/** Seeds or cleans. Rejects with ProbeError, of the server or `exit-code` of a command. */
export async function write(
  what: 'seed' | 'clean',
  { sql, run }: Writing,
  n: number,
  session: SqlSession,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  if (sql !== undefined) {
    await explain(what, () => session.script(fillIn(sql, n)));
    return;
  }
  if (run === undefined) return;
  const ended = await runLine(run, { HOLDPOINT_N: String(n) }, tools, signal);
  if (ended.exitCode === 0) return;
  const how = ended.exitCode === null ? `by ${ended.signal}` : `with ${ended.exitCode}`;
  throw new ProbeError('exit-code', `\`${what}\` ended ${how}: ${lastLineOf(ended, tools)}`, {
    remedy: `Run \`${what}\` by hand with HOLDPOINT_N=${n}.`,
  });
}

async function explain(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (!(cause instanceof ProbeError)) throw cause;
    const remedy = cause.remedy === undefined ? {} : { remedy: cause.remedy };
    throw new ProbeError(cause.reason, `\`${what}\`: ${cause.message}`, { cause, ...remedy });
  }
}

/** `$HOLDPOINT_N` is a whole number that we make, so it can be written into the text. */
export function fillIn(sql: string, n: number): string {
  return sql.replaceAll(/\$\{?HOLDPOINT_N\b\}?/g, String(n));
}

/** Different parents, by query. Rejects with ProbeError `config` if a query gives no number. */
export async function countDistinct(
  queries: readonly string[],
  n: number,
  session: SqlSession,
): Promise<number[]> {
  const counts: number[] = [];
  for (const query of queries) {
    const { rows } = await session.query(fillIn(query, n), [], 2);
    const values = Object.values(rows[0] ?? {});
    const value = typeof values[0] === 'string' ? Number(values[0]) : values[0];
    if (rows.length !== 1 || values.length !== 1 || typeof value !== 'number' || !(value >= 0)) {
      throw new ProbeError('config', '`distinct` does not give one number.', {
        remedy: 'Write `select count(distinct customer_id) from … where …`.',
      });
    }
    counts.push(value);
  }
  return counts;
}

/** Takes away what was seeded after a failure or an abort, by a session of its own. */
export async function cleanAtLast(options: NPlusOneOptions, tools: Tools): Promise<void> {
  const signal = AbortSignal.timeout(LAST_CLEANING_MS);
  let session: SqlSession | undefined;
  try {
    session = await tools.sql.open(options.database.dsn, { access: 'write' }, signal);
    proveDatabase(await session.identity(), options);
    await write('clean', options.clean, 0, session, tools, signal);
  } catch {
    // What ended the measurement is what the user has to hear of.
  } finally {
    await session?.close();
  }
}
