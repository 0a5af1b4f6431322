import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findTool } from '../../scripts/workflow-tools.ts';
import type { LocalGitHub } from '../support/github/local-github.ts';
import { ROOT } from '../support/runner/runner-environment.ts';
import { prepareActions } from './stand-ins.ts';

export interface WorkflowRun {
  /** File of `examples/workflows`. */
  readonly example: string;
  readonly delivery: { readonly name: string; readonly payload: unknown };
  /** Files of the repository that is checked out. */
  readonly files: Readonly<Record<string, string>>;
  readonly gitHub: LocalGitHub;
  readonly runId?: string;
  readonly actor: string;
  /** A sed command that changes every artifact on its way. */
  readonly forgery?: string;
}

export interface WorkflowResult {
  readonly exitCode: number | null;
  /** `success`, `failure` or `skipped`, of each job that act spoke of. */
  readonly jobs: Readonly<Record<string, string>>;
  /** What the jobs wrote, in the order in which it came. */
  readonly log: string;
  /** Lines that the plan's commands left in `$RELEASE_LOG`: what was really done. */
  readonly done: readonly string[];
}

interface Place {
  readonly folder: string;
  readonly repository: string;
  readonly releaseLog: string;
}

interface ActLine {
  readonly msg?: string;
  readonly jobID?: string;
  readonly jobResult?: string;
}

const RUN_MS = 120_000;
const IDENTITY = ['-c', 'user.name=a', '-c', 'user.email=a@acme.example'];

function createPlace(run: WorkflowRun, workflow: string): Place {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-act-'));
  const repository = join(folder, 'repository');
  const files = { ...run.files, [`.github/workflows/${run.example}`]: workflow };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: repository });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git(...IDENTITY, 'commit', '--quiet', '--message=the tree');
  git('remote', 'add', 'origin', `https://github.com/${run.gitHub.repository}.git`);
  for (const name of ['home', 'artifacts']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'event.json'), JSON.stringify(run.delivery.payload));
  const releaseLog = join(folder, 'release.log');
  writeFileSync(releaseLog, '');
  return { folder, repository, releaseLog };
}

function repeat(option: string, pairs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pairs).flatMap(([name, value]) => [option, `${name}=${value}`]);
}

function describeJobs(run: WorkflowRun, { folder, repository, releaseLog }: Place) {
  const { gitHub, example, runId = '4242' } = run;
  return {
    GITHUB_API_URL: gitHub.url,
    GITHUB_RUN_ID: runId,
    GITHUB_WORKFLOW_REF: `${gitHub.repository}/.github/workflows/${example}@refs/heads/main`,
    RELEASE_LOG: releaseLog,
    STAND_IN_ARTIFACTS: join(folder, 'artifacts'),
    STAND_IN_FORGERY: run.forgery ?? '',
    STAND_IN_REPOSITORY: repository,
  };
}

function listArguments(run: WorkflowRun, place: Place, workflow: string): readonly string[] {
  const secrets = { GITHUB_TOKEN: run.gitHub.token, DEPLOY_TOKEN: 'a-deploy-token-0123456789' };
  return [
    run.delivery.name,
    '--no-cache-server',
    '--rm',
    '--verbose',
    '--json',
    '--platform=ubuntu-latest=-self-hosted',
    `--actor=${run.actor}`,
    `--workflows=.github/workflows/${run.example}`,
    `--eventpath=${join(place.folder, 'event.json')}`,
    ...repeat('--secret', secrets),
    ...repeat('--env', describeJobs(run, place)),
    ...repeat('--local-repository', prepareActions(join(place.folder, 'actions'), workflow)),
  ];
}

/** Nothing of this machine leaks in but Node and the programs of the system. */
function describeHost({ folder }: Place): NodeJS.ProcessEnv {
  return {
    ACT_DISABLE_VERSION_CHECK: '1',
    HOME: join(folder, 'home'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    TERM: 'dumb',
    GIT_PAGER: 'cat',
    PAGER: 'cat',
  };
}

async function start(args: readonly string[], place: Place) {
  const act = findTool('act');
  if ('missing' in act) throw new Error(act.missing);
  const child = spawn(act.path, args, {
    cwd: place.repository,
    env: describeHost(place),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: RUN_MS,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  });
  return { exitCode, output };
}

/** Every line but the last word of act is JSON. */
function parseLine(line: string): ActLine {
  try {
    return JSON.parse(line) as ActLine;
  } catch {
    return { msg: line };
  }
}

/** The example as it is, but for a key that GitHub knows and act does not. */
function readExample(name: string): string {
  const text = readFileSync(join(ROOT, 'examples/workflows', name), 'utf8');
  return text.replaceAll(/(\benvironment:\n +name: .*\n) +deployment: false.*\n/g, '$1');
}

/** Runs an example under act, in real jobs with the committed dist, against the local GitHub. */
export async function runWorkflow(run: WorkflowRun): Promise<WorkflowResult> {
  const workflow = readExample(run.example);
  const place = createPlace(run, workflow);
  try {
    const { exitCode, output } = await start(listArguments(run, place, workflow), place);
    const lines = output.split('\n').map(parseLine);
    const results = lines.filter(({ jobResult }) => jobResult !== undefined);
    return {
      exitCode,
      jobs: Object.fromEntries(results.map(({ jobID, jobResult }) => [jobID, jobResult])),
      log: lines.map(({ msg }) => msg).join('\n'),
      done: readFileSync(place.releaseLog, 'utf8').split('\n').slice(0, -1),
    };
  } finally {
    rmSync(place.folder, { recursive: true, force: true });
  }
}
