import { fromMarkdown } from 'mdast-util-from-markdown';

/** A line that a reader sees as plain text, and its number, from 1. */
export interface VisibleLine {
  readonly number: number;
  readonly text: string;
}

/** The parser takes seconds for the worst of what GitHub lets a comment hold. */
export const MAX_PARSED = 10_000;

/** What could be a command at all; most comments have none, and are not parsed. */
const CANDIDATE = /^ {0,3}\/[a-z]/im;

type Root = ReturnType<typeof fromMarkdown>;
type Paragraph = Extract<Root['children'][number], { type: 'paragraph' }>;

/** True if plain text stands there, and no link, image, tag or emphasis that began before it. */
function isPlainAt({ children }: Paragraph, offset: number): boolean {
  return children.some(({ type, position }) => {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (type !== 'text' || start === undefined || end === undefined) return false;
    return start <= offset && offset < end;
  });
}

/** Numbers of the lines of a paragraph that begin with plain text. */
function listPlainLines(paragraph: Paragraph, starts: readonly number[]): readonly number[] {
  const { position } = paragraph;
  if (position === undefined) return [];
  const count = position.end.line - position.start.line + 1;
  const numbers = Array.from({ length: count }, (_, index) => position.start.line + index);
  return numbers.filter((number) => isPlainAt(paragraph, starts[number - 1] ?? -1));
}

/** Whole comments and tags, and what stands between them. */
const WHOLE_HTML =
  /^(?:<!--[\s\S]*?-->|<\/?[a-z][\w-]*(?:\s+[\w:-]+(?:="[^"<>]*")?)*\s*\/?>|[^<])*$/i;
/** Elements whose content is no Markdown to whoever shows the page. */
const RAW_ELEMENT =
  /<(?:script|style|textarea|title|iframe|noembed|noframes|xmp|plaintext|template|svg|math|select)\b/i;

/** True if what follows may be part of it: HTML goes to the page as it is, finished or not. */
function leavesOpen(html: string): boolean {
  return RAW_ELEMENT.test(html) || !WHOLE_HTML.test(html);
}

/** A comment that begins in a sentence is no HTML to Markdown, but was meant to be hidden. */
function hides(node: Root['children'][number] | Paragraph['children'][number]): boolean {
  if (node.type === 'html') return leavesOpen(node.value);
  return node.type === 'text' && node.value.includes('<!--');
}

/** Paragraphs up to the first HTML that may swallow what follows. */
function listParagraphs({ children }: Root): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const node of children) {
    if (hides(node)) break;
    if (node.type !== 'paragraph') continue;
    paragraphs.push(node);
    if (node.children.some(hides)) break;
  }
  return paragraphs;
}

/**
 * The lines of a comment that stand in a paragraph of the document itself and begin with plain
 * text: not code, quotes, lists, headings, HTML, nor the inside of a link, an image or a tag
 * (CommonMark 0.31).
 * A word that nobody sees must not count.
 */
export function listVisibleLines(body: string): readonly VisibleLine[] {
  if (!CANDIDATE.test(body) || body.length > MAX_PARSED) return [];
  const text = body.replaceAll(/\r\n?/g, '\n');
  const lines = text.split('\n');
  let offset = 0;
  const starts = lines.map((line) => {
    const start = offset + line.length - line.trimStart().length;
    offset += line.length + 1;
    return start;
  });
  return listParagraphs(fromMarkdown(text))
    .flatMap((paragraph) => listPlainLines(paragraph, starts))
    .map((number) => ({ number, text: lines[number - 1] ?? '' }));
}
