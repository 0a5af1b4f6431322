const NAMED = /\b(?:\w*(?:Error|Exception|Violation)|ERROR|FAILED|FATAL)\b.*:/;

/**
 * Of what a program wrote, the line that names the error, else the last one, at most 300
 * characters.
 * Tracebacks go on behind it with a quotation, hints and links. Pure.
 */
export function findReason(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const named = lines.findLast((line) => NAMED.test(line));
  return (named ?? lines.at(-1) ?? '').trim().slice(0, 300).toWellFormed();
}
