import { ScriptError } from './script-error.ts';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** Behind the bracket that closes the one at `from`; quotes, and what stands in them, count not. */
export function findClosing(source: string, from: number, line: number): number {
  const open = source[from] ?? '';
  const close = CLOSING[open];
  let depth = 0;
  let at = from;
  while (at < source.length) {
    const letter = source[at] ?? '';
    if (letter === '\\') at += 1;
    else if (letter === "'") at = findSingleQuoteEnd(source, at, line);
    else if (letter === '"') at = findDoubleQuoteEnd(source, at, line);
    else if (letter === '#' && open === '(' && /\s/.test(source[at - 1] ?? '')) {
      at = findLineEnd(source, at);
    } else if (letter === open) depth += 1;
    else if (letter === close) depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  throw new ScriptError(line, `a \`${open}\` is not closed`);
}

function findLineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

function findSingleQuoteEnd(source: string, from: number, line: number): number {
  const end = source.indexOf("'", from + 1);
  if (end === -1) throw new ScriptError(line, 'a quote is not closed');
  return end;
}

/** Where the double quote at `from` closes; a substitution in it may have quotes of its own. */
export function findDoubleQuoteEnd(source: string, from: number, line: number): number {
  let at = from + 1;
  while (at < source.length) {
    const letter = source[at];
    if (letter === '"') return at;
    if (letter === '\\') at += 2;
    else if (letter === '$' && /[({]/.test(source[at + 1] ?? '')) {
      at = findClosing(source, at + 1, line);
    } else at += 1;
  }
  throw new ScriptError(line, 'a quote is not closed');
}
