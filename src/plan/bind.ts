import type { Box, Checklist, Coverage } from '../domain/checklist.ts';
import type { Problem } from '../domain/errors.ts';
import type { PlannedItem, PlannedTrigger } from '../domain/item.ts';
import { findNearestWord } from '../domain/nearest-word.ts';
import type { Plan } from '../domain/plan.ts';
import { BoxIndex, type Wanted } from './box-index.ts';
import { countCoverage } from './count-coverage.ts';
import { makeReleaseNeeds } from './release-needs.ts';
import { SectionPhases } from './section-phases.ts';
import { makeManualItems } from './unbound-items.ts';

export interface Binding {
  /** The items of the plan, then a manual one for every box that the plan does not name. */
  readonly items: PlannedItem[];
  readonly triggers: PlannedTrigger[];
  /** Absent without a checklist. */
  readonly coverage?: Coverage;
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Pairs of texts that are compared to find a near one; sentences are long. */
const MAX_COMPARISONS = 20_000;

function listPlaces(boxes: readonly Box[]): string {
  return boxes
    .slice(0, 5)
    .map(({ line, section }) => `line ${line}${section.length > 0 ? ` (${section.at(-1)})` : ''}`)
    .join(', ');
}

/** Binds what the plan names to boxes; linear in both but for the near texts, which are bounded. */
class Binder {
  readonly problems: Problem[] = [];
  readonly unmatched: (Wanted & { readonly position: Problem | PlannedItem['position'] })[] = [];
  readonly kindsByBox = new Map<Box, string[]>();
  readonly #index: BoxIndex;

  constructor(index: BoxIndex) {
    this.#index = index;
  }

  bind<Bound extends PlannedItem | PlannedTrigger>(
    bound: Bound,
    phase: PlannedItem['phase'],
    kind: string,
  ): Bound {
    const { id, text, position } = bound;
    const match = this.#index.find({ id, text, phase });
    if (match.kind === 'several') {
      const message = `"${text}" matches several boxes: ${listPlaces(match.boxes)}. Give the one that is meant an id, \`<!-- id: ${id} -->\`, and the item the same \`id:\`.`;
      this.problems.push({ ...position, message });
    }
    if (match.kind === 'none') this.unmatched.push({ id, text, phase, position });
    if (match.kind !== 'one') return bound;
    const { line, section } = match.box;
    this.kindsByBox.set(match.box, [...(this.kindsByBox.get(match.box) ?? []), kind]);
    return { ...bound, box: { line, section } };
  }
}

function warnUnmatched(binder: Binder, unbound: readonly Box[], checklist: Checklist): Problem[] {
  const texts = unbound.map((box) => box.text);
  let left = MAX_COMPARISONS;
  return binder.unmatched.map(({ text, position }) => {
    const near = left >= texts.length ? findNearestWord(text, texts) : undefined;
    left -= texts.length;
    const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
    const { file, line, column } = position;
    const message = `No box of ${checklist.path} says "${text}"${hint}. Use its words, or its id.`;
    return { file, line, column, message };
  });
}

function findDuplicateIds({ path, boxes }: Checklist): Problem[] {
  const lines = new Map<string, number>();
  return boxes.flatMap(({ id, line }) => {
    const first = id === undefined ? undefined : lines.get(id);
    if (id !== undefined && first === undefined) lines.set(id, line);
    if (first === undefined) return [];
    const message = `The id \`${id}\` is taken by the box in line ${first}. Write another.`;
    return [{ file: path, line, column: 1, message }];
  });
}

/**
 * Binds items and triggers to the boxes of the checklist, by id or by words. Nothing is dropped: a
 * box that the plan does not name becomes a manual item of its section's phase.
 */
export function bindChecklist(plan: Plan, checklist: Checklist | undefined): Binding {
  if (checklist === undefined) {
    return { items: [...plan.items], triggers: [...plan.triggers], problems: [], warnings: [] };
  }
  const sections = new SectionPhases(plan);
  const binder = new Binder(new BoxIndex(checklist.boxes, (box) => sections.phaseOf(box)));
  const items = plan.items.map((item) => binder.bind(item, item.phase, item.kind));
  const triggers = plan.triggers.map((trigger) => binder.bind(trigger, 'rollback', 'trigger'));
  const leaves = checklist.boxes.filter((box) => !box.isGroup);
  const unbound = leaves.filter((box) => !binder.kindsByBox.has(box));
  const taken = new Set([...items, ...triggers].map(({ id }) => id));
  const manual = makeManualItems(plan, checklist, { unbound, sections, taken });
  return {
    items: [...items, ...manual.map(makeReleaseNeeds(items))],
    triggers,
    coverage: countCoverage(plan, leaves, binder.kindsByBox),
    problems: [...findDuplicateIds(checklist), ...binder.problems],
    warnings: [...warnUnmatched(binder, unbound, checklist), ...sections.findUnused(leaves)],
  };
}
