import { join } from 'node:path';
import { ProbeError } from '../../domain/errors.ts';
import { findForbidden } from '../../expect/hidden.ts';
import { toArguments } from '../../toolbox/shell-line.ts';
import type {
  ProcessCommand,
  ProcessOutput,
  ProcessResult,
  Toolbox,
} from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import { buildEnvironment } from './child-environment.ts';
import type { CommandEvidence, OutputEvidence, RunEvidence } from './evidence.ts';
import { cleanText, keepOutput } from './keep-output.ts';
import type { CommandOptions, OutputExpectation } from './options.ts';
import { readJson } from './read-json.ts';
import { requirePrevious } from './require-previous.ts';

/** Bytes of output that are held in memory: JSON is needed whole, of text head and tail will do. */
const CAPTURED_JSON_BYTES = 4 * 1024 * 1024;
const CAPTURED_TEXT_BYTES = 256 * 1024;

/** Bytes of the command that evidence names. */
const COMMAND_BYTES = 1_000;

const STDERR_BYTES = 8 * 1024;
const JSON_BYTES = 8 * 1024;

/** What the control may leave in evidence: a quarter, because both have to fit into 64 KiB. */
const CONTROL_BYTES = { stdout: 4 * 1024, stderr: 2 * 1024, json: 2 * 1024 };

type Tools = Pick<Toolbox, 'process' | 'files' | 'environment' | 'secret' | 'subject' | 'target'>;

interface Run {
  readonly run: CommandOptions['run'];
  readonly expect: OutputExpectation;
  readonly room: { readonly stdout: number; readonly stderr: number; readonly json: number };
}

/** Runs the command, and then its control if there is one. */
export const collect: Collect<CommandOptions, CommandEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const room = { stdout: options.maxOutputBytes, stderr: STDERR_BYTES, json: JSON_BYTES };
  const { expect } = options;
  const main = await collectRun({ run: options.run, expect, room }, options, tools, abort);
  if (options.control === undefined) return { main };
  const control = {
    run: options.control,
    expect: options.controlExpect ?? expect,
    room: CONTROL_BYTES,
  };
  return { main, control: await collectRun(control, options, tools, abort) };
};

async function collectRun(
  run: Run,
  options: CommandOptions,
  tools: Tools,
  abort: AbortSignal,
): Promise<RunEvidence> {
  const isLine = typeof run.run === 'string';
  const env = buildEnvironment(options.env, tools);
  requirePrevious(run.run, env);
  const isJson = run.expect.json !== undefined || run.expect.schema !== undefined;
  const result = await runCommand(
    {
      run: typeof run.run === 'string' ? shellFor(run.run, options.shell) : run.run,
      cwd: join(tools.files.root, options.cwd),
      env,
      maxOutputBytes: isJson ? CAPTURED_JSON_BYTES : CAPTURED_TEXT_BYTES,
      ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    },
    isLine,
    tools,
    abort,
  );
  return {
    command: describeCommand(run.run, tools),
    ...(isLine ? { shell: options.shell } : {}),
    exitCode: result.exitCode,
    signal: result.signal,
    durationMs: result.durationMs,
    stdout: await searchOutput(result.stdout, run.expect.stdout, run.room.stdout),
    stderr: await searchOutput(result.stderr, run.expect.stderr, run.room.stderr),
    ...(isJson ? await readJson(result.stdout, run.expect, run.room.json) : {}),
  };
}

/** What evidence may show of an output, and what of it must not be there though it can't show it. */
async function searchOutput(
  output: ProcessOutput,
  expectation: OutputExpectation['stdout'],
  room: number,
): Promise<OutputEvidence> {
  const kept = keepOutput(output, room);
  const { original, truncated } = output;
  if (expectation === undefined || original.join('') === kept.parts.join('')) return kept;
  const texts = [...original, ...original.map(cleanText)];
  const hidden = await findForbidden(texts, expectation, !truncated);
  return hidden.length === 0 ? kept : { ...kept, hidden };
}

/** As GitHub runs a step: the first command that fails ends the line, in bash inside a pipe too. */
function shellFor(line: string, shell: CommandOptions['shell']): readonly string[] {
  if (shell === 'sh') return ['sh', '-e', '-c', line];
  return toArguments(line);
}

async function runCommand(
  command: ProcessCommand,
  isLine: boolean,
  tools: Tools,
  abort: AbortSignal,
): Promise<ProcessResult> {
  try {
    return await tools.process.run(command, abort);
  } catch (error) {
    const isShellMissing = error instanceof ProbeError && error.reason === 'tool-missing' && isLine;
    if (!isShellMissing) throw error;
    throw new ProbeError('tool-missing', error.message, {
      cause: error,
      remedy: 'Install bash, or write `shell: sh`, which does not see a pipe fail.',
    });
  }
}

/** Arguments may hold secrets: redacted first and cut then, so that no half of one is left. */
function describeCommand(run: CommandOptions['run'], tools: Tools): string {
  const text = typeof run === 'string' ? run : run.join(' ');
  const excerpt = tools.secret.excerpt(text.trim(), COMMAND_BYTES);
  return excerpt.truncated ? `${excerpt.text}…` : excerpt.text;
}
