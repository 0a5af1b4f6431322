import { cleanText } from './clean-text.ts';

// Two cells wide in a terminal: East Asian scripts, fullwidth forms, emoji.
const WIDE = new RegExp(
  [
    '[\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60]',
    '[\\uffe0-\\uffe6\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}]',
  ].join('|'),
  'u',
);
const NO_WIDTH = /[\p{M}\u200b-\u200d]/u;

/** Cells that a text takes in a terminal, near enough to wrap by. */
export function measureWidth(text: string): number {
  let width = 0;
  for (const character of text) width += measureCharacter(character);
  return width;
}

/**
 * Text from outside on one line of a log: no control characters, and nothing that a runner takes as
 * a workflow command. Commands of the older form count anywhere in a line, those with `::` at its
 * start only.
 */
export function cleanForLog(text: string, maxChars: number): string {
  return disarmLine(cleanText(text, maxChars));
}

/** A line that can be no workflow command. */
export function disarmLine(line: string): string {
  return line.replace(/##(?=\[|vso\[)/gi, '# #').replace(/^(\s*):(?=:)/, '$1: ');
}

/** Where a paragraph starts, and where its second and later lines do. */
export interface Margin {
  readonly first: string;
  readonly rest: string;
}

/** Lines of at most `columns` cells (ten more than the margin at least); long words are broken. */
export function wrapText(text: string, columns: number, margin: Margin): readonly string[] {
  const lines: string[] = [];
  const room = Math.max(10, columns - Math.max(margin.first.length, margin.rest.length));
  let line = '';
  let width = 0;
  for (const word of text.split(' ')) {
    for (const piece of breakWord(word, room)) {
      const size = measureWidth(piece);
      const isFull = line !== '' && width + 1 + size > room;
      if (isFull) lines.push(line);
      width = isFull || line === '' ? size : width + 1 + size;
      line = isFull || line === '' ? piece : `${line} ${piece}`;
    }
  }
  const all = [...lines, line];
  return all.map((one, index) => disarmLine(`${index === 0 ? margin.first : margin.rest}${one}`));
}

function breakWord(word: string, columns: number): readonly string[] {
  if (word.length * 2 <= columns) return [word];
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const character of word) {
    const size = measureCharacter(character);
    if (width + size > columns) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += character;
    width += size;
  }
  return [...pieces, piece];
}

function measureCharacter(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
