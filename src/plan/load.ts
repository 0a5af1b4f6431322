import type { Plan } from '../domain/plan.ts';
import type { Declaration } from '../probes/contract.ts';
import { assemblePlan } from './assemble-plan.ts';
import { checkPlan } from './checks/check-plan.ts';
import { warnMutations } from './checks/warn-mutations.ts';
import { warnPeople } from './checks/warn-people.ts';
import { collectFiles } from './collect-files.ts';
import type { MergedPlan } from './layer.ts';
import { mergeLayers } from './merge-layers.ts';
import { ProblemList } from './problem-list.ts';
import { checkIdentity, type Declarations, readEntries } from './read-entries.ts';
import { readLayer } from './read-layer.ts';
import { requireRelease } from './requires.ts';
import type { PlanSource } from './source.ts';

/** Loads the light part of a kind. */
export type LoadDeclaration = (kind: string) => Promise<Declaration<unknown>>;

/** Loads each kind in use once; nobody pays for the others. */
async function loadDeclarations(merged: MergedPlan, load: LoadDeclaration): Promise<Declarations> {
  const probes = [
    ...merged.items.flatMap(({ probe }) => probe ?? []),
    ...merged.identities.values(),
  ];
  const kinds = [...new Set(probes.map(({ kind }) => kind))];
  return new Map(await Promise.all(kinds.map(async (kind) => [kind, await load(kind)] as const)));
}

/**
 * Reads a plan and what it extends, validates it and makes it whole. Loads the declarations of the
 * kinds in use and no others. Rejects with PlanError that holds every problem at once.
 */
export async function loadPlan(
  path: string,
  source: PlanSource,
  loadDeclaration: LoadDeclaration,
  kinds: readonly string[],
): Promise<Plan> {
  const files = await collectFiles(path, source);
  requireRelease(files);
  const problems = new ProblemList();
  const warnings = new ProblemList();
  const known = new Set(kinds);
  const layers = files.map((file) => readLayer(file, known, problems));
  const merged = mergeLayers(layers, problems, warnings);
  const declarations = await loadDeclarations(merged, loadDeclaration);
  const entries = await readEntries(merged, declarations, problems);
  for (const probe of merged.identities.values()) {
    await checkIdentity(probe, declarations, problems);
  }
  const byId = new Map(merged.items.map((item) => [item.id, item]));
  const isFramed = layers.every((layer) => layer.envelope !== undefined);
  checkPlan({ merged, entries, byId, problems }, declarations, isFramed);
  problems.throwIfAny();
  const items = entries.map(({ planned }) => planned);
  warnMutations(merged, items, warnings);
  warnPeople(merged, items, warnings);
  const plan = assemblePlan({ path, files, merged, items, declarations });
  return { ...plan, warnings: warnings.list() };
}
