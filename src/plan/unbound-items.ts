import type { Box, Checklist } from '../domain/checklist.ts';
import type { PlannedItem } from '../domain/item.ts';
import type { Plan } from '../domain/plan.ts';
import { DEFAULT_TIMEOUT_MS, READ_RETRY } from './normalise-item.ts';
import type { SectionPhases } from './section-phases.ts';
import { makeSlug } from './slug.ts';

interface Unbound {
  /** Boxes that the plan does not name. */
  readonly unbound: readonly Box[];
  readonly sections: SectionPhases;
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>;
}

/** Gives out ids: the box's own, else the slug of its words, with a number where that is taken. */
class IdGiver {
  readonly #taken: Set<string>;
  readonly #counts = new Map<string, number>();

  constructor(taken: ReadonlySet<string>) {
    this.#taken = new Set(taken);
  }

  give(box: Box): string {
    const base = box.id ?? (makeSlug(box.text) || 'box');
    let id = base;
    while (this.#taken.has(id)) {
      const count = (this.#counts.get(base) ?? 1) + 1;
      this.#counts.set(base, count);
      id = `${base}-${count}`;
    }
    this.#taken.add(id);
    return id;
  }
}

/**
 * A manual item for each box that the plan does not name; it holds unless the plan only reports it.
 */
export function makeManualItems(
  plan: Plan,
  checklist: Checklist,
  { unbound, sections, taken }: Unbound,
): readonly PlannedItem[] {
  const ids = new IdGiver(taken);
  return unbound.map((box) => ({
    id: ids.give(box),
    text: box.text === '' ? `The box in line ${box.line}` : box.text,
    phase: sections.phaseOf(box),
    kind: 'manual',
    options: {},
    blocking: plan.unbound !== 'report',
    needs: [],
    timeoutMs: DEFAULT_TIMEOUT_MS,
    retry: READ_RETRY,
    blast: 'read',
    tags: [],
    position: { file: checklist.path, line: box.line, column: 1 },
    box: { line: box.line, section: box.section },
  }));
}
