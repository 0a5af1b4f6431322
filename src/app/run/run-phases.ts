import type { PlannedItem } from '../../domain/item.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { PHASES, type Phase, SERIAL_PHASES } from '../../domain/phase.ts';
import type { ItemResult } from '../../domain/report.ts';
import { describeRefusal } from '../../engine/describe-result.ts';
import type { Refusal } from '../../engine/refusal.ts';
import type { EngineRequest } from '../../engine/request.ts';
import { runItems } from '../../engine/run-items.ts';

export type PhaseRequest = Omit<EngineRequest, 'items' | 'serial' | 'known'> & {
  readonly items: readonly PlannedItem[];
  readonly phases: readonly Phase[];
  /** Outcomes from reports of earlier jobs that count. */
  readonly earlier: ReadonlyMap<string, Outcome>;
  /** Why the deployment may not start, given what has run so far; undefined if it may. */
  decideGate(results: readonly ItemResult[]): Promise<string | undefined>;
};

export interface PhaseResults {
  readonly items: readonly ItemResult[];
  /** Why the deployment did not start, if it was asked for and did not. */
  readonly gateClosed?: string;
}

/** What follows a deployment that never started has nothing to look at. */
function isBehindGate(phase: Phase): boolean {
  return phase === 'deployment' || phase === 'post-deployment';
}

/** Why an item behind the closed gate was not run. */
function refuseBehindGate(gateClosed: string): Refusal {
  return {
    outcome: 'inconclusive',
    reason: 'needs-unmet',
    summary: `The deployment did not start: ${gateClosed}`,
    remedy: 'Settle what stands before it, then run this phase again.',
  };
}

/** Runs the phases in their order; the deployment and what follows it only if the gate is open. */
export async function runPhases(request: PhaseRequest): Promise<PhaseResults> {
  const results: ItemResult[] = [];
  let gateClosed: string | undefined;
  for (const phase of PHASES.filter((one) => request.phases.includes(one))) {
    const items = request.items.filter((item) => item.phase === phase);
    if (phase === 'deployment') gateClosed = await request.decideGate(results);
    const known = new Map(request.earlier);
    for (const result of results) known.set(result.id, result.outcome);
    const serial = SERIAL_PHASES.includes(phase);
    const phaseRequest: EngineRequest = { ...request, items, known, serial };
    if (gateClosed !== undefined && isBehindGate(phase)) {
      const refusal = refuseBehindGate(gateClosed);
      results.push(...items.map((item) => describeRefusal(item, refusal, phaseRequest)));
    } else {
      results.push(...(await runItems(phaseRequest)));
    }
  }
  return { items: results, ...(gateClosed === undefined ? {} : { gateClosed }) };
}
