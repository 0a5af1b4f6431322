import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compare, type Program, ROOT, round, runProgram } from './measure.ts';

/** Names a loaded module's address in a file, one a line. */
const RECORDER = `
  import { registerHooks } from 'node:module';
  import { appendFileSync } from 'node:fs';
  registerHooks({ load(url, context, next) {
    appendFileSync(process.env.BENCH_LOADED, url + '\\n');
    return next(url, context);
  } });`;

const PLANS: Readonly<Record<string, (workspace: string) => void>> = {
  empty: (workspace) => {
    writeFileSync(
      join(workspace, 'holdpoint.yml'),
      'version: 1\nenvironments: { production: { url: "http://127.0.0.1:9" } }\n',
    );
  },
  'lt-crm': (workspace) => {
    for (const name of ['lt-crm.md', 'lt-crm.yml']) {
      cpSync(join(ROOT, 'bench/fixtures', name), join(workspace, name));
    }
    cpSync(join(workspace, 'lt-crm.yml'), join(workspace, 'holdpoint.yml'));
  },
};

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
}

/**
 * The Action as the runner starts it, asked for an environment that the plan has not: it stops
 * right after the plan is valid.
 */
function describeAction(workspace: string): Program {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `INPUT_${name.toUpperCase()}`,
    input.default,
  ]);
  return {
    argv: [join(ROOT, 'dist/index.js')],
    cwd: workspace,
    env: {
      ...Object.fromEntries(inputs),
      INPUT_PLAN: 'holdpoint.yml',
      INPUT_ENVIRONMENT: 'elsewhere',
      'INPUT_GITHUB-TOKEN': 'a-token-that-nobody-asks-for',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: join(workspace, 'event.json'),
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_REF: 'refs/heads/main',
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(workspace, 'output'),
      GITHUB_STEP_SUMMARY: join(workspace, 'summary'),
    },
    exitCode: 2,
    prints: 'The plan has no environment "elsewhere"',
  };
}

async function wasClientLoaded(action: Program, workspace: string): Promise<boolean> {
  const recorder = join(workspace, 'recorder.mjs');
  const loaded = join(workspace, 'loaded');
  writeFileSync(recorder, RECORDER);
  writeFileSync(loaded, '');
  await runProgram({
    ...action,
    argv: ['--import', recorder, ...action.argv],
    env: { ...action.env, BENCH_LOADED: loaded },
  });
  const urls = readFileSync(loaded, 'utf8');
  if (!urls.includes('dist/index.js')) throw new Error('The recorder saw nothing.');
  return /octokit|undici/i.test(urls);
}

/** Start-up of the Action over bare node, up to a validated plan. */
export async function measureStart(plan: string) {
  const prepare = PLANS[plan];
  if (prepare === undefined) throw new Error(`There is no plan "${plan}".`);
  const workspace = mkdtempSync(join(tmpdir(), 'holdpoint-start-'));
  try {
    mkdirSync(workspace, { recursive: true });
    prepare(workspace);
    const event = { ref: 'refs/heads/main', repository: { default_branch: 'main' } };
    writeFileSync(join(workspace, 'event.json'), JSON.stringify(event));
    writeFileSync(join(workspace, 'output'), '');
    writeFileSync(join(workspace, 'summary'), '');
    const action = describeAction(workspace);
    const bare = { argv: [join(ROOT, 'bench/bare.mjs')], cwd: workspace, exitCode: 0 };
    const measured = await compare(action, bare, 21);
    return {
      bareMs: round(measured.bare.ms),
      startMs: round(measured.ours.ms),
      addedMs: round(measured.ours.ms - measured.bare.ms),
      ratio: round(measured.ours.ms / measured.bare.ms),
      clientLoaded: await wasClientLoaded(action, workspace),
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
