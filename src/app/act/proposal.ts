import { PlanError } from '../../domain/errors.ts';
import { openFolder, type PlanSource } from '../../plan/source.ts';
import { readPolicy } from '../run/read-policy.ts';

const SHOWN_PROBLEMS = 5;

async function validate(root: string, planPath: string): Promise<string> {
  try {
    const { items } = await readPolicy(planPath, openFolder(root));
    return `The proposed plan is valid and has ${items.length} items.`;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const shown = error.problems.slice(0, SHOWN_PROBLEMS);
    const lines = shown.map(({ line, column, message }) => `${line}:${column} ${message}`);
    return `The proposed plan is broken (${error.problems.length} problems): ${lines.join(' ')}`;
  }
}

/** What the pull request changes of the plan; undefined if nothing. It counts once it is merged. */
export async function describeProposal(
  root: string,
  planPath: string,
  protectedSide: PlanSource,
): Promise<string | undefined> {
  const [proposed, current] = await Promise.all([
    openFolder(root).read(planPath),
    protectedSide.read(planPath),
  ]);
  if (proposed === current || proposed === undefined) return undefined;
  const notice =
    'This change edits the plan. The run used the protected one; the edit counts once it is merged.';
  return `${notice} ${await validate(root, planPath)}`;
}
