import type { BlockContent, DefinitionContent, Paragraph, Root, RootContent } from 'mdast';
import { enterHeading, type Heading } from '../heading-path.ts';
import { renderPlainText } from '../plain-text.ts';

export type Block = RootContent | BlockContent | DefinitionContent;

/** The blocks between two headings or labels. A label is a line such as `**Rollback if:**`. */
export interface Leaf {
  readonly section: readonly string[];
  /** The innermost heading or label, and its line; absent before the first. */
  readonly title?: { readonly text: string; readonly line: number };
  readonly blocks: readonly Block[];
  /** Deeper headings or labels stand below it. */
  hasParts: boolean;
}

const MAX_LABEL = 120;
const LABEL_LEVEL = 7;

/** Takes the colon away that ends a label. */
export function trimColon(text: string): string {
  return text.replace(/\s*[:：]\s*$/, '');
}

function isHolder(block: Block | undefined): boolean {
  return block?.type === 'list' || block?.type === 'code' || block?.type === 'table';
}

/** A bold line, or one that ends with a colon, with a list, code or a table right below. */
function readLabel(paragraph: Paragraph, next: readonly Block[]): string | undefined {
  const text = renderPlainText(paragraph.children);
  if (text.length > MAX_LABEL || text.includes('___')) return undefined;
  const rest = paragraph.children.filter((node) => node.type !== 'strong');
  const isBold = rest.length < paragraph.children.length && !/\p{L}/u.test(renderPlainText(rest));
  const isHeld = isHolder(next[0]) || (next[0]?.type === 'paragraph' && isHolder(next[1]));
  if (!isHeld || !(isBold || /[:：]$/.test(text))) return undefined;
  const label = trimColon(text);
  return /[\p{L}\p{N}]/u.test(label) ? label : undefined;
}

/** Builds the leaves of a document, one block after the other. */
class LeafBuilder {
  readonly leaves: Leaf[] = [];
  #headings: readonly Heading[] = [];
  #titles: Leaf[] = [];
  #blocks: Block[] = [];
  #hasContent = false;

  constructor() {
    this.#open(undefined);
  }

  enter(level: number, text: string, line: number): void {
    this.#headings = enterHeading(this.#headings, { level, text });
    this.#open({ text, line });
  }

  add(block: Block): void {
    // A paragraph below the list that a label introduced ends what the label says.
    if (block.type === 'paragraph' && this.#hasContent) this.leaveLabel();
    this.#hasContent ||= isHolder(block);
    this.#blocks.push(block);
  }

  leaveLabel(): void {
    if (this.#headings.at(-1)?.level !== LABEL_LEVEL) return;
    this.#headings = this.#headings.slice(0, -1);
    this.#open(undefined);
  }

  #open(title: Leaf['title']): void {
    this.#blocks = [];
    this.#hasContent = false;
    const section = this.#headings.map((heading) => heading.text);
    const leaf: Leaf = {
      section,
      blocks: this.#blocks,
      hasParts: false,
      ...(title === undefined ? {} : { title }),
    };
    if (title !== undefined) {
      this.#titles = this.#titles.slice(0, section.length - 1);
      for (const outer of this.#titles) outer.hasParts = true;
      this.#titles.push(leaf);
    }
    this.leaves.push(leaf);
  }
}

/** Quotes are read as if they were not quoted, but a heading counts only within its quote. */
function feed(builder: LeafBuilder, blocks: readonly Block[], isQuoted: boolean): void {
  for (const [index, block] of blocks.entries()) {
    const line = block.position?.start.line ?? 0;
    if (block.type === 'blockquote') {
      feed(builder, block.children, true);
      builder.leaveLabel();
    } else if (block.type === 'heading') {
      const text = renderPlainText(block.children);
      if (text !== '') builder.enter(isQuoted ? LABEL_LEVEL : block.depth, text, line);
    } else {
      const next = blocks.slice(index + 1, index + 3);
      const label = block.type === 'paragraph' ? readLabel(block, next) : undefined;
      if (label === undefined) builder.add(block);
      else builder.enter(LABEL_LEVEL, label, line);
    }
  }
}

/** A document as a row of leaves, in order. */
export function readLeaves(root: Root): readonly Leaf[] {
  const builder = new LeafBuilder();
  feed(builder, root.children, false);
  return builder.leaves;
}
