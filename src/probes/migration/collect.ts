import { ProbeError } from '../../domain/errors.ts';
import { openMigrations } from '../../toolbox/migrations/open.ts';
import type { Source } from '../../toolbox/migrations/start/source.ts';
import { readSource } from '../../toolbox/migrations/start/source.ts';
import { SqlError } from '../../toolbox/sql/failure.ts';
import type { ScratchDatabase } from '../../toolbox/sql/scratch-database.ts';
import { withScratchDatabase } from '../../toolbox/sql/scratch-database.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { MigrationEvidence } from './evidence.ts';
import type { MigrationProbeOptions } from './options.ts';
import { rehearse } from './rehearsal/rehearse.ts';

type Tools = Pick<Toolbox, 'sql' | 'process' | 'files' | 'clock' | 'environment'>;

/** Rehearses the migrations on databases of its own, which are dropped whatever happens. */
export const collect: Collect<MigrationProbeOptions, MigrationEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const { sql, clock } = tools;
  const tool = openMigrations(options, tools, abort);
  const { from } = options;
  const source =
    'database' in from ? await readSource(sql, from.database, tool.ownTables, abort) : undefined;
  const request = {
    options: options.scratch,
    others: source === undefined ? [] : [source.system],
    nowMs: clock.now(),
  };
  const scene = { options, context: { options, tools, signal: abort, sql }, tool, clock, source };
  const work = async (scratch: ScratchDatabase): Promise<MigrationEvidence> => {
    requireSameMajor(source, scratch);
    return await rehearse(scene, scratch);
  };
  return await withScratchDatabase(sql, request, abort, work).catch((cause: unknown) => {
    throw explainRights(cause);
  });
};

/** A rehearsal on another major version proves nothing about locks and rewrites. */
function requireSameMajor(source: Source | undefined, { identity }: ScratchDatabase): void {
  if (source === undefined) return;
  const [deployed, scratch] = [source.version, identity.version].map((one) =>
    Math.floor(one / 10_000),
  );
  if (deployed === scratch) return;
  throw new ProbeError(
    'config',
    `The scratch server is PostgreSQL ${scratch}, the deployed one ${deployed}.`,
    {
      remedy: `Start a scratch server of PostgreSQL ${deployed}.`,
    },
  );
}

function explainRights(cause: unknown): unknown {
  if (!(cause instanceof SqlError) || cause.sqlState !== '42501') return cause;
  if (!/create database/.test(cause.message)) return cause;
  return new ProbeError('auth', cause.message, {
    cause,
    remedy: 'Let the role of the scratch server make databases: ALTER ROLE … CREATEDB.',
  });
}
