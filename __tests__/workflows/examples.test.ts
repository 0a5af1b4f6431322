import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../support/runner/runner-environment.ts';

interface Concurrency {
  readonly group: string;
  readonly 'cancel-in-progress': boolean;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: { readonly name: string; readonly deployment: boolean };
  readonly steps: readonly {
    readonly uses?: string;
    readonly with?: Readonly<Record<string, string>>;
  }[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly concurrency: Concurrency;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, 'examples/workflows');
const EXAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

function read(name: string): Workflow {
  return parse(readFileSync(join(FOLDER, name), 'utf8')) as Workflow;
}

function listJobs(name: string): readonly Job[] {
  return Object.values(read(name).jobs);
}

function runsDeployment(job: Job): boolean {
  const phases = job.steps.flatMap((step) => step.with?.['phase']?.split(/[,\s]+/) ?? []);
  return phases.includes('deployment') || phases.includes('rollback');
}

describe.each(EXAMPLES)('%s', (name) => {
  it('grants nothing at the top, and each job what it says', () => {
    expect(read(name).permissions).toEqual({});
    for (const { permissions } of listJobs(name)) {
      expect(permissions).toMatchObject({ contents: 'read' });
      expect(permissions).not.toHaveProperty('id-token');
    }
  });

  it('bounds every job, and creates no deployment of GitHub’s beside our own', () => {
    for (const job of listJobs(name)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job.environment?.deployment ?? false).toBe(false);
    }
  });

  it('cancels no run that deploys or takes back', () => {
    const { concurrency } = read(name);
    const isDeploying = listJobs(name).some(runsDeployment);
    expect(concurrency.group).not.toBe('');
    expect(concurrency['cancel-in-progress'] && isDeploying).toBe(false);
  });

  it('checks nothing out where strangers write', () => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const isUntrusted = /^ +(?:pull_request_target|issue_comment|workflow_run):/m.test(text);
    const isCheckingOut = /\b(?:actions\/checkout|run:)/.test(text);
    expect(isUntrusted && isCheckingOut).toBe(false);
  });
});

describe('the examples', () => {
  it('are those that the page beside them names', () => {
    const page = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    const named = [...page.matchAll(/\]\(([\w-]+\.yml)\)/g)].map(([, file]) => file);
    expect(new Set(named)).toEqual(new Set(EXAMPLES));
  });
});
