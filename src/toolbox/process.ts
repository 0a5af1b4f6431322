import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { ProbeError } from '../domain/errors.ts';
import { readErrorCode } from './error-code.ts';
import { type BoundedOutput, type OutputStream, readOutput } from './process-output.ts';
import { endSession } from './process-session.ts';
import type { ProcessCommand, ProcessResult, ProcessTool } from './toolbox.ts';

/** How long children in the background may hold the output open after the program has ended. */
const LINGER_MS = 250;

/** How long output may stay open after all are dead: only a child in its own session does that. */
const CLOSE_MS = 1_000;

type Child = ChildProcessByStdio<Writable | null, Readable, Readable>;

interface Running {
  readonly child: Child;
  readonly pid: number;
  readonly stdout: BoundedOutput;
  readonly stderr: BoundedOutput;
  readonly ended: Promise<readonly [exitCode: number | null, signal: string | null]>;
  readonly closed: Promise<true>;
}

/**
 * Runs programs; `createStream` gives the redactor of one output, which sees it before it is cut.
 */
export function createProcessTool(createStream: () => OutputStream): ProcessTool {
  return { run: (command, signal) => runCommand(command, signal, createStream) };
}

async function runCommand(
  command: ProcessCommand,
  signal: AbortSignal,
  createStream: () => OutputStream,
): Promise<ProcessResult> {
  requirePlatform();
  await requireFolder(command.cwd);
  throwIfAborted(signal);
  const startedAtMs = performance.now();
  const running = await startChild(command, createStream);
  const aborted = listenForAbort(signal);
  try {
    const end = await Promise.race([running.ended, aborted.promise]);
    const durationMs = Math.round(performance.now() - startedAtMs);
    if (end !== 'aborted') await settleWithin(running.closed, LINGER_MS, aborted.promise);
    const isWhole = await endChild(running);
    throwIfAborted(signal);
    const [exitCode, endSignal] = await running.ended;
    const stdout = running.stdout.finish(isWhole);
    const stderr = running.stderr.finish(isWhole);
    return { exitCode, signal: endSignal, stdout, stderr, durationMs };
  } finally {
    aborted.stop();
  }
}

function requirePlatform(): void {
  if (process.platform !== 'win32') return;
  throw new ProbeError('config', 'Commands do not run on Windows.', {
    remedy: 'Run this job on Linux or macOS: runs-on: ubuntu-latest.',
  });
}

async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  const problem = found === undefined ? 'There is no folder' : 'This is no folder:';
  throw new ProbeError('config', `${problem} ${path} to run the command in.`, {
    remedy: 'Check the code out first, or correct `cwd`.',
  });
}

async function startChild(
  command: ProcessCommand,
  createStream: () => OutputStream,
): Promise<Running> {
  const child = spawnChild(command);
  const ended = new Promise<readonly [number | null, string | null]>((resolve) => {
    child.once('exit', (exitCode, signal) => resolve([exitCode, signal]));
  });
  const closed = new Promise<true>((resolve) => child.once('close', () => resolve(true)));
  try {
    await once(child, 'spawn');
  } catch (cause) {
    throw explainStart(command, cause);
  }
  child.on('error', () => {});
  const stdout = readOutput(child.stdout, command.maxOutputBytes, createStream());
  const stderr = readOutput(child.stderr, command.maxOutputBytes, createStream());
  feed(child, command.stdin);
  return { child, pid: pidOf(child), stdout, stderr, ended, closed };
}

function spawnChild(command: ProcessCommand): Child {
  const [program = '', ...args] =
    typeof command.run === 'string' ? ['/bin/sh', '-c', command.run] : command.run;
  try {
    // Detached: the child leads a session of its own, so that all it starts can be ended with it.
    return spawn(program, args, {
      cwd: command.cwd,
      env: { ...command.env },
      detached: true,
      stdio: [command.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    }) as Child;
  } catch (cause) {
    throw explainStart(command, cause);
  }
}

function feed(child: Child, text: string | undefined): void {
  // A program need not read what it is given: a broken pipe is no failure.
  child.stdin?.on('error', () => {});
  child.stdin?.end(text);
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new ProbeError('internal', 'The process has no id.');
  return child.pid;
}

/** Ends all that is left; true if both outputs came to their own end. */
async function endChild(running: Running): Promise<boolean> {
  await endSession(running.pid);
  const isWhole = await settleWithin(running.closed, CLOSE_MS);
  running.child.stdout.destroy();
  running.child.stderr.destroy();
  return isWhole;
}

/** True if the promise settled in time. */
async function settleWithin(
  promise: Promise<true>,
  withinMs: number,
  stop?: Promise<unknown>,
): Promise<boolean> {
  const waiting = Promise.withResolvers<false>();
  const timer = setTimeout(() => waiting.resolve(false), withinMs);
  const stopped = stop?.then((): false => false);
  const settled = await Promise.race([
    promise,
    waiting.promise,
    ...(stopped === undefined ? [] : [stopped]),
  ]);
  clearTimeout(timer);
  return settled;
}

function listenForAbort(signal: AbortSignal) {
  const { promise, resolve } = Promise.withResolvers<'aborted'>();
  const onAbort = (): void => resolve('aborted');
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  return { promise, stop: () => signal.removeEventListener('abort', onAbort) };
}

function throwIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  const cause: unknown = signal.reason;
  if (cause instanceof ProbeError) throw cause;
  if (isTimeout(cause))
    throw new ProbeError('timeout', 'The command did not end in time.', { cause });
  throw new ProbeError('cancelled', 'The command was cancelled.', { cause });
}

/** What `AbortSignal.timeout` gives as its reason. */
function isTimeout(cause: unknown): boolean {
  const hasName = typeof cause === 'object' && cause !== null && 'name' in cause;
  return hasName && cause.name === 'TimeoutError';
}

function explainStart(command: ProcessCommand, cause: unknown): ProbeError {
  const program = typeof command.run === 'string' ? '/bin/sh' : (command.run[0] ?? '');
  const code = readErrorCode(cause);
  if (code === 'ENOENT') {
    return new ProbeError('tool-missing', `${program} was not found.`, {
      cause,
      remedy: `Install ${program} in an earlier step, or correct its name or PATH.`,
    });
  }
  if (code === 'EACCES') {
    return new ProbeError('tool-missing', `${program} may not be executed.`, {
      cause,
      remedy: `Make it executable: chmod +x ${program}.`,
    });
  }
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ProbeError('config', `${program || 'The command'} could not be started: ${detail}.`, {
    cause,
    remedy: 'Name a program, and keep arguments and environment within the limits of the system.',
  });
}
