import { type ImportResult, importChecklist } from '../checklist/import/import-checklist.ts';
import { renderStarterPlan } from '../checklist/import/starter-plan.ts';
import { parseChecklist } from '../checklist/parse.ts';

export interface Starter {
  readonly result: ImportResult;
  /** YAML of a plan that only observes. */
  readonly plan: string;
}

/** Reads a checklist and proposes a plan; runs nothing, writes nothing. */
export async function readStarter(path: string, source: string): Promise<Starter> {
  const result = importChecklist(path, source);
  return { result, plan: renderStarterPlan(path, result, parseChecklist(path, source)) };
}
