import { join } from 'node:path';
import { ProbeError } from '../../domain/errors.ts';
import { toArguments } from '../shell-line.ts';
import type { ProcessResult, Toolbox } from '../toolbox.ts';
import { buildEnvironment } from './child-environment.ts';
import type { MigrationRun } from './contract.ts';
import { findReason } from './find-reason.ts';
import type { MigrationOptions } from './options.ts';

const MAX_OUTPUT_BYTES = 256 * 1024;
const COMMAND_CHARACTERS = 300;

export type MigrationTools = Pick<Toolbox, 'process' | 'files' | 'environment'>;

export interface ProgramContext {
  readonly options: MigrationOptions;
  readonly tools: MigrationTools;
  readonly signal: AbortSignal;
}

export interface Program {
  /** Program and arguments; or one line for bash, in which a pipe that breaks ends the line. */
  readonly run: readonly string[] | string;
  /** What messages call it, where `run` holds a program of ours. */
  readonly shown?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Runs a program of the project against one database; any exit code is an answer. */
export async function runProgram(
  { options, tools, signal }: ProgramContext,
  dsn: string,
  { run, shown, env = {}, stdin }: Program,
): Promise<MigrationRun> {
  const result = await tools.process.run(
    {
      run: toArguments(run),
      cwd: join(tools.files.root, options.directory),
      env: { ...buildEnvironment(options, tools.environment, dsn), ...env },
      maxOutputBytes: MAX_OUTPUT_BYTES,
      ...(stdin === undefined ? {} : { stdin }),
    },
    signal,
  );
  return keepRun(shown ?? (typeof run === 'string' ? run : run.join(' ')), result);
}

function keepRun(command: string, result: ProcessResult): MigrationRun {
  const { stdout, stderr, exitCode, signal, durationMs } = result;
  return {
    command: command.replace(/\s+/g, ' ').trim().slice(0, COMMAND_CHARACTERS).toWellFormed(),
    exitCode,
    signal,
    durationMs,
    stdout: stdout.text,
    stderr: stderr.text,
    isTruncated: stdout.truncated || stderr.truncated,
  };
}

/** The run, if it ended well and whole: what a list says is nothing otherwise. */
export function requireAnswer(run: MigrationRun): MigrationRun {
  if (run.exitCode !== 0) {
    const reason = run.exitCode === 127 || run.exitCode === 126 ? 'tool-missing' : 'config';
    throw new ProbeError(reason, `${describeEnd(run)}.`, {
      remedy: 'Run it as written, with the same `directory` and `env`, and correct what it says.',
    });
  }
  if (!run.isTruncated) return run;
  throw new ProbeError('output-limit', `${run.command} wrote more than can be read.`, {
    remedy: 'Let the application print less when it is loaded.',
  });
}

/** One line: how it ended, and what it said of the error. */
export function describeEnd(run: MigrationRun): string {
  const how = run.exitCode === null ? `was ended by ${run.signal}` : `ended with ${run.exitCode}`;
  const said = findReason(run.stderr) || findReason(run.stdout);
  return `${run.command} ${how}${said === '' ? ', silent' : `: ${said}`}`;
}

/** Lines that say something, trimmed. */
export function readLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
