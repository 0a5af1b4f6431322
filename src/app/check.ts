import type { Coverage } from '../domain/checklist.ts';
import type { Problem } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { findMissingVariables } from '../plan/missing-variables.ts';
import { findShortSecrets } from '../plan/short-secrets.ts';
import type { PlanSource } from '../plan/source.ts';
import { readPolicy } from './run/read-policy.ts';

export interface CheckResult {
  readonly plan: Plan;
  readonly itemCount: number;
  readonly coverage?: Coverage;
  readonly warnings: readonly Problem[];
}

/** Validates a plan and binds it to its checklist; no probe runs. Rejects with PlanError. */
export async function checkPlan(
  path: string,
  source: PlanSource,
  variables: Readonly<Record<string, string>>,
): Promise<CheckResult> {
  const { plan, items, coverage, warnings } = await readPolicy(path, source);
  return {
    plan,
    itemCount: items.length,
    ...(coverage === undefined ? {} : { coverage }),
    warnings: [
      ...warnings,
      ...findMissingVariables(plan, variables),
      ...findShortSecrets(plan, variables),
    ],
  };
}
