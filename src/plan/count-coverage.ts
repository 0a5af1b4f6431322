import type { Box, Coverage } from '../domain/checklist.ts';
import type { Plan } from '../domain/plan.ts';

/**
 * How much of the checklist the plan accounts for. A box counts as bound if any item of it runs by
 * itself; a trigger does, too. `leaves` has no group boxes.
 */
export function countCoverage(
  plan: Plan,
  leaves: readonly Box[],
  kindsByBox: ReadonlyMap<Box, readonly string[]>,
): Coverage {
  const isManual = (kind: string) => plan.kinds?.[kind]?.isManual ?? kind === 'manual';
  let bound = 0;
  let manual = 0;
  for (const box of leaves) {
    const kinds = kindsByBox.get(box);
    if (kinds === undefined) continue;
    if (kinds.every(isManual)) manual += 1;
    else bound += 1;
  }
  const total = leaves.length;
  return { bound, manual, unbound: total - bound - manual, total };
}
