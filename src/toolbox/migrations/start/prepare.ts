import { ProbeError } from '../../../domain/errors.ts';
import type { MigrationTool } from '../contract.ts';
import { describeEnd } from '../run-program.ts';
import { BASE, type Script, type Start } from './options.ts';
import { copyDeployed, restoreDump } from './restore.ts';
import { runScript, type StartContext } from './run-script.ts';
import type { Source } from './source.ts';

export interface Preparation {
  readonly start: Start;
  /** Of the start from a database: what `readSource` read. */
  readonly source?: Source | undefined;
  readonly seed?: Script | undefined;
}

/**
 * Brings an empty scratch database into the state that the migrations start from, and fills it.
 * Rejects with ProbeError where that fails: nothing was measured then.
 */
export async function prepareStart(
  context: StartContext,
  tool: MigrationTool,
  dsn: string,
  { start, source, seed }: Preparation,
): Promise<void> {
  if ('revision' in start) await upgradeTo(tool, dsn, start.revision);
  else if ('dump' in start) await restoreDump(context, dsn, start.dump);
  else if (source !== undefined) {
    await copyDeployed(context, source, dsn);
    await requireTables(context, dsn, source);
  }
  if (seed !== undefined) await runScript(context, dsn, seed, 'seed');
}

async function upgradeTo(tool: MigrationTool, dsn: string, revision: string): Promise<void> {
  if (revision === BASE) return;
  const run = await tool.upgrade(dsn, revision);
  if (run.exitCode === 0) return;
  throw new ProbeError(
    'config',
    `An empty database does not come to ${revision}: ${describeEnd(run)}.`,
    {
      remedy: 'Correct `from.revision`, or start from the deployed database.',
    },
  );
}

/** Exit codes are never trusted alone. */
async function requireTables(context: StartContext, dsn: string, source: Source): Promise<void> {
  const session = await context.sql.open(dsn, { access: 'read' }, context.signal);
  try {
    const { rows } = await session.query(
      `select name from unnest($1::text[]) name where to_regclass(name) is null`,
      [[...source.rows.keys()]],
    );
    if (rows.length === 0) return;
    const missing = rows as unknown as readonly { readonly name: string }[];
    const names = missing.slice(0, 5).map(({ name }) => name);
    throw new ProbeError('config', `The copy lacks ${rows.length} tables: ${names.join(', ')}.`, {
      remedy: 'Restore a dump instead: `from.dump`.',
    });
  } finally {
    await session.close();
  }
}
