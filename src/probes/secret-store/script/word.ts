import { findClosing, findDoubleQuoteEnd } from './find-closing.ts';
import { ScriptError } from './script-error.ts';

/** A piece of a word of shell. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** `quoted`: blanks in its value separate nothing. */
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  /** All elements of an array, or with `@` all arguments. */
  | { readonly kind: 'list'; readonly name: string }
  /** What only running it would tell; `script` is what `$(…)` runs. */
  | { readonly kind: 'unknown'; readonly script?: string };

export interface Word {
  readonly parts: readonly Part[];
  readonly line: number;
}

interface Read {
  readonly parts: readonly Part[];
  readonly end: number;
}

/** Text of a word without quotes and variables; undefined if it has any. */
export function readPlain(word: Word | undefined): string | undefined {
  const [part, ...others] = word?.parts ?? [];
  return part?.kind === 'text' && others.length === 0 ? part.text : undefined;
}

/** Reads the word that begins at `from`; neighbouring texts are one part. */
export function readWord(source: string, from: number, line: number): { word: Word; end: number } {
  const parts: Part[] = [];
  let at = from;
  while (at < source.length && !/[\s;&|()<>]/.test(source[at] ?? '')) {
    const read = readPart(source, at, line);
    parts.push(...read.parts);
    at = read.end;
  }
  return { word: { parts: joinTexts(parts), line }, end: at };
}

function readPart(source: string, at: number, line: number): Read {
  const letter = source[at];
  if (letter === '\\') return readEscape(source, at);
  if (letter === "'") return readSingle(source, at, line);
  if (letter === '"') return readDouble(source, at, line);
  if (letter === '`') return readBackticks(source, at, line);
  if (letter === '$' && source[at + 1] === "'") return readSingle(source, at + 1, line);
  if (letter === '$' && source[at + 1] === '"') return readDouble(source, at + 1, line);
  if (letter === '$') return readDollar(source, at, false, line);
  return { parts: [{ kind: 'text', text: letter ?? '' }], end: at + 1 };
}

function readEscape(source: string, at: number): Read {
  const next = source[at + 1] ?? '';
  return { parts: next === '\n' ? [] : [{ kind: 'text', text: next }], end: at + 2 };
}

function readSingle(source: string, at: number, line: number): Read {
  const end = source.indexOf("'", at + 1);
  if (end === -1) throw new ScriptError(line, 'a quote is not closed');
  // An empty text is a word all the same.
  return { parts: [{ kind: 'text', text: source.slice(at + 1, end) }], end: end + 1 };
}

function readDouble(source: string, at: number, line: number): Read {
  const end = findDoubleQuoteEnd(source, at, line);
  const parts = readQuoted(source.slice(at + 1, end), line);
  return { parts: parts.length === 0 ? [{ kind: 'text', text: '' }] : parts, end: end + 1 };
}

/** What stands in double quotes, or in a heredoc whose end is not quoted. */
export function readQuoted(inner: string, line: number): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < inner.length) {
    const letter = inner[at] ?? '';
    const isEscape = letter === '\\' && /["\\$`\n]/.test(inner[at + 1] ?? '');
    const read = isEscape
      ? readEscape(inner, at)
      : letter === '$'
        ? readDollar(inner, at, true, line)
        : letter === '`'
          ? readBackticks(inner, at, line)
          : { parts: [{ kind: 'text', text: letter } as const], end: at + 1 };
    parts.push(...read.parts);
    at = read.end;
  }
  return joinTexts(parts);
}

function readBackticks(source: string, at: number, line: number): Read {
  const length = source.slice(at + 1).search(/(?<!\\)`/);
  if (length === -1) throw new ScriptError(line, 'a backtick is not closed');
  const script = source.slice(at + 1, at + 1 + length).replaceAll('\\`', '`');
  return { parts: [{ kind: 'unknown', script }], end: at + length + 2 };
}

function readDollar(source: string, at: number, quoted: boolean, line: number): Read {
  if (source.startsWith('$((', at)) {
    return { parts: [{ kind: 'unknown' }], end: findClosing(source, at + 1, line) };
  }
  if (source.startsWith('$(', at)) {
    const end = findClosing(source, at + 1, line);
    return { parts: [{ kind: 'unknown', script: source.slice(at + 2, end - 1) }], end };
  }
  if (source.startsWith('${', at)) {
    const end = findClosing(source, at + 1, line);
    return { parts: [readBraces(source.slice(at + 2, end - 1), quoted)], end };
  }
  const [, name] = /^\$([A-Za-z_]\w*|[\d@*#?$!-])/.exec(source.slice(at, at + 200)) ?? [];
  if (name === undefined) return { parts: [{ kind: 'text', text: '$' }], end: at + 1 };
  return { parts: [nameVariable(name, quoted)], end: at + 1 + name.length };
}

function readBraces(inner: string, quoted: boolean): Part {
  const [, list] = /^([A-Za-z_]\w*)\[[@*]\]$/.exec(inner) ?? [];
  if (list !== undefined) return { kind: 'list', name: list };
  return /^(?:[A-Za-z_]\w*|\d+|[@*])$/.test(inner)
    ? nameVariable(inner, quoted)
    : { kind: 'unknown' };
}

function nameVariable(name: string, quoted: boolean): Part {
  if (/^[@*]$/.test(name)) return { kind: 'list', name: '@' };
  return /^[#?$!0-]$/.test(name) ? { kind: 'unknown' } : { kind: 'variable', name, quoted };
}

function joinTexts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    } else joined.push(part);
  }
  return joined;
}
