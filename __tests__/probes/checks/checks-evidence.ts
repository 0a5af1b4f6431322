import {
  type ChecksEvidence,
  checksEvidence,
  type SeenCheck,
  type SeenRun,
  type SeenStatus,
} from '../../../src/probes/checks/evidence.ts';
import { judge } from '../../../src/probes/checks/judge.ts';
import { declaration } from '../../../src/probes/checks/options.ts';

export const COMMIT = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
export const CI = '.github/workflows/ci.yml';

export function makeRun(rest: Partial<SeenRun> = {}): SeenRun {
  return { id: 11, runId: '7', status: 'completed', conclusion: 'success', ...rest };
}

export function makeCheck(runs: SeenRun[], rest: Partial<SeenCheck> = {}): SeenCheck {
  const whole = { name: 'test', app: 'github-actions', replaced: 0, omitted: 0, others: [] };
  return { ...whole, runs, ...rest };
}

export function makeStatus(state: SeenStatus['state'], rest: Partial<SeenStatus> = {}): SeenStatus {
  const status = { context: 'ci', creator: 'github-actions[bot]', others: [], ...rest };
  return state === undefined ? status : { ...status, state };
}

/** What the judge says of evidence in which these checks are. */
export async function judgeChecks(
  checks: readonly SeenCheck[],
  options: object = { required: ['test'] },
  rest: Partial<ChecksEvidence> = {},
) {
  const seen = { commit: COMMIT, foreign: 0, checks, statuses: [], ...rest };
  return judge(checksEvidence.parse(seen), declaration.options.parse(options));
}
