const MAX_SHOWN = 3;

/** `a, b, c and 2 more`; empty if there are none. */
export function showRevisions(revisions: readonly string[]): string {
  const more = revisions.length - MAX_SHOWN;
  const shown = revisions.slice(0, MAX_SHOWN).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** Of Django, each app has one: those that stay as they are would hide the others. */
export function listMoved(revisions: readonly string[], others: readonly string[]) {
  const moved = revisions.filter((one) => !others.includes(one));
  return moved.length > 0 ? moved : revisions;
}
