/** One character of a path. */
export type Test = (char: string) => boolean;

/**
 * A glob as a tree: a character, any run of characters that pass a test, or one of some branches.
 */
export type GlobNode =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'many'; readonly test: Test }
  | { readonly kind: 'either'; readonly branches: readonly (readonly GlobNode[])[] };

interface Parsed {
  readonly node: GlobNode;
  /** Index of the first character after it. */
  readonly end: number;
}

const isSlash: Test = (char) => char === '/';
const isInName: Test = (char) => char !== '/';
const isAny: Test = () => true;

/** Nothing, or a slash and whatever stands below. */
export const BELOW: GlobNode = {
  kind: 'either',
  branches: [
    [],
    [
      { kind: 'one', test: isSlash },
      { kind: 'many', test: isAny },
    ],
  ],
};

/** Nothing, or any number of whole folders. */
const FOLDERS: GlobNode = {
  kind: 'either',
  branches: [
    [],
    [
      { kind: 'many', test: isAny },
      { kind: 'one', test: isSlash },
    ],
  ],
};

function literal(wanted: string): GlobNode {
  return { kind: 'one', test: (char) => char === wanted };
}

/** `[a-z]`, `[!a-z]`, `[^a-z]`; a `]` that stands first is a member. Never a slash. */
function parseClass(chars: readonly string[], start: number): Parsed | undefined {
  const isNegated = chars[start + 1] === '!' || chars[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  const close = chars.indexOf(']', first + 1);
  if (close === -1) return undefined;
  const ranges: [number, number][] = [];
  for (let at = first; at < close; at += 1) {
    const isRange = chars[at + 1] === '-' && at + 2 < close;
    const from = chars[at]?.codePointAt(0) ?? 0;
    ranges.push([from, (isRange ? chars[at + 2]?.codePointAt(0) : undefined) ?? from]);
    if (isRange) at += 2;
  }
  const test: Test = (char) => {
    const code = char.codePointAt(0) ?? 0;
    return isInName(char) && ranges.some(([from, to]) => from <= code && code <= to) !== isNegated;
  };
  return { node: { kind: 'one', test }, end: close + 1 };
}

/** The alternatives of the brace at `start`; undefined if it is not closed or has no comma. */
function splitBranches(chars: readonly string[], start: number) {
  const branches: string[][] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < chars.length; at += 1) {
    const char = chars[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    const isEnd = depth === 0;
    if (!isEnd && !(char === ',' && depth === 1)) continue;
    branches.push(chars.slice(from, at));
    from = at + 1;
    if (isEnd) return branches.length > 1 ? { branches, end: from } : undefined;
  }
  return undefined;
}

/** Where a piece of a glob stands: braces cut a glob into pieces. */
interface Edges {
  /** A folder's name can start at its first character. */
  readonly isHead: boolean;
  /** Nothing of the glob follows it. */
  readonly isTail: boolean;
}

function parseBraces(chars: readonly string[], start: number, edges: Edges): Parsed | undefined {
  const found = splitBranches(chars, start);
  if (found === undefined) return undefined;
  const inner = {
    isHead: start === 0 ? edges.isHead : chars[start - 1] === '/',
    isTail: edges.isTail && found.end === chars.length,
  };
  const branches = found.branches.map((branch) => parseGlob(branch, inner));
  return { node: { kind: 'either', branches }, end: found.end };
}

function parseStars(chars: readonly string[], start: number, edges: Edges): Parsed {
  if (chars[start + 1] !== '*') return { node: { kind: 'many', test: isInName }, end: start + 1 };
  let end = start + 2;
  while (chars[end] === '*') end += 1;
  const isHead = start === 0 ? edges.isHead : chars[start - 1] === '/';
  if (isHead && chars[end] === '/') return { node: FOLDERS, end: end + 1 };
  return { node: { kind: 'many', test: isAny }, end };
}

/** The slash of a closing `/**` belongs to it: the folder itself matches, too. */
function isClosingFolder(chars: readonly string[], at: number, edges: Edges): boolean {
  return edges.isTail && at + 3 === chars.length && chars[at + 1] === '*' && chars[at + 2] === '*';
}

function parseNext(chars: readonly string[], at: number, edges: Edges): Parsed {
  const char = chars[at] ?? '';
  const plain = { node: literal(char), end: at + 1 };
  if (char === '/' && isClosingFolder(chars, at, edges)) return { node: BELOW, end: at + 3 };
  if (char === '*') return parseStars(chars, at, edges);
  if (char === '?') return { node: { kind: 'one', test: isInName }, end: at + 1 };
  if (char === '[') return parseClass(chars, at) ?? plain;
  if (char === '{') return parseBraces(chars, at, edges) ?? plain;
  const escaped = char === '\\' ? chars[at + 1] : undefined;
  return escaped === undefined ? plain : { node: literal(escaped), end: at + 2 };
}

/** Parses a glob, given as code points. What is not closed stands for itself, as in a shell. */
export function parseGlob(chars: readonly string[], edges: Edges): readonly GlobNode[] {
  const nodes: GlobNode[] = [];
  for (let at = 0; at < chars.length; ) {
    const { node, end } = parseNext(chars, at, edges);
    nodes.push(node);
    at = end;
  }
  return nodes;
}
