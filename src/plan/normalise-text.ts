const MAX_LENGTH = 2000;

// Every class excludes what opens it, so that no text makes the search quadratic.
const LINK = /\[([^[\]]*)\]\([^()]*\)/g;
const MARK = /[*_~`]/;
const MARKS = /[*_~`]/g;
const ASCII = /^[\0-\x7f]*$/;
const SPACES = /\s+/g;
const TRAILING = /[\s.,;:!?…。！？：；，]/;
const COMMAND = /:\s*`[^`]*`\s*\.?\s*$/;
const LEADING = /^[^\p{L}\p{N}]+/u;
const NUMBERING = /^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.):]?|[a-z][.)]|[ivx]{1,6}[.)])\s+/;

const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛]/g, "'"],
  [/[“”„‟«»]/g, '"'],
  [/[‐‑‒–—―]/g, '-'],
];

function simplifyTypography(text: string): string {
  return TYPOGRAPHY.reduce((plain, [pattern, simple]) => plain.replace(pattern, simple), text);
}

function trimTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/**
 * A text as it is compared: no case, Markdown, typography, doubled blanks or trailing punctuation.
 */
export function normaliseText(text: string): string {
  let plain = text.slice(0, MAX_LENGTH);
  if (plain.includes('[')) plain = plain.replace(LINK, '$1');
  if (MARK.test(plain)) plain = plain.replace(MARKS, '');
  if (!ASCII.test(plain)) plain = simplifyTypography(plain.normalize('NFC'));
  return trimTrailing(plain.replace(SPACES, ' ').trim().toLowerCase());
}

/** The text without a trailing `: ` and a command in backticks. */
export function dropCommand(text: string): string {
  const short = text.slice(0, MAX_LENGTH).trimEnd();
  return short.includes('`') ? short.replace(COMMAND, '') : short;
}

/** A heading as it is compared; `dropNumber` also leaves out its numbering and decoration. */
export function normaliseHeading(heading: string, dropNumber: boolean): string {
  const plain = normaliseText(heading);
  return dropNumber ? plain.replace(LEADING, '').replace(NUMBERING, '') : plain;
}
