import { ProbeError } from '../../../domain/errors.ts';
import type { DriftCheck, MigrationRun, MigrationTool, StepList } from '../contract.ts';
import { type ProgramContext, requireAnswer, runProgram } from '../run-program.ts';
import { parseCurrent, parseDrift, parseHeads, parseHistory } from './parse.ts';

/** Alembic, and Flask-Migrate, which is Alembic behind `flask db`. */
export function openAlembic(context: ProgramContext): MigrationTool {
  const { options } = context;
  const isFlask = options.adapter === 'flask-migrate';
  const prefix = isFlask ? [...(options.run ?? ['flask']), 'db'] : (options.run ?? ['alembic']);
  const call = (dsn: string, words: readonly string[]): Promise<MigrationRun> =>
    runProgram(context, dsn, { run: [...prefix, ...words, ...options.arguments] });
  // The files of a project don't change while it is rehearsed.
  let known: StepList | undefined;
  const listSteps = async (dsn: string): Promise<StepList> => {
    if (known !== undefined) return known;
    const run = requireAnswer(await call(dsn, ['history']));
    known = { steps: parseHistory(run.stdout), run };
    return known;
  };
  return {
    adapter: options.adapter,
    ownTables: options.revisionTables ?? ['alembic_version'],
    canDowngrade: true,
    listHeads: async (dsn) => {
      const run = requireAnswer(await call(dsn, ['heads']));
      const heads = parseHeads(run.stdout, (await listSteps(dsn)).steps);
      return { heads, forks: heads.length > 1 ? [{ of: 'the project', heads }] : [], run };
    },
    readCurrent: async (dsn) => {
      const { steps } = await listSteps(dsn);
      const run = requireAnswer(await call(dsn, ['current']));
      return { revisions: parseCurrent(run.stdout, steps), run };
    },
    listSteps,
    upgrade: (dsn, target = 'heads') => call(dsn, ['upgrade', target]),
    downgrade: async (dsn, revisions) => await call(dsn, ['downgrade', toTarget(revisions)]),
    checkDrift: async (dsn): Promise<DriftCheck> => {
      const run = await call(dsn, ['check']);
      return { ...parseDrift(run), run };
    },
    writeSql: async (dsn, from, to) => {
      if (from.length > 1 || to.length > 1) return undefined;
      const range = `${from[0] ?? 'base'}:${to[0] ?? 'head'}`;
      return await call(dsn, ['upgrade', range, '--sql']);
    },
  };
}

function toTarget(revisions: readonly string[]): string {
  if (revisions.length <= 1) return revisions[0] ?? 'base';
  throw new ProbeError('config', 'Alembic goes back to one revision at a time, not to several.', {
    remedy: 'Merge the branches first: alembic merge heads.',
  });
}
