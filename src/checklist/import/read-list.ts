import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import type { Box } from '../../domain/checklist.ts';
import { renderPlainText } from '../plain-text.ts';
import { readBox } from '../read-box.ts';
import type { Candidate, Found } from './candidate.ts';
import { trimColon } from './leaf.ts';
import { readMark } from './marks.ts';

/** Where a list stands, and what is known of the whole document. */
export interface ListPlace {
  readonly section: readonly string[];
  readonly source: string;
  /** Boxes of the document by their line. */
  readonly boxes: ReadonlyMap<number, Box>;
  /** Code right behind the list. */
  readonly codeAfter: string | undefined;
  /** Gives the next list its number. */
  readonly nextList: () => number;
}

const BARE = /^\[[^\]]?\](?:\s|$)/;

function collectCodes(nodes: readonly PhrasingContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineCode') return [node.value];
    return 'children' in node ? collectCodes(node.children) : [];
  });
}

function findFence(item: ListItem): string[] {
  return item.children.flatMap((child) => (child.type === 'code' ? [child.value] : []));
}

function readRaw(node: Paragraph, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}

function hasBoxes(item: ListItem): boolean {
  return item.children.some(
    (child) =>
      child.type === 'list' &&
      child.children.some((one) => typeof one.checked === 'boolean' || hasBoxes(one)),
  );
}

type Origin = Pick<Candidate, 'origin' | 'text' | 'checked' | 'codes' | 'isGroup'>;

function readAsBox(item: ListItem, place: ListPlace): (Origin & { readonly line: number }) | null {
  const raw = readBox(item, place.source, { section: [], depth: 0 }, place.codeAfter);
  const box = raw === null ? undefined : place.boxes.get(raw.line);
  if (raw === null || box === undefined) return null;
  const { line, text, checked, isGroup } = box;
  return { line, origin: 'box', text, checked, codes: raw.codes, isGroup };
}

function readAsText(text: string, codes: readonly string[], item: ListItem): Origin {
  const marked = readMark(text);
  const hasList = item.children.some((child) => child.type === 'list');
  const isTitle = hasList && (/[:：]$/.test(text) || hasBoxes(item));
  if (marked === undefined)
    return { origin: 'plain', text, checked: false, codes, isGroup: isTitle };
  const checked = marked.mark === 'done';
  return { origin: 'mark', text: marked.rest, checked, codes, isGroup: isTitle };
}

function readItem(item: ListItem, list: number, place: ListPlace): Candidate | string | null {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return null;
  const box = readAsBox(item, place);
  const text = renderPlainText(first.children);
  if (box === null && BARE.test(text))
    return 'An empty box, or a mark that GitHub shows as text. Write `- [ ] words`.';
  const line = item.position?.start.line ?? 0;
  const own = box ?? { line, ...readAsText(text, collectCodes(first.children), item) };
  const codes = [...own.codes, ...findFence(item)];
  return { ...own, codes, section: place.section, list, raw: readRaw(first, place.source) };
}

/** What the boxes below an item stand under, beside the headings. */
function enterItem(candidate: Candidate | string | null, place: ListPlace): ListPlace {
  const isTitle = typeof candidate === 'object' && candidate?.isGroup === true;
  const section = isTitle ? [...place.section, trimColon(candidate.text)] : place.section;
  return { ...place, section, codeAfter: undefined };
}

/** Plain text below an item explains that item; it is a candidate only below a title. */
function isDetail(candidate: Candidate, parent: Candidate | undefined): boolean {
  return candidate.origin === 'plain' && parent !== undefined && parent.isGroup !== true;
}

/** The items of a list and of the lists in it. */
export function readList(list: List, place: ListPlace, parent?: Candidate): Found {
  const found: Found = { candidates: [], ignored: [] };
  const number = place.nextList();
  for (const [index, item] of list.children.entries()) {
    const isLast = index === list.children.length - 1;
    const own = isLast ? place : { ...place, codeAfter: undefined };
    const read = readItem(item, number, own);
    if (typeof read === 'string')
      found.ignored.push({ line: item.position?.start.line ?? 0, why: read });
    const candidate = typeof read === 'object' && read !== null ? read : undefined;
    if (candidate !== undefined && !isDetail(candidate, parent)) found.candidates.push(candidate);
    for (const child of item.children) {
      if (child.type !== 'list') continue;
      const inner = readList(child, enterItem(read, own), candidate ?? parent);
      found.candidates.push(...inner.candidates);
      found.ignored.push(...inner.ignored);
    }
  }
  return found;
}
