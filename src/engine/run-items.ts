import type { ItemResult } from '../domain/report.ts';
import { createClock } from '../toolbox/clock.ts';
import { createAdmission } from './admission.ts';
import { buildUnits } from './build-units.ts';
import { GRACE_MS } from './call-collect.ts';
import { decideBefore } from './decide-start.ts';
import { createLedger } from './ledger.ts';
import { type Order, planOrder } from './plan-order.ts';
import { createIdentityDesk } from './prove-identity.ts';
import { refuseUnwatched } from './refusal.ts';
import type { EngineRequest, ProgressEvent } from './request.ts';
import type { Run } from './run.ts';
import { runConcurrently } from './run-concurrently.ts';
import { runInOrder } from './run-in-order.ts';
import type { Phase } from './run-unit.ts';
import { createSoakCohort, type SoakCohort } from './soak-cohort.ts';
import { watchStop } from './stop.ts';
import { registerAllUsed } from './substitute.ts';
import { createToolShed } from './tool-shed.ts';

/** After a stop every `collect` has its grace; what takes longer than this is not waited for. */
const OVERDUE_MS = GRACE_MS + 200;

/** A listener that throws, now or later, must not break the run. */
function tell(request: EngineRequest, event: ProgressEvent): void {
  try {
    const answer: unknown = request.onProgress?.(event);
    if (answer instanceof Promise) answer.catch(() => {});
  } catch {
    // Progress is a view; the results are what counts.
  }
}

function openRun(request: EngineRequest): Run {
  const clock = request.clock ?? createClock();
  const stop = watchStop(request, clock);
  const admission = createAdmission(request.concurrency);
  if (stop.reason === undefined) stop.onStop((reason) => admission.close(reason));
  else admission.close(stop.reason);
  const shed = createToolShed(request, clock);
  return {
    request,
    clock,
    stop,
    admission,
    shed,
    report: (event) => tell(request, event),
  };
}

function formCohorts(order: Order): Map<string, SoakCohort> {
  const pairs = order.listSoaks().flatMap((ids) => {
    const cohort = createSoakCohort(ids);
    return ids.map((id) => [id, cohort] as const);
  });
  return new Map(pairs);
}

function openPhase(run: Run, cohorts: ReadonlyMap<string, SoakCohort>): Phase {
  const ledger = createLedger(run);
  ledger.onEnter((item) => cohorts.get(item.id)?.leave(item.id));
  return {
    run,
    ledger,
    identities: createIdentityDesk(run),
    cohortOf: (item) => cohorts.get(item.id),
  };
}

/** Resolves when the run was stopped and even what ignores that has had its time. */
function awaitOverdue(run: Run): { overdue: Promise<void>; dispose: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    timer = setTimeout(resolve, OVERDUE_MS);
  };
  if (run.stop.reason === undefined) run.stop.onStop(wait);
  else wait();
  return { overdue: promise, dispose: () => clearTimeout(timer) };
}

/**
 * Runs the items of one phase and resolves with one result each, in the order of the request: never
 * fewer, never rejecting. A run that is cancelled or out of time resolves within about a second,
 * whatever a probe is doing.
 */
export async function runItems(request: EngineRequest): Promise<readonly ItemResult[]> {
  const run = openRun(request);
  const { overdue, dispose } = awaitOverdue(run);
  try {
    registerAllUsed(request);
    const { units, orphans } = buildUnits(request.items);
    const order = planOrder(units);
    const phase = openPhase(run, request.serial ? new Map() : formCohorts(order));
    for (const item of orphans) {
      phase.ledger.refuse(item, decideBefore(item, request) ?? refuseUnwatched(item));
    }
    const work = request.serial ? runInOrder(units, phase) : runConcurrently(order, phase);
    await Promise.race([work, overdue]);
    return request.items.map((item) => phase.ledger.read(item));
  } finally {
    dispose();
    run.stop.dispose();
    run.shed.close();
  }
}
