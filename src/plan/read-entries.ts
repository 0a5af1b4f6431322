import type { Declaration } from '../probes/contract.ts';
import type { Entry } from './checks/context.ts';
import type { MergedPlan, RawItem, RawProbe } from './layer.ts';
import { mayHoldReference } from './list-strings.ts';
import { normaliseItem } from './normalise-item.ts';
import type { ProblemList } from './problem-list.ts';
import { decideBlast, reportFurtherProblems, validateProbe } from './validate-probe.ts';

/** The light parts of the kinds in use. */
export type Declarations = ReadonlyMap<string, Declaration<unknown>>;

/** One item, checked by its kind; undefined if it is too broken to be normalised. */
async function readEntry(
  raw: RawItem,
  merged: MergedPlan,
  declarations: Declarations,
  problems: ProblemList,
): Promise<Entry | undefined> {
  const { keys, probe } = raw;
  const declaration = probe === undefined ? undefined : declarations.get(probe.kind);
  const isSkipped = keys?.skip !== undefined;
  if (probe === undefined || declaration === undefined) {
    if (keys === undefined || !isSkipped) return undefined;
    const facts = { keys, defaults: merged.defaults, blast: 'read', declaration } as const;
    return { raw, keys, planned: normaliseItem(raw, facts) };
  }
  const validated = validateProbe(probe, declaration, problems);
  if (declaration.findProblems !== undefined) {
    await reportFurtherProblems(probe, validated, declaration, problems);
  }
  if (keys === undefined) return undefined;
  const blast = keys.blast ?? decideBlast(probe, validated, declaration, raw.phase);
  const validOptions = mayHoldReference(probe.options) ? undefined : validated.parsed?.options;
  const facts = { keys, defaults: merged.defaults, blast, declaration, validOptions };
  return { raw, keys, planned: normaliseItem(raw, facts) };
}

/** Every item that can be normalised; what is wrong with the others is reported. */
export async function readEntries(
  merged: MergedPlan,
  declarations: Declarations,
  problems: ProblemList,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const raw of merged.items) {
    const entry = await readEntry(raw, merged, declarations, problems);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

/** An identity is validated like an item's check. */
export async function checkIdentity(
  probe: RawProbe,
  declarations: Declarations,
  problems: ProblemList,
): Promise<void> {
  const declaration = declarations.get(probe.kind);
  if (declaration === undefined) return;
  const validated = validateProbe(probe, declaration, problems);
  await reportFurtherProblems(probe, validated, declaration, problems);
}
