import type { Case, Declaration } from '../probes/contract.ts';
import { findProbe, REGISTRY } from '../probes/registry.ts';

/** What the pages about a kind are made from. */
export interface Kind {
  readonly declaration: Declaration<unknown>;
  readonly cases: readonly Case<unknown>[];
  readonly evidenceVersion: number;
}

/** Loads all kinds of the registry, or those named, in the order of the registry. */
export function loadKinds(names?: readonly string[]): Promise<readonly Kind[]> {
  const kinds = Object.keys(REGISTRY).filter((kind) => names?.includes(kind) ?? true);
  return Promise.all(kinds.map(loadKind));
}

/** Throws if the registry has no such kind. */
export async function loadKind(name: string): Promise<Kind> {
  const modules = findProbe(name);
  const [{ declaration }, { cases }, { evidence }] = await Promise.all([
    modules.declaration(),
    modules.cases(),
    modules.judge(),
  ]);
  return { declaration, cases, evidenceVersion: evidence.version };
}
