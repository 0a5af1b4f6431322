import type { List, Nodes, Root } from 'mdast';
import { enterHeading, type Heading } from './heading-path.ts';
import { renderPlainText } from './plain-text.ts';
import type { RawBox } from './raw-box.ts';
import { readBox } from './read-box.ts';

function* findInList(
  list: List,
  source: string,
  headings: readonly Heading[],
  depth: number,
  codeAfter: string | undefined,
): Generator<RawBox> {
  const section = headings.map((heading) => heading.text);
  for (const [index, item] of list.children.entries()) {
    const isLast = index === list.children.length - 1;
    const box = readBox(item, source, { section, depth }, isLast ? codeAfter : undefined);
    if (box !== null && box.text !== '') yield box;
    const inner = box === null ? depth : depth + 1;
    yield* findInBlocks(item.children, source, headings, inner);
  }
}

function* findInBlocks(
  nodes: readonly Nodes[],
  source: string,
  outer: readonly Heading[],
  depth: number,
): Generator<RawBox> {
  let headings = outer;
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'heading') {
      const text = renderPlainText(node.children);
      if (text !== '') headings = enterHeading(headings, { level: node.depth, text });
    } else if (node.type === 'list') {
      const next = nodes[index + 1];
      const code = next?.type === 'code' ? next.value : undefined;
      yield* findInList(node, source, headings, depth, code);
    } else if (node.type === 'blockquote') {
      yield* findInBlocks(node.children, source, headings, depth);
    }
  }
}

/** Every box of a document, in order; headings within a quote or an item count only there. */
export function findBoxes(root: Root, source: string): RawBox[] {
  return [...findInBlocks(root.children, source, [], 0)];
}
