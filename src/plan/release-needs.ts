import type { PlannedItem } from '../domain/item.ts';

/**
 * Kinds that prove that the expected version answers; a pass against the old one proves nothing.
 */
const RELEASE_KINDS: readonly string[] = ['version', 'deployment'];

function isReleaseProof(item: PlannedItem): boolean {
  return (
    item.phase === 'post-deployment' && item.skip === undefined && RELEASE_KINDS.includes(item.kind)
  );
}

/** Everything that the proofs themselves need, directly or not: it can't wait for them. */
function collectNeeded(
  proofs: readonly PlannedItem[],
  byId: ReadonlyMap<string, PlannedItem>,
): ReadonlySet<string> {
  const needed = new Set<string>();
  const queue = proofs.flatMap((item) => item.needs);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    queue.push(...(byId.get(id)?.needs ?? []));
  }
  return needed;
}

/**
 * In post-deployment everything waits for the blocking items that prove the release (design §5):
 * adds them to the needs of the others. Returns a function, so that items that come later get them,
 * too.
 */
export function makeReleaseNeeds(
  items: readonly PlannedItem[],
): (item: PlannedItem) => PlannedItem {
  const proofs = items.filter((item) => isReleaseProof(item) && item.blocking);
  if (proofs.length === 0) return (item) => item;
  const ids = proofs.map((item) => item.id);
  const exempt = collectNeeded(proofs, new Map(items.map((item) => [item.id, item])));
  return (item) => {
    const isOther = item.phase === 'post-deployment' && !RELEASE_KINDS.includes(item.kind);
    if (!isOther || exempt.has(item.id)) return item;
    return { ...item, needs: [...new Set([...item.needs, ...ids])] };
  };
}
