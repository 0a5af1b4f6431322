// Colour and cursor sequences of terminals: CSI, OSC (title, links) and the two-byte ones.
const ANSI = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)',
    '\\u001b[@-Z\\\\-_]',
  ].join('|'),
  'g',
);

// Joiners belong between the letters of some scripts and inside emoji, and nowhere else.
const JOINED = '[[\\p{L}\\p{M}\\p{Extended_Pictographic}]--\\p{ASCII}]';
const INVISIBLE = new RegExp(
  `((?<=${JOINED})[\\u200c\\u200d](?=${JOINED}))|[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]`,
  'gv',
);

const SPACES = /[\s\u0085]+/g;
const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/;
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
const PLAIN = /^(?:[!-~](?: ?[!-~])*)?$/;

/**
 * Text from outside as one line of at most `maxChars` UTF-16 units: line breaks become ⏎, terminal
 * sequences go, and what the eye can't see (controls, bidi marks, zero-width characters, halves of
 * surrogate pairs) is shown as `\u{202e}`.
 */
export function cleanText(text: string, maxChars: number): string {
  if (text.length <= maxChars && PLAIN.test(text)) return text;
  // Work is bounded before anything else looks at the text, however long it is.
  const bounded = cutText(text, maxChars * 4);
  const cleaned = bounded
    .replace(ANSI, '')
    .replace(SPACES, (run) => (LINE_BREAK.test(run) ? ' ⏎ ' : ' '))
    // First, because a joiner behind marks that are cut joins nothing.
    .replace(STACKED_MARKS, '$1…')
    .replace(INVISIBLE, (found, joiner?: string) => joiner ?? renderCodePoint(found));
  return cutText(cleaned.replace(/^(?: |⏎)+/, '').replace(/(?: ⏎| )+$/, ''), maxChars);
}

/** At most `maxChars` UTF-16 units, `…` for the rest; never half of a surrogate pair. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const end = Math.max(0, maxChars - 1);
  const last = text.charCodeAt(end - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  const kept = text.slice(0, splitsPair ? end - 1 : end);
  // A joiner with nothing behind it joins nothing.
  return `${kept.replace(/[\u200c\u200d]$/, '')}…`;
}

function renderCodePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
