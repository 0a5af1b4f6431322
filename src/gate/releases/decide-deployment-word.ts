import type { Phase } from '../../domain/phase.ts';
import type { Report } from '../../domain/report.ts';
import { boundText } from '../bound-text.ts';
import { decideVerdict, type GateItem } from '../verdict.ts';

export interface DeploymentWord {
  readonly state: 'success' | 'failure' | 'error' | 'in_progress';
  /** At most 140 characters, one line. */
  readonly description: string;
}

/** What a run says of a deployment; a report has all of it. */
export type JudgedRun = Pick<Report, 'verdict' | 'items' | 'triggers' | 'override'> & {
  readonly run: Pick<Report['run'], 'phases' | 'only' | 'dryRun'>;
};

/** GitHub refuses a longer one. */
const MAX_DESCRIPTION = 140;

/** What comes before them says whether to deploy; these say what became of it. */
const DEPLOYED: readonly Phase[] = ['deployment', 'post-deployment'];

function say(state: DeploymentWord['state'], text: string): DeploymentWord {
  return { state, description: boundText(text, MAX_DESCRIPTION) };
}

/** The verdict of some phases alone: an override leaves that of the whole run as it is. */
function judgePhases(judged: JudgedRun, phases: readonly Phase[]) {
  const { run, items, triggers } = judged;
  return decideVerdict({
    items: items.filter(({ phase }: GateItem) => phases.includes(phase)),
    mode: 'enforce',
    phases,
    isPartial: run.only.length > 0,
    isDryRun: run.dryRun,
    isApplicable: true,
    triggers,
  });
}

function describeEnd(judged: JudgedRun): DeploymentWord {
  const phases = DEPLOYED.filter((phase) => judged.run.phases.includes(phase));
  const { verdict, because, rollback } = judgePhases(judged, phases);
  if (verdict === 'NO-GO') return say('failure', `NO-GO: ${because}`);
  if (rollback === 'required') return say('failure', 'A rollback is required.');
  if (verdict === 'HOLD') return say('error', `HOLD: ${because}`);
  if (!phases.includes('post-deployment')) {
    return say('in_progress', 'Deployed; what runs now is not verified yet.');
  }
  const proof = judgePhases(judged, ['post-deployment']);
  if (proof.verdict !== 'GO') return say('error', `Deployed, but not verified: ${proof.because}`);
  const { override } = judged;
  const how = override === undefined ? '' : ` (the gate was overridden by ${override.by})`;
  return say('success', `Verified${how}: ${proof.because}`);
}

function describeRollback(judged: JudgedRun, previous: string | undefined): DeploymentWord {
  const { verdict, because } = judgePhases(judged, ['rollback']);
  if (verdict !== 'GO') return say('error', `The rollback is not verified: ${because}`);
  const to = previous === undefined ? '' : ` to ${previous.slice(0, 12)}`;
  return say('failure', `Rolled back${to}: ${because}`);
}

/**
 * What a finished run says of the deployment that it made, looked at or took back. `success` needs a
 * blocking pass of post-deployment with nothing of it in the way: only what was verified is a
 * release to go back to.
 */
export function decideDeploymentWord(
  judged: JudgedRun,
  previous: string | undefined,
): DeploymentWord {
  if (judged.verdict === null) {
    return say('error', 'The run was cancelled: whether the deployment works is not known.');
  }
  return judged.run.phases.includes('rollback')
    ? describeRollback(judged, previous)
    : describeEnd(judged);
}

/**
 * True if the run saw the release itself answer: a blocking `version` item passed after the
 * deployment. Only that lets a run which deployed nothing say that something was deployed.
 */
export function hasProvedVersion(items: Report['items']): boolean {
  return items.some(
    ({ kind, phase, blocking, outcome }) =>
      kind === 'version' && phase === 'post-deployment' && blocking && outcome === 'pass',
  );
}
