import { ProbeError } from '../../../domain/errors.ts';
import type { DriftCheck, MigrationRun, MigrationTool } from '../contract.ts';
import { type ProgramContext, requireAnswer, runProgram } from '../run-program.ts';
import { findSchema, parseDiff, parseFolders, parseMajor, parsePending } from './parse.ts';

/** Prisma Migrate 4.3 to 7: a list of folders, applied in the order of their names. */
export function openPrisma(context: ProgramContext): MigrationTool {
  const { options } = context;
  const prefix = options.run ?? ['npx', 'prisma'];
  const schema = findSchema(options.arguments);
  const run = (dsn: string, words: readonly string[]) =>
    runProgram(context, dsn, { run: [...prefix, ...words] });
  const call = (dsn: string, words: readonly string[]) =>
    run(dsn, ['migrate', ...words, ...options.arguments]);
  const listSteps = async (dsn: string) => {
    const folder = schema.replace(/[^/]*$/, 'migrations');
    const listed = await runProgram(context, dsn, { run: ['ls', '-1p', folder] });
    return { steps: parseFolders(requireAnswer(listed).stdout), run: listed };
  };
  return {
    adapter: 'prisma',
    ownTables: options.revisionTables ?? ['_prisma_migrations'],
    canDowngrade: false,
    listHeads: async (dsn) => {
      const { steps, run: listed } = await listSteps(dsn);
      return { heads: steps.slice(-1).map(({ revision }) => revision), forks: [], run: listed };
    },
    readCurrent: async (dsn) => {
      const { steps } = await listSteps(dsn);
      const status = await call(dsn, ['status']);
      const pending = parsePending(status);
      const applied = steps.filter(({ revision }) => !pending.has(revision));
      return { revisions: applied.slice(-1).map(({ revision }) => revision), run: status };
    },
    listSteps,
    upgrade: async (dsn, target) => {
      if (target === undefined) return await call(dsn, ['deploy']);
      throw refuse('Prisma deploys all migrations, never up to one of them.');
    },
    downgrade: async () => {
      throw refuse('Prisma has no migrations that lead back.');
    },
    checkDrift: async (dsn) => await diff(dsn, schema, run),
    writeSql: async () => undefined,
  };
}

/** The names of the flags changed with version 7. Views and triggers are invisible to it. */
async function diff(
  dsn: string,
  schema: string,
  run: (dsn: string, words: readonly string[]) => Promise<MigrationRun>,
): Promise<DriftCheck> {
  const isSeven = parseMajor(requireAnswer(await run(dsn, ['--version'])).stdout) >= 7;
  const sides = isSeven
    ? ['--from-config-datasource', '--to-schema', schema]
    : ['--from-schema-datasource', schema, '--to-schema-datamodel', schema];
  const seen = await run(dsn, ['migrate', 'diff', ...sides, '--exit-code']);
  return { ...parseDiff(seen), run: seen };
}

function refuse(message: string): ProbeError {
  return new ProbeError('config', message, {
    remedy: 'Start `from` a database or a dump, or use the adapter `command` with SQL of your own.',
  });
}
