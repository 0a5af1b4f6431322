/** What a statement that only reads begins with. */
const READING = /^(?:select|with|values|table|show|explain)\b/i;

/**
 * True if the first word of a statement is one that reads. It keeps `commit` and its like out of
 * the transaction that forbids to write; a second statement is refused by the protocol.
 */
export function isReading(text: string): boolean {
  return READING.test(text.slice(findFirstWord(text)));
}

/** Where blanks, comments (PostgreSQL nests them) and opening brackets end. */
function findFirstWord(text: string): number {
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('--', at)) at = findLineEnd(text, at);
    else if (text.startsWith('/*', at)) at = findCommentEnd(text, at);
    else if (/[\s(]/.test(text[at] ?? '')) at += 1;
    else break;
  }
  return at;
}

function findLineEnd(text: string, from: number): number {
  const length = text.slice(from).search(/[\r\n]/);
  return length === -1 ? text.length : from + length;
}

function findCommentEnd(text: string, from: number): number {
  let depth = 0;
  for (const mark of text.slice(from).matchAll(/\/\*|\*\//g)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return from + mark.index + 2;
  }
  return text.length;
}
