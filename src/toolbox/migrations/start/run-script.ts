import { ProbeError } from '../../../domain/errors.ts';
import type { Toolbox } from '../../toolbox.ts';
import { describeEnd, type ProgramContext, runProgram } from '../run-program.ts';
import type { Script } from './options.ts';

const MAX_SCRIPT_BYTES = 16 * 1024 * 1024;
/** The item’s own time limit is what ends it. */
const STATEMENT_TIMEOUT_MS = 3_600_000;

export interface StartContext extends ProgramContext {
  readonly sql: Toolbox['sql'];
}

/** Runs it against one database. Rejects with ProbeError if it does not end well. */
export async function runScript(
  context: StartContext,
  dsn: string,
  script: Script,
  what: string,
): Promise<void> {
  if ('run' in script) {
    const run = await runProgram(context, dsn, { run: script.run });
    if (run.exitCode === 0) return;
    const reason = run.exitCode === 127 || run.exitCode === 126 ? 'tool-missing' : 'config';
    throw new ProbeError(reason, `${what}: ${describeEnd(run)}.`, {
      remedy: `Correct \`${what}\`: it has to end with 0 on a scratch database.`,
    });
  }
  const text =
    'sql' in script
      ? script.sql
      : await context.tools.files.readText(script.file, MAX_SCRIPT_BYTES);
  const access = { access: 'write', statementTimeoutMs: STATEMENT_TIMEOUT_MS } as const;
  const session = await context.sql.open(dsn, access, context.signal);
  try {
    await session.script(text);
  } catch (cause) {
    if (!(cause instanceof ProbeError)) throw cause;
    throw new ProbeError(cause.reason, `${what}: ${cause.message}`, {
      cause,
      remedy: `Correct the SQL of \`${what}\`.`,
    });
  } finally {
    await session.close();
  }
}
