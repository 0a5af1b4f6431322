interface Dated {
  readonly id: number;
  readonly createdAt: string;
}

/** What GitHub made last comes first; ids tell apart what was made in the same second. */
export function sortNewestFirst<Thing extends Dated>(things: readonly Thing[]): readonly Thing[] {
  return things.toSorted(
    (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id,
  );
}
