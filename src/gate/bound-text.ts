/** Line breaks, other controls, and the marks that reverse the order in which text is shown. */
const UNSHOWABLE = /[\s\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * One line of at most `maxUnits` UTF-16 units (at least 1): cut between code points, with an
 * ellipsis.
 */
export function boundText(text: string, maxUnits: number): string {
  const line = text.toWellFormed().replace(UNSHOWABLE, ' ').trim();
  if (line.length <= maxUnits) return line;
  const cut = line.slice(0, maxUnits - 1);
  // A cut through a surrogate pair leaves its first half behind.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
