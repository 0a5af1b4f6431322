/** A place where a document may be cut: nothing before it can reach beyond it, if all is closed. */
export interface Boundary {
  readonly offset: number;
  /** A blank line stands before it, which also ends tables and most HTML. */
  readonly afterBlank: boolean;
}

const HEADING = /^#{1,6}[ \t]/;
const BULLET = /^[-+*] \S/;
const BLANK = /^[ \t\r]*$/;

/** Text that offers no boundary for so long is cut at the next line all the same. */
const MAX_LENGTH = 65_536;
/** So are so many lines of lists and quotes, whose number the parser's time grows with twice. */
const MAX_MARKERS = 500;
const MARKER = /^[ \t]*(?:[-+*>]|\d{1,9}[.)])/;

function isBoundary(line: string, wasBlank: boolean): boolean {
  return (wasBlank && !/^[ \t]/.test(line)) || HEADING.test(line) || BULLET.test(line);
}

/**
 * Lines at column 0 that end every open paragraph, list and quote: a heading, a bullet, or any
 * text after a blank line. They lie at least `step` apart.
 */
export function findBoundaries(source: string, step: number): Boundary[] {
  const found: Boundary[] = [];
  let last = 0;
  let markers = 0;
  let wasBlank = false;
  for (let start = 0; start < source.length; ) {
    const end = source.indexOf('\n', start);
    const line = source.slice(start, end === -1 ? source.length : end);
    const isBlank = BLANK.test(line);
    const length = start - last;
    const isLong = length > MAX_LENGTH || markers > MAX_MARKERS;
    if (!isBlank && length >= step && (isLong || isBoundary(line, wasBlank))) {
      found.push({ offset: start, afterBlank: wasBlank });
      last = start;
      markers = 0;
    }
    if (MARKER.test(line)) markers += 1;
    wasBlank = isBlank;
    if (end === -1) break;
    start = end + 1;
  }
  return found;
}
