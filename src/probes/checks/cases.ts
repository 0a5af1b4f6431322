import type { Case } from '../contract.ts';
import type { ChecksEvidence, SeenCheck, SeenRun } from './evidence.ts';

const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const app = 'github-actions';
const creator = 'github-actions[bot]';

const run = (rest: Partial<SeenRun> = {}): SeenRun => ({
  id: 11,
  runId: '7',
  status: 'completed',
  conclusion: 'success',
  startedAt: '2026-01-05T10:00:00Z',
  completedAt: '2026-01-05T10:05:00Z',
  ...rest,
});

const check = (runs: SeenRun[], rest: Partial<SeenCheck> = {}): SeenCheck => ({
  name: 'test',
  app,
  runs,
  replaced: 0,
  omitted: 0,
  others: [],
  ...rest,
});

const seen = (...checks: SeenCheck[]): ChecksEvidence => ({
  commit,
  foreign: 0,
  checks,
  statuses: [],
});

const test = { required: ['test'] };
const circle = { statuses: ['ci/circleci'] };

export const cases: readonly Case<ChecksEvidence>[] = [
  {
    title: 'Both required checks are success',
    shows: 'pass',
    options: { required: ['test', 'lint'] },
    evidence: seen(check([run()]), check([run({ id: 12 })], { name: 'lint' })),
    outcome: 'pass',
  },
  {
    title: 'Success at the second attempt',
    shows: 'pass',
    options: test,
    evidence: seen(check([run({ id: 21 })], { replaced: 1 })),
    outcome: 'pass',
  },
  {
    title: 'A commit status of another service is success',
    shows: 'pass',
    options: { statuses: [{ context: 'ci/circleci', creator: 'circleci' }] },
    evidence: {
      ...seen(),
      statuses: [{ context: 'ci/circleci', creator: 'circleci', state: 'success', others: [] }],
    },
    outcome: 'pass',
  },
  {
    title: 'One failed',
    shows: 'fail',
    options: test,
    evidence: seen(check([run({ conclusion: 'failure' })])),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'A commit status is failure',
    shows: 'fail',
    options: circle,
    evidence: {
      ...seen(),
      statuses: [{ context: 'ci/circleci', creator, state: 'failure', others: [] }],
    },
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'It is still running: that holds, and fails nothing',
    shows: 'must-not-pass',
    options: test,
    evidence: seen(check([{ id: 11, runId: '7', status: 'in_progress' }])),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'It never ran on this commit: nothing is known for it or against it',
    shows: 'must-not-pass',
    options: test,
    evidence: seen(check([])),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'It was skipped, which GitHub itself counts as success',
    shows: 'must-not-pass',
    options: test,
    evidence: seen(check([run({ conclusion: 'skipped' })])),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'It is neutral',
    shows: 'must-not-pass',
    options: test,
    evidence: seen(check([run({ conclusion: 'neutral' })])),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'It is neutral, and the plan takes that for this one',
    shows: 'pass',
    options: { required: [{ name: 'test', accept: ['neutral'] }] },
    evidence: seen(check([run({ conclusion: 'neutral' })])),
    outcome: 'pass',
  },
  {
    title: 'Another app wrote a green check of the same name',
    shows: 'must-not-pass',
    options: test,
    evidence: seen(check([], { others: ['green-for-all'] })),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'A job of the same name in another workflow is green',
    shows: 'must-not-pass',
    options: { required: [{ name: 'test', workflow: '.github/workflows/ci.yml' }] },
    evidence: seen(
      check([run({ workflow: '.github/workflows/other.yml' })], {
        workflow: '.github/workflows/ci.yml',
      }),
    ),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'Two workflows have a job of this name, and the older one is red',
    shows: 'must-not-pass',
    options: test,
    evidence: seen(
      check([
        run({ id: 21, runId: '8', workflow: '.github/workflows/other.yml' }),
        run({ conclusion: 'failure', workflow: '.github/workflows/ci.yml' }),
      ]),
    ),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'There are so many of this name that not all were looked at',
    shows: 'must-not-pass',
    options: test,
    evidence: seen(check([run()], { omitted: 3 })),
    outcome: 'inconclusive',
    reason: 'output-limit',
  },
  {
    title: 'Somebody with write access set the status',
    shows: 'must-not-pass',
    options: circle,
    evidence: {
      ...seen(),
      statuses: [{ context: 'ci/circleci', creator, others: ['mallory'] }],
    },
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'A check run of another commit is among what was listed',
    shows: 'control',
    options: test,
    evidence: { ...seen(check([run()])), foreign: 1 },
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
  {
    title: 'There is no commit that could have checks',
    shows: 'control',
    options: test,
    evidence: { ...seen(check([run()])), commit: '' },
    outcome: 'inconclusive',
    reason: 'no-data',
  },
];
