import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { findBoundaries } from './chunk-boundary.ts';
import { defuseMarkdown } from './defuse.ts';
import { countLineBreaks } from './line-breaks.ts';
import { reachesBeyond } from './open-block.ts';

type Extension = ReturnType<typeof gfmTaskListItem>;

/** The parser's time grows faster than the number of lists; pieces of this size stay linear. */
const PIECE_LENGTH = 4096;

const DEFINITION = /^[ \t>*+-]*\[([^[\]\r\n]{1,200})\]:/gm;

/** Micromark's own way to compare the names of references. */
function normaliseReference(name: string): string {
  return name
    .replaceAll(/[\t\n\r ]+/g, ' ')
    .replaceAll(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

/** Tells each piece about the link references that the other pieces define. */
function shareReferences(source: string): Extension {
  const names = [...source.matchAll(DEFINITION)].map((match) => normaliseReference(match[1] ?? ''));
  const known = new Set<unknown>();
  return {
    text: {
      91: {
        name: 'referencesOfOtherPieces',
        tokenize(_effects, _ok, nok) {
          if (!known.has(this.parser)) this.parser.defined.push(...names);
          known.add(this.parser);
          return nok;
        },
      },
    },
  };
}

function parsePiece(source: string, references: readonly Extension[]): Root {
  return fromMarkdown(source, {
    extensions: [gfmTaskListItem(), gfmTable(), ...references],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), gfmTableFromMarkdown()],
  });
}

function shift(node: Nodes, lines: number, offset: number): void {
  for (const point of [node.position?.start, node.position?.end]) {
    if (point === undefined) continue;
    point.line += lines;
    point.offset = (point.offset ?? 0) + offset;
  }
  if ('children' in node) for (const child of node.children) shift(child, lines, offset);
}

/** Cuts at places that change nothing, and parses piece by piece. */
function parsePieces(source: string, pieceLength: number): Root {
  const boundaries = findBoundaries(source, pieceLength);
  const references =
    boundaries.length > 0 && source.includes(']:') ? [shareReferences(source)] : [];
  const whole: Root = { type: 'root', children: [] };
  let start = 0;
  let lines = 0;
  for (let index = 0, step = 1; start < source.length; ) {
    const boundary = boundaries[index + step - 1];
    const piece = source.slice(start, boundary?.offset);
    const root = parsePiece(piece, references);
    if (boundary !== undefined && reachesBeyond(root, piece, boundary.afterBlank)) {
      step *= 2;
      continue;
    }
    if (start > 0) shift(root, lines, start);
    for (const child of root.children) whole.children.push(child);
    lines += countLineBreaks(piece);
    start += piece.length;
    index += step;
    step = 1;
  }
  return whole;
}

/**
 * The blocks of a document of GitHub-flavoured Markdown (task lists and tables), without front
 * matter. Offsets count UTF-16 units of `source`, its byte order mark included. Never throws. It is
 * read in pieces of at least `pieceLength` units.
 */
export function parseMarkdown(source: string, pieceLength = PIECE_LENGTH): Root {
  const mark = source.startsWith('\uFEFF') ? 1 : 0;
  const root = parsePieces(defuseMarkdown(source.slice(mark)), pieceLength);
  if (mark > 0) shift(root, 0, mark);
  return root;
}
