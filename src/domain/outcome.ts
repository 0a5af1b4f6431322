/** What can become of one item, best first: the order is the contract. */
export const OUTCOMES = [
  'pass',
  'skip',
  'waived',
  'warn',
  'pending',
  'inconclusive',
  'error',
  'fail',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** True if `a` is further from a pass than `b`. */
export function isWorse(a: Outcome, b: Outcome): boolean {
  return OUTCOMES.indexOf(a) > OUTCOMES.indexOf(b);
}

/** The worst of some outcomes; undefined where there is none, because nothing proves nothing. */
export function worstOf(outcomes: readonly Outcome[]): Outcome | undefined {
  return outcomes.reduce<Outcome | undefined>(
    (worst, next) => (worst === undefined || isWorse(next, worst) ? next : worst),
    undefined,
  );
}

/** Outcomes of a needed item that let the item which needs it run. */
export function satisfiesNeed(outcome: Outcome): boolean {
  return outcome === 'pass' || outcome === 'warn' || outcome === 'waived' || outcome === 'skip';
}
