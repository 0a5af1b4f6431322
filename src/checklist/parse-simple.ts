import { enterHeading, type Heading } from './heading-path.ts';
import type { RawBox } from './raw-box.ts';
import { findNoteOffset } from './read-box.ts';

const BLANK = /^ *$/;
const HEADING = /^(#{1,6}) ([^ #].*)$/;
const BOX = /^( *)- \[([ xX])\] (\S.*)$/;
const RULE = /^---+ *$/;
/** Starts like nothing but a paragraph. */
const PARAGRAPH = /^(?:\*\*)?\p{L}/u;
const MAX_DEPTH = 10;

/** Signs that may be Markdown; spans of code are taken out before. */
const SPECIAL = /[\\*~[\]|`]|__|<(?![ \d=])|&[#\p{L}\p{N}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;
const CODE = /(?<!`)`([^`]+)`(?!`)/g;

interface Inline {
  readonly text: string;
  readonly codes: readonly string[];
}

interface State {
  readonly boxes: RawBox[];
  headings: readonly Heading[];
  section: readonly string[];
  previous: 'blank' | 'heading' | 'rule' | 'paragraph' | 'box';
  /** Depth of the last box of the open list; -1 if none is open. */
  depth: number;
}

/** CommonMark 0.31, §6.1: one blank is taken off both ends, if something else is between them. */
function trimCode(code: string): string {
  return /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
}

/** Text in which nothing is marked up but code; null if something might be. */
function readInline(raw: string): Inline | null {
  if (raw.includes('__') || SPECIAL.test(raw.replaceAll(CODE, ' '))) return null;
  if (!raw.includes('`')) return { text: raw.replaceAll(/\s+/g, ' ').trim(), codes: [] };
  const codes: string[] = [];
  const text = raw.replaceAll(CODE, (_, code: string) => {
    codes.push(trimCode(code));
    return trimCode(code);
  });
  return text.includes('~~') ? null : { text: text.replaceAll(/\s+/g, ' ').trim(), codes };
}

function readHeading(state: State, match: RegExpExecArray): boolean {
  const [, marks = '', raw = ''] = match;
  const inline = / #+ *$/.test(raw) ? null : readInline(raw);
  if (inline === null || inline.text === '') return false;
  state.headings = enterHeading(state.headings, { level: marks.length, text: inline.text });
  state.section = state.headings.map((heading) => heading.text);
  state.previous = 'heading';
  state.depth = -1;
  return true;
}

function readBoxLine(state: State, match: RegExpExecArray, line: number, start: number): boolean {
  const [whole, indent = '', mark, raw = ''] = match;
  const depth = indent.length / 2;
  const inline = readInline(raw);
  if (inline === null || inline.text === '' || !Number.isInteger(depth)) return false;
  if (depth > state.depth + 1 || depth > MAX_DEPTH) return false;
  state.boxes.push({
    line,
    section: state.section,
    text: inline.text,
    checked: mark !== ' ',
    depth,
    codes: inline.codes,
    isBold: false,
    markOffset: start + indent.length + 3,
    noteOffset: findNoteOffset(whole, whole.length) + start,
  });
  state.previous = 'box';
  state.depth = depth;
  return true;
}

/** A paragraph matters only for what it might hide: blanks to fill in code or HTML. */
function readParagraph(state: State, line: string): boolean {
  if (state.previous === 'box' || !PARAGRAPH.test(line)) return false;
  const rest = line.replaceAll(CODE, ' ');
  if (rest.includes('`') || /<(?![ \d=])/.test(rest)) return false;
  if (rest !== line && line.includes('__')) return false;
  state.previous = 'paragraph';
  state.depth = -1;
  return true;
}

function readLine(state: State, text: string, line: number, start: number): boolean {
  if (BLANK.test(text)) {
    state.previous = 'blank';
    return true;
  }
  const box = BOX.exec(text);
  if (box !== null) return readBoxLine(state, box, line, start);
  const heading = HEADING.exec(text);
  if (heading !== null) return readHeading(state, heading);
  if (!RULE.test(text)) return readParagraph(state, text);
  if (state.previous === 'paragraph' || state.previous === 'box') return false;
  state.previous = 'rule';
  state.depth = -1;
  return true;
}

/**
 * The boxes of a document that holds nothing but headings, paragraphs, rules and lists of `- [ ]`
 * with text and code; null for any other. A property test holds it equal to the whole parser,
 * which needs 20 times as long.
 */
export function parseSimple(source: string): RawBox[] | null {
  const first = source.startsWith('\uFEFF') ? 1 : 0;
  if (source.includes('\0') || source.includes('\t') || source.startsWith('---', first))
    return null;
  const state: State = { boxes: [], headings: [], section: [], previous: 'blank', depth: -1 };
  for (let start = first, line = 1; start < source.length; line += 1) {
    const end = source.indexOf('\n', start);
    const stop = end === -1 ? source.length : end;
    const text = source.slice(start, stop > start && source[stop - 1] === '\r' ? stop - 1 : stop);
    if (text.includes('\r') || !readLine(state, text, line, start)) return null;
    start = stop + 1;
  }
  return state.boxes;
}
