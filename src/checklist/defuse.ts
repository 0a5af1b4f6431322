import { measureFrontMatter } from './front-matter.ts';

/** Deeper than anyone writes; the parser's time grows faster than the depth. */
const MAX_MARKERS = 20;
const MAX_COLUMN = 100;
/** Emphasis marks in one block; the parser compares them pair by pair. */
const MAX_EMPHASIS = 1000;

const MARKER = /[-+*>]|\d{1,9}[.)]/y;
const THEMATIC = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t\r]*$/;

/** Offset of the first container marker of a line that is nested too deep; -1 if none is. */
function findDeepMarker(line: string): number {
  let column = 0;
  let markers = 0;
  let at = 0;
  for (; at < line.length; ) {
    const char = line[at];
    if (char === ' ' || char === '\t') {
      column += char === '\t' ? 4 : 1;
      at += 1;
      continue;
    }
    MARKER.lastIndex = at;
    const marker = MARKER.exec(line)?.[0];
    if (marker === undefined) return -1;
    markers += 1;
    if (markers > MAX_MARKERS || column > MAX_COLUMN) return at;
    at += marker.length;
    column += marker.length;
  }
  return -1;
}

function defuseLine(line: string, emphasis: number): string {
  const deep = THEMATIC.test(line) ? -1 : findDeepMarker(line);
  const shallow =
    deep === -1 ? line : line.slice(0, deep) + line.slice(deep).replace(/[-+*>.)]/g, 'x');
  return emphasis > MAX_EMPHASIS ? shallow.replace(/(?<=\S)[*_]/g, 'x') : shallow;
}

function countEmphasis(line: string): number {
  let count = 0;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charCodeAt(at);
    if (char === 42 || char === 95) count += 1;
  }
  return count;
}

/**
 * A copy of the same length for the parser: front matter is blanked, and constructs that would
 * cost it minutes (thousands of levels, thousands of stars) are made plain text. Offsets and
 * lines stay right. A usual document comes back as it is.
 */
export function defuseMarkdown(source: string): string {
  const start = measureFrontMatter(source);
  const blanked = source.slice(0, start).replace(/[^\r\n]/g, ' ');
  let emphasis = 0;
  let isChanged = start > 0;
  const lines = source.slice(start).split('\n');
  for (const [index, line] of lines.entries()) {
    emphasis = /^[ \t\r]*$/.test(line) ? 0 : emphasis + countEmphasis(line);
    const safe = defuseLine(line, emphasis);
    if (safe !== line) isChanged = true;
    lines[index] = safe;
  }
  return isChanged ? blanked + lines.join('\n') : source;
}
