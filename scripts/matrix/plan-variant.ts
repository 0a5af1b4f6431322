import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Defect } from './cell.ts';

interface Variant {
  /** `observe` runs every phase, whatever the gate says. */
  readonly mode: 'enforce' | 'observe';
  /** Items for a person are left out, with a reason. */
  readonly isWithoutPeople: boolean;
  readonly replace: Defect['plan'];
  /** Kinds that are left out, because they would see what they saw in the healthy run. */
  readonly omit: readonly string[];
}

/** The plan of the application, as this run needs it. Throws if a text to replace is not there. */
export function varyPlan(text: string, { mode, isWithoutPeople, replace, omit }: Variant): string {
  let changed = text;
  for (const { from, to } of replace) {
    if (changed.split(from).length !== 2) throw new Error(`The plan has not once: ${from}`);
    changed = changed.replace(from, () => to);
  }
  const document = parseDocument(changed);
  document.set('mode', mode);
  for (const item of listItems(document.get('phases', true))) {
    if (isWithoutPeople && item.has('manual')) item.set('skip', 'No probe does this yet.');
    if (omit.some((kind) => item.has(kind))) item.set('skip', 'It would be the same again.');
  }
  return document.toString({ lineWidth: 0 });
}

function listItems(phases: unknown): readonly YAMLMap[] {
  if (!isMap(phases)) return [];
  return phases.items.flatMap(({ value }) => {
    const list = isMap(value) ? value.get('steps', true) : value;
    return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
  });
}
