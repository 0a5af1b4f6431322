import type { Box } from '../../domain/checklist.ts';
import { parseMarkdown } from '../parse-markdown.ts';
import type { Found } from './candidate.ts';
import { readContext } from './context-words.ts';
import { type Block, type Leaf, readLeaves } from './leaf.ts';
import { readLines } from './read-lines.ts';
import { readList } from './read-list.ts';
import { readStep } from './read-step.ts';
import { readTable } from './read-table.ts';

interface Reader {
  readonly source: string;
  readonly boxes: ReadonlyMap<number, Box>;
  readonly title: string | undefined;
  readonly nextList: () => number;
}

const NO_FOUND: Found = { candidates: [], ignored: [] };

function join(parts: readonly Found[]): Found {
  return {
    candidates: parts.flatMap((part) => part.candidates),
    ignored: parts.flatMap((part) => part.ignored),
  };
}

/** Boxes in HTML are shown as text, or not at all. */
function readHtml(block: Block & { readonly type: 'html' }): Found {
  if (!/^[ \t]*[-+*] \[[ xX]\] /m.test(block.value)) return NO_FOUND;
  const what = block.value.startsWith('<!--') ? 'an HTML comment' : 'HTML without a blank line';
  const why = `Boxes in ${what}: GitHub shows none.`;
  return { candidates: [], ignored: [{ line: block.position?.start.line ?? 0, why }] };
}

function readBlock(block: Block, next: Block | undefined, leaf: Leaf, reader: Reader): Found {
  const { source, boxes, nextList } = reader;
  const { section } = leaf;
  switch (block.type) {
    case 'list': {
      const codeAfter = next?.type === 'code' ? next.value : undefined;
      return readList(block, { section, source, boxes, codeAfter, nextList });
    }
    case 'table': {
      const isForApproval = readContext(section) === 'approval';
      return readTable(block, { section, source, isForApproval, list: nextList() });
    }
    case 'paragraph':
      return readLines(block, { section, source, list: nextList() });
    case 'html':
      return readHtml(block);
    default:
      return NO_FOUND;
  }
}

function readLeaf(leaf: Leaf, reader: Reader): Found {
  const found = join(
    leaf.blocks.map((block, index) => readBlock(block, leaf.blocks[index + 1], leaf, reader)),
  );
  const hasList = leaf.blocks.some((block) => block.type === 'list');
  if (hasList || found.candidates.length > 0 || leaf.hasParts) return found;
  return join([found, readStep(leaf, reader.nextList(), reader.title)]);
}

/** The heading that all others stand below. */
function findDocumentTitle(leaves: readonly Leaf[]): string | undefined {
  const titled = leaves.filter((leaf) => leaf.section.length > 0);
  const title = titled[0]?.section[0];
  return titled.every((leaf) => leaf.section[0] === title) ? title : undefined;
}

export interface Collected extends Found {
  readonly title: string | undefined;
}

/** Everything in a document that may be an item, in the order of its lines. */
export function collectCandidates(source: string, boxes: readonly Box[]): Collected {
  const leaves = readLeaves(parseMarkdown(source));
  let lists = 0;
  const nextList = () => {
    lists += 1;
    return lists;
  };
  const title = findDocumentTitle(leaves);
  const byLine = new Map(boxes.map((box) => [box.line, box]));
  const reader: Reader = { source, boxes: byLine, title, nextList };
  const found = join(leaves.map((leaf) => readLeaf(leaf, reader)));
  return { ...found, title };
}
