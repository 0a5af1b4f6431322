import type { Outcome } from './outcome.ts';

export const VERDICTS = ['GO', 'HOLD', 'NO-GO'] as const;
export type VerdictName = (typeof VERDICTS)[number];

/** Why the verdict is what it is: a closed list with the sentence that explains it. */
export const VERDICT_REASONS = {
  passed: 'Every blocking item is accounted for and at least one passed.',
  'not-applicable': 'Nothing that the plan guards is touched by this change.',
  failed: 'A blocking item failed.',
  error: 'A blocking item could not be measured.',
  inconclusive: 'A blocking item had too little data to say.',
  pending: 'A person has to confirm or sign.',
  'nothing-proved': 'No blocking item passed, so nothing is proved.',
  partial: 'Only a part of the plan was run.',
  'dry-run': 'A dry run executes nothing but reads.',
  'gate-closed': 'The phases before the deployment are not GO for this subject.',
} as const;

export type VerdictReason = keyof typeof VERDICT_REASONS;

/** Exit codes: a contract (design §4). */
export const EXIT = {
  go: 0,
  noGo: 1,
  plan: 2,
  hold: 3,
  internal: 4,
  rolledBack: 5,
  rollbackFailed: 6,
} as const;

export type RollbackAdvice = 'required' | 'ask' | 'none' | 'unknown';

/** The one object from which exit code, comment, status, outputs and reports are computed. */
export interface Verdict {
  readonly verdict: VerdictName;
  readonly reason: VerdictReason;
  /** One sentence for people: the decisive items by their words. */
  readonly because: string;
  /** Ids of the items that decided, worst first. */
  readonly decisive: readonly string[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly exitCode: number;
  readonly rollback: RollbackAdvice;
}
