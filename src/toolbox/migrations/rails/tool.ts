import type { MigrationTool } from '../contract.ts';
import { type ProgramContext, runProgram } from '../run-program.ts';
import { lastOf } from '../steps.ts';
import { findDuplicates, PROGRAM, parseVersions } from './versions.ts';

/** Active Record: a list of versions, without a graph. */
export function openRails(context: ProgramContext): MigrationTool {
  const { options } = context;
  const prefix = options.run ?? ['bundle', 'exec', 'rails'];
  // `db:migrate` writes db/schema.rb of the checkout, unless it is told to write elsewhere.
  const migrate = (dsn: string, version?: string) =>
    runProgram(context, dsn, {
      run: [...prefix, 'db:migrate', ...options.arguments],
      env: { SCHEMA: '/dev/null', ...(version === undefined ? {} : { VERSION: version }) },
    });
  const read = async (dsn: string) => {
    const run = await runProgram(context, dsn, {
      run: [...prefix, 'runner', PROGRAM],
      shown: `${prefix.join(' ')} runner`,
    });
    return { ...parseVersions(run), run };
  };
  return {
    adapter: 'rails',
    ownTables: options.revisionTables ?? ['schema_migrations', 'ar_internal_metadata'],
    canDowngrade: true,
    listHeads: async (dsn) => {
      const { steps, run } = await read(dsn);
      const heads = steps.slice(-1).map(({ revision }) => revision);
      return { heads, forks: findDuplicates(steps), run };
    },
    readCurrent: async (dsn) => {
      const { steps, applied, run } = await read(dsn);
      return { revisions: lastOf(steps, applied), run };
    },
    listSteps: async (dsn) => {
      const { steps, run } = await read(dsn);
      return { steps, run };
    },
    upgrade: migrate,
    downgrade: async (dsn, revisions) => await migrate(dsn, revisions.at(-1) ?? '0'),
    // `db:abort_if_pending_migrations` knows what is pending, and nothing of the schema.
    checkDrift: async () => undefined,
    writeSql: async () => undefined,
  };
}
