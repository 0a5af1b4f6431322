/** Takes away, again and again, what depends on nothing that is left. */
function keepKnots(edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const waiting = new Map<string, number>();
  const dependents = new Map<string, string[]>();
  for (const [from, targets] of edges) {
    const known = targets.filter((target) => edges.has(target));
    waiting.set(from, known.length);
    for (const target of known) {
      const list = dependents.get(target);
      if (list === undefined) dependents.set(target, [from]);
      else list.push(from);
    }
  }
  const free = [...waiting].flatMap(([name, count]) => (count === 0 ? [name] : []));
  const left = new Set(edges.keys());
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    left.delete(name);
    for (const dependent of dependents.get(name) ?? []) {
      const count = (waiting.get(dependent) ?? 0) - 1;
      waiting.set(dependent, count);
      if (count === 0) free.push(dependent);
    }
  }
  return left;
}

/**
 * Cycles of a directed graph, each as the names on its way; every knot of cycles gives at least
 * one. Time is linear in names and edges; nothing recurses.
 */
export function findCycles(
  edges: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const left = keepKnots(edges);
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const start of left) {
    const way: string[] = [];
    const places = new Map<string, number>();
    let name: string | undefined = start;
    while (name !== undefined && !seen.has(name)) {
      seen.add(name);
      places.set(name, way.length);
      way.push(name);
      name = edges.get(name)?.find((next) => left.has(next));
    }
    const from = name === undefined ? undefined : places.get(name);
    if (from !== undefined) cycles.push(way.slice(from));
  }
  return cycles;
}

/** `a → b → a`, shortened where it is long. */
export function renderCycle(cycle: readonly string[]): string {
  const shown = cycle.length > 8 ? [...cycle.slice(0, 7), '…'] : cycle;
  return [...shown, cycle[0] ?? '']
    .map((name) => (name === '…' ? name : `\`${name}\``))
    .join(' → ');
}
