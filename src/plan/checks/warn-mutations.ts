import { needsIdentity } from '../../domain/blast.ts';
import type { PlannedItem } from '../../domain/item.ts';
import type { MergedPlan } from '../layer.ts';
import type { ProblemList } from '../problem-list.ts';

function listEnvironments({ target, environments }: PlannedItem, declared: readonly string[]) {
  return target === undefined ? (environments ?? declared) : [target];
}

/**
 * Warns of items that will be refused: they change an environment that can't prove which one it is.
 */
export function warnMutations(
  merged: MergedPlan,
  items: readonly PlannedItem[],
  warnings: ProblemList,
): void {
  const declared = Object.keys(merged.envelope.environments ?? {});
  for (const item of items) {
    if (!needsIdentity(item) || item.skip !== undefined) continue;
    const names = listEnvironments(item, declared);
    const unproved = names.filter((name) => !merged.identities.has(name));
    if (names.length > 0 && unproved.length === 0) continue;
    warnings.add(
      () => item.position,
      () => {
        const where = unproved.map((name) => `\`${name}\``).join(', ') || 'any environment';
        return `\`${item.id}\` changes its environment (${item.blast}) and will be refused in ${where}: write \`environments.<name>.identity\`, so that the environment can prove which one it is.`;
      },
    );
  }
}
