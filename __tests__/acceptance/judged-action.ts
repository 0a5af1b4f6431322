import { judgeReport } from '../../src/app/judge.ts';
import { parseReport } from '../../src/reporters/parse-report.ts';
import {
  type ActionResult,
  type ActionRun,
  type RunningAction,
  runAction as runOnce,
  startAction as startOnce,
} from '../support/runner/run-action.ts';

export type { ActionRun } from '../support/runner/run-action.ts';
export { ROOT } from '../support/runner/runner-environment.ts';

/** Whatever a run reports must come out of its stored evidence once more. */
async function requireSameJudgement(result: ActionResult): Promise<ActionResult> {
  if (result.report === undefined) return result;
  const { differences } = await judgeReport(parseReport(result.report));
  if (differences.length > 0) throw new Error(differences.slice(0, 5).join('\n'));
  return result;
}

/** Runs the committed dist as the runner does, and judges its report again. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  return requireSameJudgement(await runOnce(run));
}

export function startAction(run: ActionRun): RunningAction {
  const running = startOnce(run);
  return { ...running, result: running.result.then(requireSameJudgement) };
}
