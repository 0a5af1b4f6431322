import type { LoadedProbe } from '../../engine/request.ts';
import type { Declaration } from '../../probes/contract.ts';
import { findProbe, REGISTRY } from '../../probes/registry.ts';

export const PROBE_KINDS: readonly string[] = Object.keys(REGISTRY);

/** The light part of a probe: enough to validate a plan. */
export async function loadDeclaration(kind: string): Promise<Declaration<unknown>> {
  return (await findProbe(kind).declaration()).declaration;
}

const loaded = new Map<string, Promise<LoadedProbe>>();

async function readProbe(kind: string): Promise<LoadedProbe> {
  const modules = findProbe(kind);
  const [{ declaration }, { collect }, { judge, evidence }] = await Promise.all([
    modules.declaration(),
    modules.collect(),
    modules.judge(),
  ]);
  return { declaration, collect, judge, evidence };
}

/** A probe with all its parts, read once. */
export function loadProbe(kind: string): Promise<LoadedProbe> {
  const known = loaded.get(kind) ?? readProbe(kind);
  loaded.set(kind, known);
  return known;
}
