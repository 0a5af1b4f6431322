import type { PlannedTrigger } from '../domain/item.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { TriggerResult } from '../domain/report.ts';
import { boundText } from './bound-text.ts';
import { listWords } from './list-words.ts';

const NAMED = 3;
const MAX_ID = 80;

type Ruling = Pick<TriggerResult, 'state' | 'because'>;

function nameIds(ids: readonly string[]): string {
  return listWords(
    ids.map((id) => `"${boundText(id, MAX_ID)}"`),
    NAMED,
  );
}

/**
 * Only a fail counts for firing, and only pass or warn against it. `waived` would have been a fail
 * or a warning, but a trigger can't be waived, so it says nothing; `skip` is no data either.
 */
function isGood(outcome: Outcome | undefined): boolean {
  return outcome === 'pass' || outcome === 'warn';
}

function judgeTrigger(trigger: PlannedTrigger, outcomes: ReadonlyMap<string, Outcome>): Ruling {
  const ids = [...new Set(trigger.failed)];
  const needed = Math.max(1, trigger.atLeast);
  const failed = ids.filter((id) => outcomes.get(id) === 'fail');
  const silent = ids.filter((id) => outcomes.get(id) !== 'fail' && !isGood(outcomes.get(id)));
  if (failed.length >= needed) {
    return { state: 'fired', because: `${nameIds(failed)} failed; it takes ${needed}.` };
  }
  // A trigger that could never fire is not a quiet one.
  if (!(needed <= ids.length)) {
    const because = `It can't fire: it takes ${needed} failed of ${ids.length}.`;
    return { state: 'unknown', because };
  }
  if (failed.length + silent.length < needed) {
    const because = `${failed.length} of ${ids.length} failed; it takes ${needed}.`;
    return { state: 'clear', because };
  }
  return { state: 'unknown', because: `Nothing conclusive is known of ${nameIds(silent)}.` };
}

/**
 * What the rollback triggers say, in their order. `fired`: at least `atLeast` of the named items
 * ended as fail. `clear`: so many passed or warned that firing is impossible. Everything else is
 * `unknown`.
 */
export function evaluateTriggers(
  triggers: readonly PlannedTrigger[],
  outcomes: ReadonlyMap<string, Outcome>,
): TriggerResult[] {
  return triggers.map((trigger) => ({
    id: trigger.id,
    text: trigger.text,
    ...judgeTrigger(trigger, outcomes),
    decision: trigger.decision,
    ...(trigger.box === undefined
      ? {}
      : { box: { line: trigger.box.line, section: [...trigger.box.section] } }),
  }));
}
