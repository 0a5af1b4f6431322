import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { compare, type Program, ROOT, round } from './measure.ts';

interface Suite {
  readonly name: string;
  readonly paths: readonly string[];
  readonly isFlow: boolean;
  readonly concurrency: number;
}

const repeat = (count: number, delayMs: number) =>
  Array.from({ length: count }, (_, index) => `/delay/${delayMs}/${index}`);

const SUITES: readonly Suite[] = [
  { name: '200 items at 100 ms', paths: repeat(200, 100), isFlow: false, concurrency: 50 },
  { name: '200 items at 0 ms', paths: repeat(200, 0), isFlow: false, concurrency: 50 },
  { name: 'one flow of 20 steps', paths: repeat(20, 0), isFlow: true, concurrency: 1 },
  { name: 'one item', paths: repeat(1, 0), isFlow: false, concurrency: 1 },
];

const expectation = { status: 200, json: { '$.status': 'ok' } };

function describeItems({ paths, isFlow }: Suite) {
  if (!isFlow) {
    return paths.map((path) => ({ item: `GET ${path}`, http: { path, expect: expectation } }));
  }
  // Each step's address holds what the step before it answered.
  const steps = paths.map((path, index) => ({
    path: index === 0 ? path : `${path}/{{next${index - 1}}}`,
    captures: { [`next${index}`]: { json: '$.next', secret: false } },
    expect: expectation,
  }));
  return [{ item: 'a flow', http: { steps } }];
}

function describeOurs(suite: Suite, base: string, workspace: string): Program {
  const plan = {
    version: 1,
    environments: { bench: { url: base } },
    phases: { 'pre-deployment': describeItems(suite) },
  };
  writeFileSync(join(workspace, 'plan.yml'), stringify(plan));
  const options = ['--plan', 'plan.yml', '--concurrency', String(suite.concurrency)];
  return {
    argv: [join(ROOT, 'dist/cli.js'), 'run', 'pre-deployment', ...options],
    cwd: workspace,
    exitCode: 0,
    prints: 'GO',
  };
}

function describeBare(suite: Suite, base: string, workspace: string): Program {
  const checks = { base, paths: suite.paths, concurrency: suite.concurrency };
  return {
    argv: [join(ROOT, 'bench/http-bare.mjs')],
    cwd: workspace,
    env: { BENCH_CHECKS: JSON.stringify(checks) },
    exitCode: 0,
    prints: `${suite.paths.length} passed`,
  };
}

async function measureSuite(suite: Suite, base: string) {
  const workspace = mkdtempSync(join(tmpdir(), 'holdpoint-http-'));
  try {
    const ours = describeOurs(suite, base, workspace);
    const measured = await compare(ours, describeBare(suite, base, workspace), 9);
    return {
      name: suite.name,
      ours: round(measured.ours.ms),
      bare: round(measured.bare.ms),
      ratio: round(measured.ours.ms / measured.bare.ms),
      oursMb: round(measured.ours.peakMb),
      bareMb: round(measured.bare.peakMb),
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Whole-process time and peak memory of the command line beside a bare script doing the same. */
export async function measureHttp() {
  const target = spawn(process.execPath, [join(ROOT, 'bench/http-target.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const port = await new Promise<string>((resolve) => {
      target.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    const suites = [];
    for (const suite of SUITES) suites.push(await measureSuite(suite, `http://127.0.0.1:${port}`));
    return { suites };
  } finally {
    target.kill();
  }
}
