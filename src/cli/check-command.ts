import { checkPlan } from '../app/check.ts';
import { formatProblem, PlanError } from '../domain/errors.ts';
import { EXIT } from '../domain/verdict.ts';
import { openFolder } from '../plan/source.ts';
import { withoutRunnerTokens } from '../toolbox/environment.ts';

function printPlanError(error: PlanError): number {
  process.stdout.write(`${JSON.stringify({ valid: false, problems: error.problems }, null, 2)}\n`);
  return EXIT.plan;
}

/** `holdpoint check`: exit 0 for a valid plan, 2 otherwise. */
export async function checkCommand(path: string, isJson: boolean): Promise<number> {
  try {
    const variables = withoutRunnerTokens(process.env);
    const { plan, itemCount, coverage, warnings } = await checkPlan(
      path,
      openFolder(process.cwd()),
      variables,
    );
    if (isJson) {
      const result = { valid: true, digest: plan.digest, items: itemCount, coverage, warnings };
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      return EXIT.go;
    }
    for (const warning of warnings) process.stderr.write(`warning: ${formatProblem(warning)}\n`);
    const boxes =
      coverage === undefined
        ? 'It names no checklist.'
        : `Of ${coverage.total} boxes ${coverage.bound} have an automated check, ${coverage.manual} wait for a person, ${coverage.unbound} are not in the plan.`;
    process.stdout.write(
      `${plan.path} is valid: ${itemCount} items, mode ${plan.mode}. ${boxes}\n`,
    );
    return EXIT.go;
  } catch (error) {
    if (isJson && error instanceof PlanError) return printPlanError(error);
    throw error;
  }
}
