import { ProbeError } from '../../../domain/errors.ts';
import type { SqlIdentity, SqlSession } from '../contract.ts';

/** Throws ProbeError `identity` unless the server is the one that the plan names. */
export async function proveDatabase(session: SqlSession, system: string): Promise<SqlIdentity> {
  const identity = await session.identity();
  if (identity.system !== system) {
    throw new ProbeError(
      'identity',
      `The database is on the server ${identity.system}, not on ${system}: nothing was changed.`,
      {
        remedy:
          'Correct `database.dsn`, or `database.system` (select system_identifier from pg_control_system()).',
      },
    );
  }
  if (identity.isReplica) {
    throw new ProbeError('identity', `${identity.database} is a replica: nobody can be put in.`, {
      remedy: 'Give the DSN of the primary.',
    });
  }
  await session.query(
    `select set_config('bytea_output', 'hex', false), set_config('xmlbinary', 'base64', false),
            set_config('datestyle', 'ISO, YMD', false), set_config('timezone', 'UTC', false)`,
  );
  return identity;
}
