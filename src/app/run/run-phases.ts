import type { PlannedItem } from '../../domain/item.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { PHASES, type Phase, SERIAL_PHASES } from '../../domain/phase.ts';
import type { ItemResult } from '../../domain/report.ts';
import type { EngineRequest } from '../../engine/request.ts';
import { runItems } from '../../engine/run-items.ts';
import { describeNotRun } from './build-report.ts';

export type PhaseRequest = Omit<EngineRequest, 'items' | 'serial' | 'known'> & {
  readonly items: readonly PlannedItem[];
  readonly phases: readonly Phase[];
  /** Outcomes from reports of earlier jobs that count. */
  readonly earlier: ReadonlyMap<string, Outcome>;
  /** Why the deployment may not start, given what has run so far; undefined if it may. */
  decideGate(results: readonly ItemResult[]): string | undefined;
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

/** Runs the phases in their order; the deployment and what follows it only if the gate is open. */
export async function runPhases(request: PhaseRequest): Promise<PhaseResults> {
  const results: ItemResult[] = [];
  let gateClosed: string | undefined;
  for (const phase of PHASES.filter((one) => request.phases.includes(one))) {
    const items = request.items.filter((item) => item.phase === phase);
    if (phase === 'deployment') gateClosed = request.decideGate(results);
    if (gateClosed !== undefined && isBehindGate(phase)) {
      const why = `The deployment did not start: ${gateClosed}`;
      for (const item of items) {
        results.push(describeNotRun(item, request.subject.environment, why, 'needs-unmet'));
      }
      continue;
    }
    const known = new Map(request.earlier);
    for (const result of results) known.set(result.id, result.outcome);
    results.push(
      ...(await runItems({ ...request, items, known, serial: SERIAL_PHASES.includes(phase) })),
    );
  }
  return { items: results, ...(gateClosed === undefined ? {} : { gateClosed }) };
}
