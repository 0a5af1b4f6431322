import type { Toolbox } from '../../toolbox/toolbox.ts';
import { readPosition } from './contents/live.ts';
import type { BackupRestoreEvidence } from './evidence.ts';
import type { BackupRestoreOptions } from './options.ts';
import { describeRun } from './restore/programs.ts';
import { runLine } from './run-line.ts';

type Tools = Pick<Toolbox, 'process' | 'files' | 'environment' | 'clock' | 'sql'>;

/** Runs the line that makes a backup, between two looks at the log position of the live server. */
export async function makeBackup(
  options: BackupRestoreOptions,
  tools: Tools,
  signal: AbortSignal,
): Promise<BackupRestoreEvidence['make']> {
  if (options.make === undefined) return undefined;
  const lsnBefore = await readPosition(options, tools.sql, signal);
  const startedAt = new Date(tools.clock.now()).toISOString();
  const result = await runLine(options.make, options.env, {}, tools, signal);
  const lsnAfter = await readPosition(options, tools.sql, signal);
  const { exitCode, seconds, complaints } = describeRun(result);
  return {
    startedAt,
    exitCode,
    seconds,
    complaints,
    ...(lsnBefore === undefined ? {} : { lsnBefore }),
    ...(lsnAfter === undefined ? {} : { lsnAfter }),
  };
}
