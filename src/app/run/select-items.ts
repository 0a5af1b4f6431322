import { UsageError } from '../../domain/errors.ts';
import type { PlannedItem } from '../../domain/item.ts';
import { suggestWord } from '../../domain/nearest-word.ts';
import type { Phase } from '../../domain/phase.ts';

export interface Selection {
  readonly items: readonly PlannedItem[];
  /** Something of the phases was left out, so the run can't be GO. */
  readonly isPartial: boolean;
}

/** Adds what the selected items need, as long as it stands in the same phases. */
function addNeeds(ids: ReadonlySet<string>, items: readonly PlannedItem[]): ReadonlySet<string> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const all = new Set<string>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const item = byId.get(id);
    if (item === undefined || all.has(id)) continue;
    all.add(id);
    queue.push(...item.needs, ...(item.during === undefined ? [] : [item.during]));
  }
  return all;
}

function matchWord(word: string, items: readonly PlannedItem[]): readonly PlannedItem[] {
  return word.startsWith('tag:')
    ? items.filter((item) => item.tags.includes(word.slice(4)))
    : items.filter((item) => item.id === word);
}

/**
 * The items of the phases, narrowed to `only`: ids or `tag:name`. Throws UsageError on a word that
 * selects nothing.
 */
export function selectItems(
  all: readonly PlannedItem[],
  phases: readonly Phase[],
  only: readonly string[],
): Selection {
  const items = all.filter((item) => phases.includes(item.phase));
  if (only.length === 0) return { items, isPartial: false };
  const chosen = new Set<string>();
  for (const word of only) {
    const matches = matchWord(word, items);
    if (matches.length === 0) {
      const words = items.flatMap((item) => [item.id, ...item.tags.map((tag) => `tag:${tag}`)]);
      throw new UsageError(
        `\`only: ${word}\` selects no item of ${phases.join(', ')}${suggestWord(word, words)}.`,
      );
    }
    for (const item of matches) chosen.add(item.id);
  }
  const wanted = addNeeds(chosen, items);
  const selected = items.filter((item) => wanted.has(item.id));
  return { items: selected, isPartial: selected.length < items.length };
}
