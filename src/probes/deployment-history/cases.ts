import type { Case } from '../contract.ts';
import type { DeploymentCandidate, DeploymentHistoryEvidence } from './evidence.ts';

const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const other = '0d1c2b3a49586776655443322110ffeeddccbbaa';
const image = `ghcr.io/acme/crm@sha256:${'a1'.repeat(32)}`;
const rebuilt = `ghcr.io/acme/crm@sha256:${'b2'.repeat(32)}`;
const plan = 'c3'.repeat(32);
const workflow = '.github/workflows/deploy.yml';
const creator = 'github-actions[bot]';
const options = { environment: 'staging' };

const at = (time: string) => `2026-01-05T${time}:00.000Z`;
const say = (state: string, time: string, by = creator) => ({
  state,
  creator: by,
  createdAt: at(time),
});
const verified = [say('success', '10:00'), say('in_progress', '09:50')];

const run = {
  attempt: 1,
  workflowPath: workflow,
  headSha: commit,
  event: 'push',
  headRepository: 'acme/crm',
};

const one = (rest: Partial<DeploymentCandidate> = {}): DeploymentCandidate => ({
  deployment: 41,
  attempt: 1,
  runId: '7',
  image,
  planDigest: plan,
  run,
  statuses: verified,
  isCut: false,
  ...rest,
});

const seen = (
  candidates: DeploymentCandidate[],
  rest: Partial<DeploymentHistoryEvidence> = {},
): DeploymentHistoryEvidence => ({
  now: at('11:00'),
  repository: 'acme/crm',
  commit,
  image,
  planDigest: plan,
  environment: 'staging',
  workflow,
  foreign: 0,
  isWhole: true,
  ignored: [],
  candidates,
  ...rest,
});

const failing = { shows: 'fail', options, outcome: 'fail', reason: 'assertion' } as const;
const forged = { ...failing, shows: 'must-not-pass' } as const;
const held = {
  shows: 'must-not-pass',
  options,
  outcome: 'inconclusive',
  reason: 'no-data',
} as const;

export const cases: readonly Case<DeploymentHistoryEvidence>[] = [
  {
    title: 'The same commit and image were verified in staging an hour ago',
    shows: 'pass',
    options,
    evidence: seen([one()]),
    outcome: 'pass',
  },
  {
    title: 'It was verified, stood for a while, and has been replaced since',
    shows: 'pass',
    options,
    evidence: seen([one({ statuses: [say('inactive', '10:40'), ...verified] })]),
    outcome: 'pass',
  },
  {
    title: 'A person started the run for this commit, which is merged',
    shows: 'pass',
    options,
    evidence: seen([
      one({
        run: { ...run, event: 'workflow_dispatch', headSha: other },
        isInHistory: true,
      }),
    ]),
    outcome: 'pass',
  },
  { ...failing, title: 'It was never deployed to staging', evidence: seen([]) },
  {
    ...failing,
    title: 'It failed its verification there',
    evidence: seen([one({ statuses: [say('failure', '10:00')] })]),
  },
  {
    ...forged,
    title: 'It was verified, and rolled back afterwards',
    evidence: seen([one({ statuses: [say('failure', '10:50'), ...verified] })]),
  },
  {
    ...forged,
    title: 'The image was built anew for production',
    evidence: seen([one()], { image: rebuilt }),
  },
  {
    ...held,
    title: 'The image that staging had is not known',
    evidence: seen([
      {
        deployment: 41,
        attempt: 1,
        runId: '7',
        planDigest: plan,
        run,
        statuses: verified,
        isCut: false,
      },
    ]),
  },
  {
    ...held,
    title: 'The image of this run is only a tag',
    evidence: seen([one()], { image: 'ghcr.io/acme/crm:v1' }),
  },
  {
    ...forged,
    title: 'The record names a run of another workflow',
    evidence: seen([one({ run: { ...run, workflowPath: '.github/workflows/forge.yml' } })]),
  },
  {
    ...forged,
    title: 'The record names a run of a fork',
    evidence: seen([one({ run: { ...run, headRepository: 'mallory/crm' } })]),
  },
  {
    ...forged,
    title: 'The record names a run of a pull request',
    evidence: seen([one({ run: { ...run, event: 'pull_request' } })]),
  },
  {
    ...forged,
    title: 'The record names a run of another commit',
    evidence: seen([one({ run: { ...run, headSha: other } })]),
  },
  {
    ...forged,
    title: 'The run was started on a branch that nobody merged',
    evidence: seen([
      one({
        run: { ...run, event: 'workflow_dispatch', headSha: other },
        isInHistory: false,
      }),
    ]),
  },
  {
    ...forged,
    title: 'A person created the deployment',
    evidence: seen([], { ignored: [{ deployment: 9, flaw: 'was created by mallory' }] }),
  },
  {
    ...held,
    title: 'The deployment has only begun',
    evidence: seen([one({ statuses: [say('in_progress', '09:50')] })]),
  },
  {
    ...held,
    title: 'A person says that it succeeded, our workflow has not said so yet',
    evidence: seen([one({ statuses: [say('success', '10:00', 'mallory')] })]),
  },
  {
    title: 'It was verified ten minutes ago',
    shows: 'must-not-pass',
    options,
    evidence: seen([one()], { now: at('10:10') }),
    outcome: 'inconclusive',
    reason: 'insufficient-samples',
  },
  {
    title: 'Something else took its place after five minutes',
    shows: 'must-not-pass',
    options,
    evidence: seen([one({ statuses: [say('inactive', '10:05'), ...verified] })]),
    outcome: 'fail',
    reason: 'threshold',
  },
  {
    title: 'It was verified last month',
    shows: 'fail',
    options,
    evidence: seen([one()], { now: '2026-02-05T10:00:00.000Z' }),
    outcome: 'fail',
    reason: 'threshold',
  },
  {
    ...forged,
    title: 'The plan has changed since, and must be the same',
    options: { environment: 'staging', samePlan: true },
    evidence: seen([one({ planDigest: 'd4'.repeat(32) })]),
  },
  {
    ...held,
    title: 'There are more deployments than GitHub lists',
    evidence: seen([], { isWhole: false }),
  },
  {
    title: 'A deployment of another commit is among what was listed',
    shows: 'control',
    options,
    evidence: seen([one()], { foreign: 1 }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
