import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { parseFileCommand } from './parse-file-command.ts';

export const ROOT = join(import.meta.dirname, '../../..');

export interface ActionRun {
  /** Absolute path of what is started; default: the committed dist/index.js. */
  readonly main?: string;
  /** Absolute path of the action.yml whose defaults count; default: that of the repository. */
  readonly metadata?: string;
  /** Files of the workspace, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** What `${{ github.token }}` stands for. */
  readonly token?: string;
  readonly apiUrl?: string;
  readonly repository?: string;
  /** State of an earlier step of the same action, for its post step. */
  readonly state?: Readonly<Record<string, string>>;
}

export interface RunnerFiles {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** Empty, as the runner drops it whole, if it is over 1 MiB. */
  readonly summary: string;
}

export interface RunnerPlace {
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  /** What the runner makes of the files; throws where it fails the step. */
  readFiles(): RunnerFiles;
  /** Text of a file of the workspace; undefined if it is not there. */
  readWorkspace(path: string): string | undefined;
  remove(): void;
}

interface Metadata {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean }>>;
}

const FILES = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const;
const MAX_SUMMARY_BYTES = 1_048_576;

/** Names as Handler.cs makes them: spaces become underscores, hyphens stay, upper case. */
export function nameInput(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

function describeInputs(run: ActionRun): Record<string, string> {
  const text = readFileSync(run.metadata ?? join(ROOT, 'action.yml'), 'utf8');
  const { inputs = {} } = parse(text) as Metadata;
  const defaults = Object.entries(inputs).map(([name, input]) => {
    const value = String(input.default ?? '');
    return [name, /^\$\{\{\s*github\.token\s*\}\}$/.test(value) ? (run.token ?? '') : value];
  });
  const merged = { ...Object.fromEntries(defaults), ...run.inputs } as Record<string, string>;
  return Object.fromEntries(
    Object.entries(merged).map(([name, value]) => [nameInput(name), value]),
  );
}

function describeState(run: ActionRun): Record<string, string> {
  return Object.fromEntries(
    Object.entries(run.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
  );
}

/** What GitHubContext.cs and RunnerContext.cs hand to an action; no token is among it. */
function describeContext(run: ActionRun, workspace: string, temp: string): Record<string, string> {
  const repository = run.repository ?? 'acme/crm';
  const files = FILES.map((name) => [`GITHUB_${name}`, join(temp, name.toLowerCase())]);
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'ana',
    GITHUB_API_URL: run.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: run.event.name,
    GITHUB_EVENT_PATH: join(temp, 'event.json'),
    GITHUB_JOB: 'gate',
    GITHUB_REF: 'refs/pull/1/merge',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4242',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'f'.repeat(40),
    GITHUB_TRIGGERING_ACTOR: 'ana',
    GITHUB_WORKFLOW: 'Gate',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/gate.yml@refs/pull/1/merge`,
    GITHUB_WORKSPACE: workspace,
    ...(Object.fromEntries(files) as Record<string, string>),
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
  };
}

function readSummary(path: string): string {
  const bytes = readFileSync(path);
  return bytes.byteLength > MAX_SUMMARY_BYTES ? '' : bytes.toString('utf8');
}

function readFiles(temp: string): RunnerFiles {
  const read = (name: (typeof FILES)[number]) =>
    readFileSync(join(temp, name.toLowerCase()), 'utf8');
  return {
    outputs: parseFileCommand(read('OUTPUT')),
    state: parseFileCommand(read('STATE')),
    environment: parseFileCommand(read('ENV')),
    path: read('PATH')
      .split(/\r?\n/)
      .filter((line) => line !== ''),
    summary: readSummary(join(temp, 'step_summary')),
  };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A workspace, the files of the runner and its environment; nothing of ours leaks in but PATH. */
export function openRunner(run: ActionRun): RunnerPlace {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-runner-'));
  const [workspace, temp] = [join(folder, 'work space'), join(folder, 'temp')];
  for (const path of [workspace, temp]) mkdirSync(path);
  for (const [path, text] of Object.entries(run.files ?? {})) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  for (const name of FILES) writeFileSync(join(temp, name.toLowerCase()), '');
  writeFileSync(join(temp, 'event.json'), JSON.stringify(run.event.payload));
  return {
    workspace,
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: temp,
      LANG: 'C.UTF-8',
      CI: 'true',
      ...describeContext(run, workspace, temp),
      ...describeInputs(run),
      ...describeState(run),
      ...run.env,
    },
    readFiles: () => readFiles(temp),
    readWorkspace: (path) => readIfThere(join(workspace, path)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
