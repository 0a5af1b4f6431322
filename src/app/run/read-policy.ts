import type { Checklist, Coverage } from '../../domain/checklist.ts';
import { PlanError, type Problem } from '../../domain/errors.ts';
import type { PlannedItem, PlannedTrigger } from '../../domain/item.ts';
import type { Plan } from '../../domain/plan.ts';
import { type PlacedWaiver, WAIVERS_PATH } from '../../domain/waiver.ts';
import { bindChecklist } from '../../plan/bind.ts';
import { loadPlan } from '../../plan/load.ts';
import type { PlanSource } from '../../plan/source.ts';
import { listEnvironments } from './choose-environment.ts';
import { loadDeclaration, PROBE_KINDS } from './load-probe.ts';
import { readWaivers } from './read-waivers.ts';

/** The plan, bound to its checklist. */
export interface Policy {
  readonly plan: Plan;
  readonly items: readonly PlannedItem[];
  readonly triggers: readonly PlannedTrigger[];
  readonly checklist?: Checklist;
  readonly coverage?: Coverage;
  readonly waivers: readonly PlacedWaiver[];
  readonly warnings: readonly Problem[];
}

async function loadChecklist(plan: Plan, source: PlanSource): Promise<Checklist | undefined> {
  if (plan.checklist === undefined) return undefined;
  const text = await source.read(plan.checklist);
  if (text === undefined) {
    const message = `The checklist \`${plan.checklist}\` is not there (${source.label}). Correct \`checklist:\`, or leave it out.`;
    throw new PlanError([{ file: plan.path, line: 1, column: 1, message }]);
  }
  const { loadChecklist: parse } = await import('../../checklist/load-checklist.ts');
  return parse(plan.checklist, text);
}

/** Reads, validates and binds; rejects with PlanError that holds every problem at once. */
export async function readPolicy(path: string, source: PlanSource): Promise<Policy> {
  const reading = source.read(WAIVERS_PATH);
  // Whoever awaits it learns of a failure; a broken plan is told first.
  reading.catch(() => undefined);
  const plan = await loadPlan(path, source, loadDeclaration, PROBE_KINDS);
  const checklist = await loadChecklist(plan, source);
  const bound = bindChecklist(plan, checklist);
  if (bound.problems.length > 0) throw new PlanError(bound.problems);
  const waivers = await readWaivers(await reading, {
    items: bound.items,
    triggers: bound.triggers,
    environments: listEnvironments(plan),
  });
  return {
    plan,
    items: bound.items,
    triggers: bound.triggers,
    ...(checklist === undefined ? {} : { checklist }),
    ...(bound.coverage === undefined ? {} : { coverage: bound.coverage }),
    waivers: waivers.list,
    warnings: [...plan.warnings, ...bound.warnings, ...waivers.warnings],
  };
}
