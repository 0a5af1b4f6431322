import { PlanError } from '../../domain/errors.ts';
import { WAIVERS_PATH } from '../../domain/waiver.ts';
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

async function isEdited(path: string, proposed: PlanSource, current: PlanSource): Promise<boolean> {
  const [theirs, ours] = await Promise.all([proposed.read(path), current.read(path)]);
  return theirs !== undefined && theirs !== ours;
}

/**
 * What the pull request changes of plan and waivers; undefined if nothing. It counts once it is
 * merged, and a broken one would stop every run from then on.
 */
export async function describeProposal(
  root: string,
  planPath: string,
  protectedSide: PlanSource,
): Promise<string | undefined> {
  const tree = openFolder(root);
  const isPlan = await isEdited(planPath, tree, protectedSide);
  const isWaivers = await isEdited(WAIVERS_PATH, tree, protectedSide);
  if (!isPlan && !isWaivers) return undefined;
  const what = [...(isPlan ? ['the plan'] : []), ...(isWaivers ? ['the waivers'] : [])].join(
    ' and ',
  );
  const notice = `This change edits ${what}. The run used the protected side; the edit counts once it is merged.`;
  return `${notice} ${await validate(root, planPath)}`;
}
