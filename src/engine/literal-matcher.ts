import type { Span } from './span.ts';

/** Finds many literal texts in one pass. */
export interface LiteralMatcher {
  /** Length of the longest text that it looks for. */
  readonly longest: number;
  /** Where they stand: overlapping ones are merged already, leftmost and longest first. */
  find(text: string): Span[];
}

/**
 * Every text that is looked for must be at least this long: the filter looks at so many characters.
 */
const FILTER_LENGTH = 3;
const FILTER_MASK = 0x7fff;

/** Mixes one more character in; after three more its influence has been shifted out. */
function roll(hash: number, code: number): number {
  return ((hash << 5) ^ code) & FILTER_MASK;
}

/**
 * Aho-Corasick: linear in the text whatever the text is, which matters because both texts and some
 * of the secrets (a cookie's value) are a stranger's. Nodes are numbers, 0 is the root, and a child
 * is found in an open-addressed table that holds child numbers only.
 */
class Automaton {
  readonly #parents: Int32Array;
  readonly #codes: Uint16Array;
  readonly #depths: Int32Array;
  readonly #fails: Int32Array;
  /** Index + 1 of the longest text that ends in the node; 0 for none. */
  readonly #outputs: Int32Array;
  readonly #table: Int32Array;
  readonly #filter = new Uint8Array(FILTER_MASK + 1);
  #count = 1;

  constructor(texts: readonly string[]) {
    const bound = texts.reduce((sum, text) => sum + text.length, 1);
    this.#parents = new Int32Array(bound);
    this.#codes = new Uint16Array(bound);
    this.#depths = new Int32Array(bound);
    this.#fails = new Int32Array(bound);
    this.#outputs = new Int32Array(bound);
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(bound * 2 + 2)));
    texts.forEach((text, index) => {
      this.#insert(text, index);
    });
    this.#link();
  }

  #slotOf(node: number, code: number): number {
    const mask = this.#table.length - 1;
    let slot = (Math.imul(node ^ Math.imul(code, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask;
    for (;;) {
      const child = this.#table[slot] as number;
      if (child === 0) return slot;
      if (this.#parents[child] === node && this.#codes[child] === code) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #childOf(node: number, code: number): number {
    return this.#table[this.#slotOf(node, code)] as number;
  }

  #insert(text: string, index: number): void {
    let node = 0;
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (at < FILTER_LENGTH) hash = roll(hash, code);
      const slot = this.#slotOf(node, code);
      if (this.#table[slot] === 0) {
        this.#table[slot] = this.#count;
        this.#parents[this.#count] = node;
        this.#codes[this.#count] = code;
        this.#depths[this.#count] = at + 1;
        this.#count += 1;
      }
      node = this.#table[slot] as number;
    }
    this.#outputs[node] = index + 1;
    this.#filter[hash] = 1;
  }

  /** Each node's longest proper suffix that is a node too: shallow ones first. */
  #link(): void {
    const nodes = new Int32Array(this.#count - 1).map((_, index) => index + 1);
    nodes.sort((a, b) => (this.#depths[a] as number) - (this.#depths[b] as number));
    for (const node of nodes) {
      if (this.#depths[node] === 1) continue;
      const start = this.#fails[this.#parents[node] as number] as number;
      const fail = this.advance(start, this.#codes[node] as number);
      this.#fails[node] = fail;
      if (this.#outputs[node] === 0) this.#outputs[node] = this.#outputs[fail] as number;
    }
  }

  /** The state after one more character. */
  advance(from: number, code: number): number {
    let node = from;
    for (;;) {
      const child = this.#childOf(node, code);
      if (child !== 0 || node === 0) return child;
      node = this.#fails[node] as number;
    }
  }

  outputOf(node: number): number {
    return this.#outputs[node] as number;
  }

  /**
   * The first place from `from` on where a text may start; the length of `text` if there is none.
   */
  skip(text: string, from: number): number {
    let hash = 0;
    const filter = this.#filter;
    const first = from + FILTER_LENGTH - 1;
    for (let at = from; at < text.length; at += 1) {
      hash = roll(hash, text.charCodeAt(at));
      if (at >= first && filter[hash] === 1) return at - FILTER_LENGTH + 1;
    }
    return text.length;
  }
}

/**
 * Spans come in the order of their ends, so that only the last ones can be touched by a new one.
 */
function addSpan(spans: Span[], span: Span): void {
  let last = spans.at(-1);
  while (last !== undefined && last.start >= span.start) {
    spans.pop();
    last = spans.at(-1);
  }
  if (last === undefined || last.end <= span.start) spans.push(span);
  else spans[spans.length - 1] = { ...last, end: span.end };
}

/** Builds the matcher for texts of at least three characters, each with its label. */
export function buildLiteralMatcher(labels: ReadonlyMap<string, string>): LiteralMatcher {
  const entries = [...labels];
  const automaton = new Automaton(entries.map(([text]) => text));
  const find = (text: string): Span[] => {
    const spans: Span[] = [];
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (node === 0) at = automaton.skip(text, at);
      if (at >= text.length) break;
      node = automaton.advance(node, text.charCodeAt(at));
      const output = automaton.outputOf(node);
      const entry = output === 0 ? undefined : entries[output - 1];
      if (entry === undefined) continue;
      const start = at + 1 - entry[0].length;
      addSpan(spans, { start, end: at + 1, label: entry[1], anchor: start });
    }
    return spans;
  };
  return { longest: entries.reduce((most, [text]) => Math.max(most, text.length), 0), find };
}
