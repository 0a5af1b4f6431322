import type { Phase } from '../domain/phase.ts';
import type { Verdict, VerdictName, VerdictReason } from '../domain/verdict.ts';
import { boundText } from './bound-text.ts';
import { isOverridable } from './overridable.ts';
import type { GateItem } from './verdict.ts';

export interface StepOptions {
  /** What a HOLD does that only waits for people: a red step, or a green one. */
  readonly hold: 'fail' | 'neutral';
  readonly mode: 'enforce' | 'observe';
  /**
   * Such runs post no status at all, whatever they found. Absent: read from the verdict's reason.
   */
  readonly isPartial?: boolean | undefined;
  readonly isDryRun?: boolean | undefined;
  /** Login of whoever opened the gate for this commit; the verdict stays. */
  readonly overriddenBy?: string | undefined;
  /** The phases of the run; only where somebody overrode it they matter. */
  readonly phases?: readonly Phase[] | undefined;
}

export interface CommitStatus {
  readonly state: 'success' | 'failure' | 'pending' | 'error';
  /** At most 140 characters, one line. */
  readonly description: string;
}

export interface StepDecision {
  readonly isRed: boolean;
  /** Undefined: no status is posted, and the one that stands is left alone. */
  readonly status: CommitStatus | undefined;
}

/** GitHub refuses a longer one. */
const MAX_DESCRIPTION = 140;

const SILENT: readonly VerdictReason[] = ['partial', 'dry-run'];

const STATES: Readonly<Record<VerdictName, CommitStatus['state']>> = {
  GO: 'success',
  HOLD: 'error',
  'NO-GO': 'failure',
};

/** The verdict says that it waits for people, and no blocking item says otherwise. */
function isWaitingOnly(verdict: Verdict, items: readonly GateItem[]): boolean {
  if (verdict.verdict !== 'HOLD' || verdict.reason !== 'pending') return false;
  return !items.some(({ blocking, outcome, reason }) => {
    const isUnmeasured = outcome === 'inconclusive' && reason !== 'needs-unmet';
    return blocking && (outcome === 'fail' || outcome === 'error' || isUnmeasured);
  });
}

/**
 * Red or green for the step, and the commit status (design §4). A partial run and a dry run know
 * too little to replace a status, so they post none. Null is a cancelled run. Observing never
 * blocks: green, no status. An override is green and says so, whatever the verdict is.
 */
export function decideStep(
  verdict: Verdict | null,
  items: readonly GateItem[],
  options: StepOptions,
): StepDecision {
  if (options.mode === 'observe') return { isRed: false, status: undefined };
  const isSilent = options.isPartial === true || options.isDryRun === true;
  if (verdict === null) {
    const description = 'The run was cancelled: there is no verdict.';
    return { isRed: true, status: isSilent ? undefined : { state: 'error', description } };
  }
  const isWaiting = isWaitingOnly(verdict, items);
  const isRed = verdict.verdict !== 'GO' && !(isWaiting && options.hold === 'neutral');
  if (isSilent || SILENT.includes(verdict.reason)) return { isRed, status: undefined };
  const text = `${verdict.verdict} (${verdict.reason}): ${verdict.because}`;
  const { overriddenBy } = options;
  if (overriddenBy !== undefined && isOverridable(verdict, items, options.phases ?? [])) {
    const description = boundText(`OVERRIDDEN by ${overriddenBy}: ${text}`, MAX_DESCRIPTION);
    return { isRed: false, status: { state: 'success', description } };
  }
  return {
    isRed,
    status: {
      state: isWaiting ? 'pending' : STATES[verdict.verdict],
      description: boundText(text, MAX_DESCRIPTION),
    },
  };
}
