import type { Blast } from './blast.ts';
import type { Json } from './json.ts';
import type { Outcome } from './outcome.ts';
import type { Phase } from './phase.ts';

/** Where something stands in a file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is retried: transport errors by default, verdicts only if the plan says so. */
export interface RetryPolicy {
  readonly on: readonly ('transport' | 'error' | 'inconclusive' | 'fail')[];
  /** No attempt starts later than this after the first one. */
  readonly withinMs: number;
  readonly everyMs: number;
  readonly maxAttempts: number;
}

/** Samples over a time; failures and errors have separate budgets. */
export interface SoakPolicy {
  readonly forMs: number;
  readonly everyMs: number;
  /** This many conclusive passes in a row must end the soak. */
  readonly consecutive: number;
  readonly failureLimit: number;
  readonly errorLimit: number;
}

/** The closed vocabulary of `if`; every part that is present must hold. */
export interface Condition {
  readonly environment?: readonly string[] | undefined;
  readonly event?: readonly string[] | undefined;
  /** Globs; holds if the change touches a path that matches one. */
  readonly paths?: readonly string[] | undefined;
  /** Outcome of a needed item, by its id. */
  readonly outcome?: Readonly<Record<string, readonly Outcome[]>> | undefined;
}

/** The box of the checklist that an item accounts for. */
export interface BoxReference {
  readonly line: number;
  readonly section: readonly string[];
}

/**
 * An item of the plan after normalising: defaults applied, durations in ms, options not yet
 * resolved.
 */
export interface PlannedItem {
  readonly id: string;
  /** The checklist's words. */
  readonly text: string;
  readonly phase: Phase;
  readonly kind: string;
  /** As written in the plan: `${NAME}` still stands. */
  readonly options: Json;
  /**
   * The options after their defaults, if they hold no `${` and were found right as they stand.
   * Absent: they are validated before the item runs, once it is known what they come to.
   */
  readonly validOptions?: unknown;
  readonly blocking: boolean;
  readonly needs: readonly string[];
  /** Environments where the item applies; absent: all. */
  readonly environments?: readonly string[];
  /** Another environment than the run's that is looked at. */
  readonly target?: string;
  readonly if?: Condition;
  /** Why the item is declared as not applicable. */
  readonly skip?: string;
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly soak?: SoakPolicy;
  /** Runs beside this item, from before its start to after its end. */
  readonly during?: string;
  readonly blast: Blast;
  /** The probe proves what it writes to, before it writes: the environment need not. */
  readonly provesItself?: boolean;
  readonly tags: readonly string[];
  readonly owner?: string;
  readonly position: Position;
  readonly box?: BoxReference;
}

/** A condition under which the deployment is taken back: it looks at outcomes, it runs nothing. */
export interface PlannedTrigger {
  readonly id: string;
  readonly text: string;
  /** Fires when at least `atLeast` of these ended as `fail`. */
  readonly failed: readonly string[];
  readonly atLeast: number;
  /** What firing does: take back at once, or ask a person. */
  readonly decision: 'rollback' | 'ask';
  readonly position: Position;
  readonly box?: BoxReference;
}
