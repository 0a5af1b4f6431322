import type { Problem } from '../domain/errors.ts';
import type { PlannedItem, PlannedTrigger } from '../domain/item.ts';
import { suggestWord } from '../domain/nearest-word.ts';
import { explainUnwaivable, isExpired, type PlacedWaiver } from '../domain/waiver.ts';

/** What the plan has that a waiver can name. */
export interface Waivable {
  /** Those of unbound boxes included. */
  readonly items: readonly PlannedItem[];
  readonly triggers: readonly PlannedTrigger[];
  readonly environments: readonly string[];
}

function explainItem(id: string, { items, triggers }: Waivable): string | undefined {
  const item = items.find((one) => one.id === id);
  if (item !== undefined) {
    const why = explainUnwaivable(item);
    return why === undefined ? undefined : `\`${id}\` can’t be waived: ${why}.`;
  }
  if (triggers.some((one) => one.id === id)) {
    return `\`${id}\` is a rollback trigger, and those can’t be waived.`;
  }
  const ids = items.map((one) => one.id);
  return `The plan has no item \`${id}\`${suggestWord(id, ids)}, so this waiver covers nothing.`;
}

function explainEnvironments(
  { environments = [] }: PlacedWaiver,
  { environments: known }: Waivable,
): readonly string[] {
  return environments
    .filter((name) => !known.includes(name))
    .map((name) => `The plan has no environment \`${name}\`${suggestWord(name, known)}.`);
}

function explainExpiry(waiver: PlacedWaiver, now: string): readonly string[] {
  if (!isExpired(waiver, now)) return [];
  const { item, expires } = waiver;
  return [
    `The waiver of \`${item}\` expired at ${expires}: the true outcome counts. Remove it, or let a new one be approved.`,
  ];
}

/** What the author of the waivers should know, though it stops nothing; `now` is UTC, ISO 8601. */
export function checkWaivers(
  waivers: readonly PlacedWaiver[],
  plan: Waivable,
  now: string,
): readonly Problem[] {
  return waivers.flatMap((waiver) =>
    [
      explainItem(waiver.item, plan) ?? [],
      explainEnvironments(waiver, plan),
      explainExpiry(waiver, now),
    ]
      .flat()
      .map((message) => ({ ...waiver.position, message })),
  );
}
