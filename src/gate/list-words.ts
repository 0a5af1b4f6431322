/** `a`, `a and b`, `a, b and c`; what is beyond the limit is counted: `a, b, c and 4 more`. */
export function listWords(words: readonly string[], limit: number): string {
  const rest = words.length - limit;
  const shown = rest > 0 ? [...words.slice(0, limit), `${rest} more`] : words;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
