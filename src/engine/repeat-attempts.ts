import type { RetryPolicy, SoakPolicy } from '../domain/item.ts';
import type { Attempt } from '../domain/report.ts';
import { readSample } from '../gate/sample.ts';
import { type SettlePolicy, shouldRetry } from '../gate/settle.ts';
import { dropSpareAttempts } from './keep-attempts.ts';
import { describeStopped, makeAttempt } from './make-attempt.ts';
import type { PreparedItem } from './prepared-item.ts';
import type { Run } from './run.ts';
import type { SoakCohort } from './soak-cohort.ts';

/** Under which circumstances an item's attempts are made. */
export interface Scope {
  /**
   * Resolves when one attempt may be made, with what gives the place back; rejects if the run
   * stops.
   */
  readonly admit: () => Promise<() => void>;
  /** Called when the first `collect` has been entered. */
  readonly onEntered?: () => void;
  /** Fires at the end of the item that this one watches. */
  readonly until?: AbortSignal;
  readonly cohort?: SoakCohort;
}

export interface Attempts {
  /**
   * Oldest first; enough of them to settle the item again. Empty if the run stopped before the
   * first.
   */
  readonly kept: readonly Attempt[];
  readonly made: number;
}

/** The policy in the form that is stored with the result: its keys sorted, as they are there. */
export function renderPolicy(item: { retry: RetryPolicy; soak?: SoakPolicy }): SettlePolicy {
  const { retry, soak } = item;
  if (soak !== undefined) {
    const { consecutive, failureLimit, errorLimit } = soak;
    return { type: 'soak', consecutive, failureLimit, errorLimit };
  }
  if (retry.maxAttempts <= 1 || retry.on.length === 0) return { type: 'single' };
  return { maxAttempts: retry.maxAttempts, on: [...retry.on], type: 'retry' };
}

/** Makes the attempts of one item, one after the other. */
class Repeater {
  readonly #prepared: PreparedItem;
  readonly #run: Run;
  readonly #scope: Scope;
  readonly #policy: SettlePolicy;
  readonly #kept: Attempt[] = [];
  #made = 0;
  /** When the first and the latest attempt started, epoch ms. */
  #firstAt = 0;
  #latestAt = 0;
  readonly #spent = { failures: 0, errors: 0 };

  constructor(prepared: PreparedItem, run: Run, scope: Scope) {
    this.#prepared = prepared;
    this.#run = run;
    this.#scope = scope;
    this.#policy = renderPolicy(prepared.item);
  }

  async repeat(): Promise<Attempts> {
    const { soak, retry } = this.#prepared.item;
    if (soak === undefined) await this.#retry(retry);
    else await this.#soak(soak);
    return { kept: this.#kept, made: this.#made };
  }

  async #retry(retry: RetryPolicy): Promise<void> {
    for (;;) {
      const attempt = await this.#attempt();
      if (attempt === undefined || !shouldRetry(attempt, this.#policy, this.#made)) return;
      // There is no second look at something that is over.
      if (this.#scope.until?.aborted === true) return;
      const next = this.#run.clock.now() + retry.everyMs;
      if (next - this.#firstAt > retry.withinMs || !(await this.#sleepUntil(next))) return;
    }
  }

  /**
   * Samples in a steady rhythm; a sample that takes longer than the rhythm costs the beats it
   * misses.
   */
  async #soak(soak: SoakPolicy): Promise<void> {
    const { clock } = this.#run;
    const everyMs = Math.max(1, soak.everyMs);
    for (;;) {
      const attempt = await this.#attempt();
      if (attempt === undefined || this.#isDecided(attempt, soak)) return;
      if (this.#made === 1) this.#scope.cohort?.enter(this.#prepared.item.id, this.#ownEnd(soak));
      const end = this.#findEnd(soak);
      if (end !== undefined && this.#latestAt >= end) return;
      const now = clock.now();
      const beats = Math.floor((now - this.#firstAt) / everyMs) + 1;
      const next = Math.min(this.#firstAt + beats * everyMs, end ?? Number.POSITIVE_INFINITY);
      if (!(await this.#sleepUntil(next))) return;
    }
  }

  #ownEnd(soak: SoakPolicy): number {
    return this.#firstAt + soak.forMs;
  }

  /** When the soak is over; beside another item that is its end, whatever `for` says. */
  #findEnd(soak: SoakPolicy): number | undefined {
    const { until, cohort } = this.#scope;
    if (until !== undefined) return until.aborted ? 0 : Number.POSITIVE_INFINITY;
    return cohort === undefined ? this.#ownEnd(soak) : cohort.closesAt();
  }

  /** Nothing that follows can change the outcome: a budget is exceeded, or a person is asked. */
  #isDecided(attempt: Attempt, soak: SoakPolicy): boolean {
    const { outcome, isBroken } = readSample(attempt);
    if (outcome === 'fail') this.#spent.failures += 1;
    if (outcome === 'error' || outcome === 'inconclusive') this.#spent.errors += 1;
    const isSpent =
      this.#spent.failures > soak.failureLimit || this.#spent.errors > soak.errorLimit;
    return isBroken || isSpent || outcome === 'pending';
  }

  /** Undefined if the run stopped before the attempt could be made. */
  async #attempt(): Promise<Attempt | undefined> {
    const release = await this.#scope.admit().catch(() => undefined);
    if (release === undefined) {
      this.#noteStop();
      return undefined;
    }
    try {
      return await this.#makeNext();
    } finally {
      release();
    }
  }

  async #makeNext(): Promise<Attempt | undefined> {
    const { item } = this.#prepared;
    if (this.#run.stop.reason !== undefined) {
      this.#noteStop();
      return undefined;
    }
    this.#made += 1;
    this.#latestAt = this.#run.clock.now();
    if (this.#made === 1) {
      this.#firstAt = this.#latestAt;
      this.#run.report({ type: 'start', item });
    }
    this.#run.report({ type: 'attempt', item, attempt: this.#made });
    const making = makeAttempt(this.#prepared, this.#run, this.#scope.until);
    if (this.#made === 1) this.#scope.onEntered?.();
    const attempt = await making;
    this.#keep(attempt);
    return attempt;
  }

  #keep(attempt: Attempt): void {
    this.#kept.push(attempt);
    dropSpareAttempts(this.#kept, this.#policy);
  }

  /** A run that stops between two attempts leaves a mark, or a retried failure would look final. */
  #noteStop(): void {
    const { reason } = this.#run.stop;
    if (this.#made > 0 && reason !== undefined) this.#keep(describeStopped(reason, this.#run));
  }

  /** False if the run stopped, or what is watched ended, before that time. */
  async #sleepUntil(at: number): Promise<boolean> {
    const { clock, stop } = this.#run;
    const controller = new AbortController();
    const wake = () => controller.abort();
    const unlisten = stop.onStop(wake);
    const { until } = this.#scope;
    until?.addEventListener('abort', wake, { once: true });
    if (stop.reason !== undefined || until?.aborted === true) wake();
    try {
      // A timer may fire a moment early, and a sample taken then would have to be taken again.
      do await clock.sleep(Math.max(0, at - clock.now()), controller.signal);
      while (clock.now() < at);
      return true;
    } catch {
      this.#noteStop();
      return false;
    } finally {
      unlisten();
      until?.removeEventListener('abort', wake);
    }
  }
}

/** Makes attempts as the item's policy says: once, again after some errors, or over a time. */
export function repeatAttempts(prepared: PreparedItem, run: Run, scope: Scope): Promise<Attempts> {
  return new Repeater(prepared, run, scope).repeat();
}
