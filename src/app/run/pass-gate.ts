import type { ItemResult } from '../../domain/report.ts';
import { decideDeploymentGate } from '../../gate/deployment-gate.ts';
import type { Run } from './open-run.ts';

/** Why the deployment may not start; while a plan only observes it stops nothing. */
function decideGate(run: Run, items: readonly ItemResult[]): string | undefined {
  if (run.mode === 'observe') return undefined;
  const gate = decideDeploymentGate({
    planned: run.policy.items,
    phases: run.settings.phases,
    items,
    isApplicable: run.prepared.isApplicable,
    reports: run.earlier.reports,
    expected: run.earlier.expected,
  });
  return gate.open ? undefined : gate.why;
}

/**
 * Why the deployment must not start; undefined if it may. A closed gate is opened by an override
 * alone, and a superseded commit by nothing; whoever can't be asked has said nothing.
 */
export async function passGate(
  run: Run,
  items: readonly ItemResult[],
): Promise<string | undefined> {
  const { refusal } = run.tracking;
  if (refusal !== undefined) return refusal;
  const why = decideGate(run, items);
  return why === undefined || (await run.findOverride()) === undefined ? why : undefined;
}
