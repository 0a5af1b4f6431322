import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import { countLineBreaks } from './line-breaks.ts';
import { renderPlainText, tidyText } from './plain-text.ts';
import type { RawBox } from './raw-box.ts';

const ID = /^<!--\s*id:\s*([\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,79})\s*-->$/u;
const BOX = /\[[ xX]\]\s*$/;

type Place = Pick<RawBox, 'section' | 'depth'>;

function findId(item: ListItem): string | undefined {
  for (const child of item.children) {
    const nodes = child.type === 'paragraph' ? child.children : [child];
    for (const node of nodes) {
      const id = node.type === 'html' ? ID.exec(node.value.trim())?.[1] : undefined;
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

function collectCodes(nodes: readonly PhrasingContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineCode') return [node.value];
    return 'children' in node ? collectCodes(node.children) : [];
  });
}

/** Bold text, with nothing beside it but blanks, colons, digits and signs such as emoji. */
function isBoldOnly(nodes: readonly PhrasingContent[]): boolean {
  const rest = nodes.filter((node) => node.type !== 'strong');
  return rest.length < nodes.length && !/\p{L}/u.test(renderPlainText(rest));
}

/** Offset behind the last visible character of the paragraph. */
export function findNoteOffset(source: string, end: number): number {
  let offset = end;
  while (offset > 0 && /[ \t]/.test(source[offset - 1] ?? '')) offset -= 1;
  return offset;
}

/** The box stands before the paragraph's start, or at it where code or emphasis follows the box. */
function findBracket(source: string, itemStart: number, textStart: number): number {
  const open = source.slice(itemStart, textStart).search(BOX);
  if (open !== -1) return itemStart + open;
  return /^\[[ xX]\]/.test(source.slice(textStart, textStart + 3)) ? textStart : -1;
}

function readMarked(item: ListItem, text: Paragraph, source: string, place: Place): RawBox | null {
  const start = item.position?.start.offset ?? 0;
  const open = findBracket(source, start, text.position?.start.offset ?? start);
  if (open === -1) return null;
  const id = findId(item);
  return {
    ...place,
    line: (item.position?.start.line ?? 0) + countLineBreaks(source.slice(start, open)),
    text: renderPlainText(text.children),
    checked: item.checked === true,
    codes: collectCodes(text.children),
    isBold: isBoldOnly(text.children),
    ...(id === undefined ? {} : { id }),
    markOffset: open + 1,
    noteOffset: findNoteOffset(source, text.position?.end.offset ?? start),
  };
}

/** First line of a block of code that says something: neither empty nor a comment. */
export function findFirstLine(code: string): string | undefined {
  const lines = code.split(/\r\n|\r|\n/).map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(?:#|\/\/|--|::|rem\b)/i.test(line));
}

/** `- [ ]` with nothing behind it, and a block of code as what it asks for. */
function readBare(
  item: ListItem,
  text: Paragraph,
  code: string | undefined,
  source: string,
  place: Place,
): RawBox | null {
  const start = text.position?.start.offset ?? 0;
  const mark = source.slice(start, text.position?.end.offset).trimEnd();
  const words = code === undefined ? undefined : findFirstLine(code);
  if (words === undefined || !/^\[[ xX]\]$/.test(mark)) return null;
  return {
    ...place,
    line: item.position?.start.line ?? 0,
    text: tidyText(words),
    checked: mark !== '[ ]',
    codes: [words],
    isBold: false,
    markOffset: start + 1,
    noteOffset: start + 3,
  };
}

/** The box of a list item; null if it has none. `codeAfter` is a block of code behind the list. */
export function readBox(
  item: ListItem,
  source: string,
  place: Place,
  codeAfter: string | undefined,
): RawBox | null {
  const [text, second] = item.children;
  if (text?.type !== 'paragraph') return null;
  if (typeof item.checked === 'boolean') return readMarked(item, text, source, place);
  return readBare(item, text, second?.type === 'code' ? second.value : codeAfter, source, place);
}
