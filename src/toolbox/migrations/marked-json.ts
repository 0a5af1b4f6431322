import { ProbeError } from '../../domain/errors.ts';
import type { MigrationRun } from './contract.ts';
import { requireAnswer } from './run-program.ts';

/** Stands before the JSON that our line of Python or Ruby prints: applications print as well. */
export const MARK = 'HOLDPOINT-MIGRATIONS:';

/** The JSON of the last line with our mark. */
export function readMarkedJson(run: MigrationRun): unknown {
  const line = requireAnswer(run)
    .stdout.split('\n')
    .findLast((text) => text.startsWith(MARK));
  if (line === undefined) throw refuse(run, 'did not answer');
  try {
    return JSON.parse(line.slice(MARK.length));
  } catch {
    throw refuse(run, 'did not answer with JSON');
  }
}

function refuse(run: MigrationRun, what: string): ProbeError {
  return new ProbeError('config', `${run.command} ${what} when it was asked for its migrations.`, {
    remedy: 'Correct `run`: it is the program with which the project migrates.',
  });
}
