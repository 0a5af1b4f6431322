function normalize(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** GitHub may hand a text back with other line ends, and without spaces around it. */
export function isSameText(one: string, other: string): boolean {
  return normalize(one) === normalize(other);
}
