import { loadDeclaration, PROBE_KINDS } from '../../../src/app/run/load-probe.ts';
import { importChecklist } from '../../../src/checklist/import/import-checklist.ts';
import { renderStarterPlan } from '../../../src/checklist/import/starter-plan.ts';
import { parseChecklist } from '../../../src/checklist/parse.ts';
import { bindChecklist } from '../../../src/plan/bind.ts';
import { loadPlan } from '../../../src/plan/load.ts';
import type { PlanSource } from '../../../src/plan/source.ts';

export const PATH = 'docs/checklist.md';

export function renderStarter(source: string, path = PATH): string {
  return renderStarterPlan(path, importChecklist(path, source), parseChecklist(path, source));
}

/** The starter plan of a checklist, read by the loader of plans and bound to the checklist. */
export async function loadStarter(source: string) {
  const yaml = renderStarter(source);
  const files: PlanSource = { label: 'test', read: async () => yaml };
  const plan = await loadPlan('.github/holdpoint.yml', files, loadDeclaration, PROBE_KINDS);
  const checklist = plan.checklist === undefined ? undefined : parseChecklist(PATH, source);
  return { plan, bound: bindChecklist(plan, checklist), yaml };
}
