import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runGate } from '../../../src/app/run/run-gate.ts';
import type {
  ReportReference,
  RunOrigin,
  RunPorts,
  RunResult,
} from '../../../src/app/run/settings.ts';
import type { Phase } from '../../../src/domain/phase.ts';
import type { ItemResult } from '../../../src/domain/report.ts';
import type { Waiver, WaiverProof } from '../../../src/domain/waiver.ts';
import { openFolder } from '../../../src/plan/source.ts';

const PLAN = '.github/holdpoint.yml';
const WAIVERS = '.github/holdpoint-waivers.yml';
const IDENTITY = "{ identity: { command: { run: 'exit 0', expect: { exitCode: 0 } } } }";
const DAY_MS = 86_400_000;

export function daysAhead(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

export function makeEntry(change: Partial<Waiver> = {}): Waiver {
  return {
    item: 'lint',
    reason: 'exit-code',
    justification: 'Known.',
    requestedBy: 'ana',
    approvedBy: 'jonas',
    expires: daysAhead(30),
    ...change,
  };
}

/** `pre-deployment` of one passing item, of `lint`, which exits with `code`, and of others. */
export function makePlan(code: number, more = '', later = ''): string {
  return `version: 1
environments:
  staging: ${IDENTITY}
  production: ${IDENTITY}
phases:
  pre-deployment:
    - { item: Build, blast: read, command: { run: 'exit 0', expect: { exitCode: 0 } } }
    - { item: Lint, blast: read, command: { run: 'exit ${code}', expect: { exitCode: 0 } } }
${more}${later}`;
}

export const DEPLOYMENT = `
  deployment:
    - { item: Ship, command: { run: 'exit 0', expect: { exitCode: 0 } } }
`;

const origin: RunOrigin = {
  repository: 'acme/crm',
  commit: 'a'.repeat(40),
  event: 'push',
  runId: '77',
  attempt: 1,
  workflow: 'deploy',
  isUntrusted: false,
};

export interface GateRun {
  readonly phases?: readonly Phase[];
  readonly environment?: string;
  readonly reports?: readonly ReportReference[];
  readonly reportDir?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly proveWaiver?: RunPorts['proveWaiver'];
}

/** A folder with a plan and waivers that runs can be made in. */
export class WaiverFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  static async open(plan: string, waivers?: readonly Waiver[] | string): Promise<WaiverFolder> {
    const folder = new WaiverFolder(await mkdtemp(join(tmpdir(), 'holdpoint-waivers-')));
    await folder.write(PLAN, plan);
    if (waivers !== undefined) await folder.grant(waivers);
    return folder;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), text);
  }

  async grant(waivers: readonly Waiver[] | string): Promise<void> {
    const text = typeof waivers === 'string' ? waivers : JSON.stringify({ version: 1, waivers });
    await this.write(WAIVERS, text);
  }

  run(run: GateRun = {}): Promise<RunResult> {
    const { proveWaiver } = run;
    const settings = {
      root: this.root,
      planPath: PLAN,
      phases: run.phases ?? (['pre-deployment'] as const),
      environment: run.environment ?? 'production',
      only: [],
      isDryRun: false,
      reports: run.reports ?? [],
      reportDir: run.reportDir ?? '.holdpoint',
      concurrency: 4,
      variables: { ...run.variables, PATH: process.env['PATH'] ?? '' },
    };
    return runGate(settings, origin, {
      policy: openFolder(this.root),
      isPreview: false,
      signal: new AbortController().signal,
      ...(proveWaiver === undefined ? {} : { proveWaiver }),
    });
  }

  async readReport(path: string): Promise<string> {
    return readFile(path, 'utf8');
  }

  close(): Promise<void> {
    return rm(this.root, { recursive: true, force: true });
  }
}

/** Says yes to everybody, and notes who asked. */
export function openApprover(proof: WaiverProof = { isProved: true, pullRequest: 12 }) {
  const asked: string[] = [];
  const proveWaiver = async (waiver: Waiver): Promise<WaiverProof> => {
    asked.push(waiver.item);
    return proof;
  };
  return { asked, proveWaiver };
}

export function listOutcomes({ report }: RunResult): Readonly<Record<string, string>> {
  return Object.fromEntries(report.items.map(({ id, outcome }: ItemResult) => [id, outcome]));
}
