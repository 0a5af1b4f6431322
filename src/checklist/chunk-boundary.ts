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
  let wasBlank = false;
  for (let start = 0; start < source.length; ) {
    const end = source.indexOf('\n', start);
    const line = source.slice(start, end === -1 ? source.length : end);
    const isBlank = BLANK.test(line);
    const length = start - last;
    if (!isBlank && length >= step && (isBoundary(line, wasBlank) || length > MAX_LENGTH)) {
      found.push({ offset: start, afterBlank: wasBlank });
      last = start;
    }
    wasBlank = isBlank;
    if (end === -1) break;
    start = end + 1;
  }
  return found;
}
