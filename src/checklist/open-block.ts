import type { Code, Html, Root } from 'mdast';

/** How HTML blocks begin that a blank line does not end (CommonMark 0.31, §4.6), and their ends. */
const ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

function isOpenHtml(node: Html, afterBlank: boolean): boolean {
  const end = ENDS.find(([begin]) => begin.test(node.value))?.[1];
  return end === undefined ? !afterBlank : !end.test(node.value);
}

/** A fence without its closing line. An indented block is never open: it has no fence. */
function isOpenFence(node: Code, source: string): boolean {
  const text = source.slice(node.position?.start.offset, node.position?.end.offset);
  const fence = /^(?:`{3,}|~{3,})/.exec(text)?.[0];
  if (fence === undefined) return false;
  const last = text.slice(text.search(/[^\r\n]*$/)).trim();
  return last.length === text.length || !last.startsWith(fence) || /[^`~]/.test(last);
}

/** Whether the last block of a piece of Markdown may go on behind the piece. */
export function reachesBeyond(root: Root, piece: string, afterBlank: boolean): boolean {
  const last = root.children.at(-1);
  if (last?.type === 'html') return isOpenHtml(last, afterBlank);
  if (last?.type === 'table') return !afterBlank;
  return last?.type === 'code' && isOpenFence(last, piece);
}
