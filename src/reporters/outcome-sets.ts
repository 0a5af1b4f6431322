import type { Outcome } from '../domain/outcome.ts';

/** Outcomes that tick a box. */
export const TICKED: readonly Outcome[] = ['pass', 'warn', 'waived'];

/** Outcomes that leave nothing to do. */
export const CALM: readonly Outcome[] = ['pass', 'skip', 'waived'];
