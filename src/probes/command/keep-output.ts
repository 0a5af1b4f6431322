import { stripVTControlCharacters } from 'node:util';
import type { ProcessOutput } from '../../toolbox/toolbox.ts';
import type { OutputEvidence } from './evidence.ts';

/** Of an output as much as fits into `maxBytes` of JSON: its head and its tail, in whole lines. */
export function keepOutput(
  output: Omit<ProcessOutput, 'original'>,
  maxBytes: number,
): OutputEvidence {
  const { truncated, bytes } = output;
  const parts = output.parts.map(cleanText);
  const fits = parts.reduce((sum, part) => sum + measure(part, maxBytes), 0) <= maxBytes;
  // Not cut, and yet not whole: it was still open when it was left, perhaps amid a line.
  const isOpen = truncated && parts.length === 1;
  if (fits && parts.length === 1) return { parts, truncated, atLines: !isOpen, bytes };
  const half = Math.floor(maxBytes / 2);
  const head = takeHead(parts[0] ?? '', half);
  const tail = takeTail(parts.at(-1) ?? '', half);
  const headEnd = head.lastIndexOf('\n');
  const tailStart = tail.indexOf('\n') + 1;
  const atLines = headEnd !== -1 && tailStart !== 0 && !isOpen;
  const kept = atLines ? [head.slice(0, headEnd), tail.slice(tailStart)] : [head, tail];
  return { parts: kept, truncated: true, atLines, bytes };
}

/** Text without what colours it or moves the cursor; other control characters are made visible. */
export function cleanText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
}

/** The beginning that fits into `maxBytes`, never half a character. */
function takeHead(text: string, maxBytes: number): string {
  let size = 0;
  let end = 0;
  for (const character of text) {
    size += costOf(character);
    if (size > maxBytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The end that fits into `maxBytes`, never half a character. */
function takeTail(text: string, maxBytes: number): string {
  let size = 0;
  let start = text.length;
  while (start > 0) {
    const width = start > 1 && isLowSurrogate(text.charCodeAt(start - 1)) ? 2 : 1;
    size += costOf(text.slice(start - width, start));
    if (size > maxBytes) break;
    start -= width;
  }
  return text.slice(start);
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Bytes of a text in JSON, or more than `limit` as soon as that is certain. */
function measure(text: string, limit: number): number {
  let size = 0;
  for (const character of text) {
    size += costOf(character);
    if (size > limit) break;
  }
  return size;
}

/** Bytes of a character in JSON; control characters other than these are gone. */
function costOf(character: string): number {
  if ('"\\\n\r\t'.includes(character)) return 2;
  return Buffer.byteLength(character);
}
