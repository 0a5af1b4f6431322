import { getInput } from '@actions/core';
import { UsageError } from '../../domain/errors.ts';
import { withoutRunnerTokens } from '../../toolbox/environment.ts';
import { parsePhases } from '../run/parse-phases.ts';
import { parseReportReferences } from '../run/parse-report-references.ts';
import { readDuration } from '../run/read-duration.ts';
import type { RunSettings } from '../run/settings.ts';

/** Every input, as action.yml declares it; a test compares the two. */
export const INPUTS = [
  'phase',
  'environment',
  'plan',
  'only',
  'dry-run',
  'hold',
  'commit',
  'image',
  'reports',
  'report-dir',
  'concurrency',
  'deadline',
  'comment',
  'status',
  'deployment',
  'resume-workflow',
  'comment-author',
  'github-token',
] as const;

type InputName = (typeof INPUTS)[number];

/** What the run is asked, and what becomes of its result. */
export interface ActionInputs {
  readonly settings: RunSettings;
  readonly hold: 'fail' | 'neutral';
  readonly isCommenting: boolean;
  readonly isPostingStatus: boolean;
  /** Deployments are found or created, and their statuses written. */
  readonly isTrackingDeployment: boolean;
  /** Commit to judge instead of the event's; only where a person or a workflow dispatched the run. */
  readonly commit?: string;
  /** Workflow that is started once a held deployment has its sign-offs. */
  readonly resumeWorkflow?: string;
  readonly commentAuthor: string;
  readonly token: string;
}

function read(name: InputName): string {
  return getInput(name);
}

function readChoice<Choice extends string>(name: InputName, choices: readonly Choice[]): Choice {
  const text = read(name).toLowerCase();
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw new UsageError(`Input \`${name}\` is "${text}". Write ${choices.join(' or ')}.`);
}

function readSwitch(name: InputName): boolean {
  return readChoice(name, ['true', 'false']) === 'true';
}

function readCount(name: InputName): number {
  const count = Number(read(name));
  if (Number.isInteger(count) && count >= 1 && count <= 1_000) return count;
  throw new UsageError(
    `Input \`${name}\` is "${read(name)}". Write a whole number from 1 to 1000.`,
  );
}

function readWords(name: InputName): readonly string[] {
  return read(name)
    .split(/[\n,]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readSettings(env: NodeJS.ProcessEnv): RunSettings {
  const environment = read('environment');
  const image = read('image');
  return {
    root: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    planPath: read('plan'),
    phases: parsePhases([read('phase')]),
    ...(environment === '' ? {} : { environment }),
    only: readWords('only'),
    isDryRun: readSwitch('dry-run'),
    ...(image === '' ? {} : { image }),
    reports: parseReportReferences(read('reports').split('\n')),
    reportDir: read('report-dir'),
    concurrency: readCount('concurrency'),
    deadlineMs: readDuration('Input `deadline`', read('deadline')),
    variables: withoutRunnerTokens(env),
  };
}

/** A whole object name: a branch or a short name may mean another commit by the time it is used. */
function readCommitInput(): { readonly commit?: string } {
  const commit = read('commit').toLowerCase();
  if (commit === '') return {};
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return { commit };
  throw new UsageError('Input `commit` is no whole commit. Write all 40 hex digits of its name.');
}

function readWorkflow(): { readonly resumeWorkflow?: string } {
  const name = read('resume-workflow');
  if (name === '') return {};
  if (/^[\w.-]{1,200}\.ya?ml$/.test(name)) return { resumeWorkflow: name };
  throw new UsageError(
    'Input `resume-workflow` is no file name. Write that of a file in .github/workflows: `deploy.yml`.',
  );
}

/** Reads every input; throws UsageError that names the input and what to write. */
export function readInputs(env: NodeJS.ProcessEnv): ActionInputs {
  return {
    settings: readSettings(env),
    hold: readChoice('hold', ['fail', 'neutral']),
    isCommenting: readSwitch('comment'),
    isPostingStatus: readSwitch('status'),
    isTrackingDeployment: readSwitch('deployment'),
    ...readCommitInput(),
    ...readWorkflow(),
    commentAuthor: read('comment-author'),
    token: read('github-token'),
  };
}
