import { cleanText } from './clean-text.ts';

/**
 * Breaks what GitHub links after Markdown is rendered, where no escape helps: mentions, `#1`,
 * URLs. A reply by e-mail quotes code as plain text, so code is broken up too.
 */
const BREAK = '\u200b';

const MARKUP = /[\\`*_~[\]<>&|$@#]|:(?=\/\/)|[wW]{3}(?=\.)|[gG][hH]-(?=\d)/g;
const IN_HTML = /[<>&"'$@#]|:(?=\/\/)|[wW]{3}(?=\.)|[gG][hH]-(?=\d)/g;

// What starts a block if it is the first thing on a line.
const BLOCK_START = /^(?:[-+=:]|\d{1,9}(?=[.)]))/;

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  // Not `\|`: tables read that before anything else does.
  '|': '&#124;',
  // Mathematics starts at a dollar, escaped or not; GitHub documents the span as the way out.
  $: '<span>$</span>',
};

/**
 * Text from outside as inline Markdown that renders as exactly this text: no mention, reference,
 * link, HTML, comment, code, emphasis, table cell, task box, heading or mathematics comes of it.
 * Good anywhere inside one line, in a table too; not in an HTML block.
 */
export function escapeMarkdown(text: string, maxChars: number): string {
  const escaped = cleanText(text, maxChars).replace(MARKUP, neutralise);
  return escaped.replace(BLOCK_START, (start) =>
    start.length === 1 && !/\d/.test(start) ? `\\${start}` : `${start}\\`,
  );
}

/** The same for a place where Markdown is not read, such as a `<summary>`. */
export function escapeHtml(text: string, maxChars: number): string {
  return cleanText(text, maxChars).replace(IN_HTML, neutralise);
}

/** Inline code; a tag and not backticks, because those can't hold a table's pipe. */
export function renderCode(text: string, maxChars: number): string {
  return `<code>${escapeMarkdown(text, maxChars)}</code>`;
}

/** A link if the address is a plain http(s) URL, else the label alone. The label is ours. */
export function renderLink(label: string, url: string | undefined): string {
  if (url === undefined || url.length > 2_000) return label;
  return /^https?:\/\/[\w.~:/?#@!&*+,;=%-]+$/.test(url) ? `[${label}](<${url}>)` : label;
}

function neutralise(found: string): string {
  const entity = ENTITIES[found];
  if (entity !== undefined) return entity;
  return /^[\\`*_~[\]]$/.test(found) ? `\\${found}` : `${found}${BREAK}`;
}
