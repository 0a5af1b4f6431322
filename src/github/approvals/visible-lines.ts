/** A line that a reader sees as plain text, and its number, from 1. */
export interface VisibleLine {
  readonly number: number;
  readonly text: string;
}

interface Fence {
  readonly mark: string;
  readonly length: number;
}

interface State {
  fence: Fence | undefined;
  /** What ends the HTML that is open: a pattern, or `blank` for the next blank line. */
  html: RegExp | 'blank' | undefined;
  isQuoted: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const QUOTE = /^ {0,3}>/;
const BLANK = /^[ \t]*$/;
const HTML_BLOCK = /^ {0,3}<[A-Za-z/?!]/;
const RAW_BLOCK = /^ {0,3}<(?:pre|script|style|textarea)/i;
const RAW_END = /<\/(?:pre|script|style|textarea)>/i;
const COMMENT_END = /-->/;

function openFence(line: string): Fence | undefined {
  const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
  const mark = marks.charAt(0);
  if (mark === '' || (mark === '`' && info.includes('`'))) return undefined;
  return { mark, length: marks.length };
}

function closesFence(line: string, { mark, length }: Fence): boolean {
  const [, marks = '', rest = ''] = FENCE.exec(line) ?? [];
  return marks.startsWith(mark) && marks.length >= length && BLANK.test(rest);
}

/** What the line opens and does not close; undefined if nothing. */
function openHtml(line: string): State['html'] {
  const start = line.lastIndexOf('<!--');
  if (start >= 0 && !COMMENT_END.test(line.slice(start + 4))) return COMMENT_END;
  if (RAW_BLOCK.test(line)) return RAW_END.test(line) ? undefined : RAW_END;
  return HTML_BLOCK.test(line) ? 'blank' : undefined;
}

/** True if the line is inside of HTML that an earlier line opened; closes it where it ends. */
function staysHidden(line: string, state: State): boolean {
  if (state.html === undefined) return false;
  if (state.html === 'blank') {
    if (!BLANK.test(line)) {
      state.html = openHtml(line) ?? 'blank';
      return true;
    }
    state.html = undefined;
    return false;
  }
  if (state.html.test(line)) state.html = openHtml(line);
  return true;
}

function isVisible(line: string, state: State): boolean {
  if (state.fence !== undefined) {
    if (closesFence(line, state.fence)) state.fence = undefined;
    return false;
  }
  if (staysHidden(line, state)) return false;
  if (BLANK.test(line)) {
    state.isQuoted = false;
    return false;
  }
  state.fence = openFence(line);
  if (state.fence !== undefined) return false;
  state.html = openHtml(line);
  // A line right below a quote belongs to it, though no `>` stands before it (CommonMark 0.31, §5.1).
  state.isQuoted ||= QUOTE.test(line);
  return !state.isQuoted && !HTML_BLOCK.test(line);
}

/**
 * The lines of a comment that are neither code in a fence, nor quoted, nor HTML, nor hidden in an
 * HTML comment. Where Markdown is in doubt a line is left out: a word that nobody sees must not
 * count.
 */
export function listVisibleLines(body: string): readonly VisibleLine[] {
  const state: State = { fence: undefined, html: undefined, isQuoted: false };
  return body
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text }) => isVisible(text, state));
}
