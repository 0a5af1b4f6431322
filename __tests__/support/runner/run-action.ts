import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type LogCommand, openLogReader } from './log-commands.ts';
import { type ActionRun, openRunner, ROOT, type RunnerFiles } from './runner-environment.ts';

export type { ActionRun } from './runner-environment.ts';

export interface ActionResult extends RunnerFiles {
  /** Null if a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both as they arrived. */
  readonly log: string;
  readonly commands: readonly LogCommand[];
  /** Text of .holdpoint/report.json; undefined if none was written. */
  readonly report: string | undefined;
  readonly durationMs: number;
}

/** How long the runner waits after each signal before it sends the next one. */
export interface Ladder {
  readonly sigintMs: number;
  readonly sigtermMs: number;
}

export interface RunningAction {
  readonly pid: number;
  readonly result: Promise<ActionResult>;
  /** Resolves once the log holds a text; rejects if the process ends before. */
  waitFor(text: string): Promise<void>;
  /** To this process alone, as the runner does. */
  kill(signal: NodeJS.Signals): void;
  /** Cancels as the runner does (ProcessInvoker.cs); resolves with the signal that ended it. */
  cancel(ladder?: Ladder): Promise<'SIGINT' | 'SIGTERM' | 'SIGKILL'>;
}

const LADDER: Ladder = { sigintMs: 7_500, sigtermMs: 2_500 };
/** Whoever holds the output open after the process has ended is killed after this time. */
const STREAMS_MS = 5_000;

/** Lines of one stream, as they are complete; the runner ends them at CR, LF and both. */
function createLineSplitter(onLine: (line: string) => void) {
  let rest = '';
  return {
    write: (text: string) => {
      const lines = (rest + text).split(/\r\n|\r(?!$)|\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    },
    end: () => {
      for (const line of rest.split('\r')) onLine(line);
    },
  };
}

interface Recording {
  readonly stdout: string;
  readonly stderr: string;
  readonly log: string;
  readonly commands: readonly LogCommand[];
}

function record(child: ChildProcess, onText: () => void): () => Recording {
  const reader = openLogReader();
  const commands: LogCommand[] = [];
  const texts = { stdout: '', stderr: '', log: '' };
  const splitters = ['stdout', 'stderr'].map((name) => {
    const splitter = createLineSplitter((line) => {
      const command = reader.read(line);
      if (command !== undefined) commands.push(command);
    });
    const stream = child[name as 'stdout' | 'stderr'];
    stream?.setEncoding('utf8').on('data', (text: string) => {
      texts[name as 'stdout' | 'stderr'] += text;
      texts.log += text;
      splitter.write(text);
      onText();
    });
    return splitter;
  });
  child.on('close', () => {
    for (const splitter of splitters) splitter.end();
  });
  return () => ({ ...texts, commands });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

async function cancel(
  child: ChildProcess,
  ended: Promise<unknown>,
  ladder: Ladder,
): Promise<'SIGINT' | 'SIGTERM' | 'SIGKILL'> {
  const steps = [
    ['SIGINT', ladder.sigintMs],
    ['SIGTERM', ladder.sigtermMs],
  ] as const;
  for (const [signal, waitMs] of steps) {
    child.kill(signal);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, waitMs, 'late');
    });
    const first = await Promise.race([ended, late]);
    clearTimeout(timer);
    if (first !== 'late') return signal;
  }
  killGroup(child.pid ?? 0);
  return 'SIGKILL';
}

/** Resolves once the log holds what is waited for. */
function createWaiter(child: ChildProcess, log: () => string) {
  const waiting = new Set<{ text: string; done: () => void }>();
  const check = () => {
    for (const one of waiting) {
      if (!log().includes(one.text)) continue;
      waiting.delete(one);
      one.done();
    }
  };
  const waitFor = (text: string) =>
    new Promise<void>((resolve, reject) => {
      waiting.add({ text, done: resolve });
      child.once('close', () => reject(new Error(`It ended before it wrote "${text}".`)));
      check();
    });
  return { check, waitFor };
}

/** Starts an action as the runner does (NodeScriptActionHandler.cs, 2.336.0). */
export function startAction(run: ActionRun): RunningAction {
  const place = openRunner(run);
  const startedAt = Date.now();
  // A group of its own, so that the whole tree can be killed.
  const child = spawn(process.execPath, [run.main ?? join(ROOT, 'dist/index.js')], {
    cwd: place.workspace,
    env: { ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  const waiter = createWaiter(child, () => recording().log);
  const recording = record(child, () => waiter.check());
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const finish = async (): Promise<ActionResult> => {
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    await exited;
    const durationMs = Date.now() - startedAt;
    const timer = setTimeout(killGroup, STREAMS_MS, pid);
    await closed;
    clearTimeout(timer);
    killGroup(pid);
    const { exitCode, signalCode: signal } = child;
    const report = place.readWorkspace('.holdpoint/report.json');
    return { ...recording(), ...place.readFiles(), exitCode, signal, report, durationMs };
  };
  const result = finish().finally(() => place.remove());
  // Whoever awaits it later learns of a failure; until then it must not end the process.
  result.catch(() => undefined);
  return {
    pid,
    result,
    waitFor: (text) => waiter.waitFor(text),
    kill: (signal) => child.kill(signal),
    cancel: (ladder = LADDER) => cancel(child, exited, ladder),
  };
}

/** Runs an action to its end. */
export function runAction(run: ActionRun): Promise<ActionResult> {
  return startAction(run).result;
}
