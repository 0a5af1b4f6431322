import { ProbeError } from '../../../domain/errors.ts';
import type { MigrationRun } from '../../../toolbox/migrations/contract.ts';
import { describeEnd, runProgram } from '../../../toolbox/migrations/run-program.ts';
import type { ScratchDatabase } from '../../../toolbox/sql/scratch-database.ts';
import type { RoundTripEvidence } from '../evidence.ts';
import { describeRun } from './describe-run.ts';
import { withTrial } from './with-trial.ts';
import { type World, withSession } from './world.ts';

/**
 * Runs the smoke test of the code that is deployed now, on a copy at the new head; and, as the
 * control, on an empty database, where it must fail.
 */
export async function rehearseOldCode(
  world: World,
  main: ScratchDatabase,
): Promise<RoundTripEvidence['oldCode']> {
  const { oldCode } = world.options;
  if (oldCode === undefined) return undefined;
  const options = { ...world.options, directory: oldCode.directory };
  const smoke = (dsn: string): Promise<MigrationRun> =>
    runProgram({ ...world.context, options }, dsn, { run: oldCode.smoke });
  return await withTrial(world, main, async (trial) => {
    const up = await world.tool.upgrade(trial.dsn);
    if (up.exitCode !== 0) return undefined;
    const run = await smoke(trial.dsn);
    if (run.exitCode === 126 || run.exitCode === 127) throw missing(run);
    // Of `main`: the other database of a copy would be a copy as well.
    const control = await smoke((await main.another()).dsn);
    // A smoke test that failed because the server is gone has found nothing.
    await withSession(world, trial.dsn, async (session) => await session.query('select 1'));
    const { exitCode, durationMs, said } = describeRun(run, []);
    return { run: { exitCode, durationMs, said }, control: control.exitCode };
  });
}

function missing(run: MigrationRun): ProbeError {
  return new ProbeError('tool-missing', `oldCode.smoke: ${describeEnd(run)}.`, {
    remedy: 'Correct `oldCode.smoke`, or install what the old code needs.',
  });
}
