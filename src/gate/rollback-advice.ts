import type { Phase } from '../domain/phase.ts';
import type { TriggerResult } from '../domain/report.ts';
import type { RollbackAdvice } from '../domain/verdict.ts';

/** Before these there is nothing to take back; during a rollback it is being taken back. */
const DEPLOYED: readonly Phase[] = ['deployment', 'post-deployment'];

/**
 * What the triggers advise. A dry run deploys nothing, so it never asks for a rollback: what it
 * would have asked for is `unknown`.
 */
export function adviseRollback(
  triggers: readonly Pick<TriggerResult, 'state' | 'decision'>[],
  phases: readonly Phase[],
  isDryRun: boolean,
): RollbackAdvice {
  if (!phases.some((phase) => DEPLOYED.includes(phase))) return 'none';
  const fired = triggers.filter((trigger) => trigger.state === 'fired');
  if (fired.length > 0 && !isDryRun) {
    return fired.some((trigger) => trigger.decision === 'rollback') ? 'required' : 'ask';
  }
  return triggers.every((trigger) => trigger.state === 'clear') ? 'none' : 'unknown';
}
