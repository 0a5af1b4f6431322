import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { parseFileCommand } from './parse-file-command.ts';
import { type LogCommand, parseLogCommands } from './parse-log-commands.ts';

export const ROOT = join(import.meta.dirname, '../../..');

export interface ActionRun {
  /** Files of the workspace, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly token?: string;
  readonly apiUrl?: string;
  /** Sends a signal once the output holds a text. */
  readonly signalAt?: { readonly text: string; readonly signal: NodeJS.Signals };
}

export interface ActionResult {
  readonly exitCode: number | null;
  readonly log: string;
  readonly commands: readonly LogCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Text of report.json; undefined if none was written. */
  readonly report: string | undefined;
  /** Between the signal and the end. */
  readonly afterSignalMs: number;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
}

/** Names as Handler.cs makes them: spaces become underscores, hyphens stay, upper case. */
function describeInputs(run: ActionRun): Record<string, string> {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
  const defaults = Object.entries(action.inputs).map(([name, { default: text }]) => [
    name,
    text === '${{ github.token }}' ? (run.token ?? '') : text,
  ]);
  const merged = { ...Object.fromEntries(defaults), ...run.inputs } as Record<string, string>;
  return Object.fromEntries(
    Object.entries(merged).map(([name, text]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      text,
    ]),
  );
}

const FILES = ['output', 'state', 'env', 'path', 'summary'] as const;

function describeRunner(run: ActionRun, workspace: string, temp: string): Record<string, string> {
  for (const name of FILES) writeFileSync(join(temp, name), '');
  const eventPath = join(temp, 'event.json');
  writeFileSync(eventPath, JSON.stringify(run.event.payload));
  return {
    PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: run.event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REPOSITORY: 'acme/crm',
    GITHUB_ACTOR: 'ana',
    GITHUB_SHA: 'f'.repeat(40),
    GITHUB_REF: 'refs/pull/1/merge',
    GITHUB_RUN_ID: '4242',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Gate',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: run.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_OUTPUT: join(temp, 'output'),
    GITHUB_STATE: join(temp, 'state'),
    GITHUB_ENV: join(temp, 'env'),
    GITHUB_PATH: join(temp, 'path'),
    GITHUB_STEP_SUMMARY: join(temp, 'summary'),
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    ...describeInputs(run),
    ...run.env,
  };
}

function writeFiles(workspace: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Starts the committed dist/index.js as the runner does (NodeScriptActionHandler.cs). */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-action-'));
  const [workspace, temp] = [join(folder, 'work space'), join(folder, 'temp')];
  for (const path of [workspace, temp]) mkdirSync(path);
  writeFiles(workspace, run.files);
  try {
    const child = spawn(process.execPath, [join(ROOT, 'dist/index.js')], {
      cwd: workspace,
      env: describeRunner(run, workspace, temp),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    let signalledAt = 0;
    const listen = (chunk: Buffer) => {
      log += chunk.toString();
      if (signalledAt > 0 || run.signalAt === undefined || !log.includes(run.signalAt.text)) return;
      signalledAt = Date.now();
      child.kill(run.signalAt.signal);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return {
      exitCode,
      log,
      commands: parseLogCommands(log),
      outputs: parseFileCommand(readFileSync(join(temp, 'output'), 'utf8')),
      summary: readFileSync(join(temp, 'summary'), 'utf8'),
      report: readIfThere(join(workspace, '.holdpoint/report.json')),
      afterSignalMs: signalledAt === 0 ? 0 : Date.now() - signalledAt,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
