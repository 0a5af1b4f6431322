const MAX_LENGTH = 80;
const GAPS = /[^\p{L}\p{N}\p{M}]+/gu;

/** Cut between characters, not between the halves of one. */
function cutText(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  return Array.from(text.slice(0, 2 * MAX_LENGTH))
    .slice(0, MAX_LENGTH)
    .join('');
}

/**
 * The id that a text makes: small letters and digits of any script, `-` for all else, at most 80
 * characters; empty if the text has no letter and no digit.
 */
export function makeSlug(text: string): string {
  const joined = text.normalize('NFC').toLowerCase().replace(GAPS, '-');
  const start = joined.startsWith('-') ? 1 : 0;
  const cut = cutText(joined.slice(start));
  return cut.endsWith('-') ? cut.slice(0, -1) : cut;
}
