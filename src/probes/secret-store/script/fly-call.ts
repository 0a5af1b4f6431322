import { UNKNOWN } from './scope.ts';
import { ScriptError } from './script-error.ts';

/** Flags of `fly secrets` that have a value of their own behind them. */
const WITH_VALUE = new Set(['-a', '--app', '-c', '--config', '-t', '--access-token']);

/** A word, and every text that it may come to. */
export interface Expanded {
  readonly texts: readonly string[];
  readonly line: number;
}

export interface Pair {
  readonly text: string;
  readonly line: number;
}

export interface FlyCall {
  readonly verb: 'set' | 'import';
  /** What stands behind the verb, without flags. */
  readonly rest: readonly Pair[];
}

/**
 * `fly secrets set …` among the words of a command, whatever stands before it (`sudo`, `timeout
 * 60`). Throws ScriptError if what `fly` is to do can't be told.
 */
export function findFlyCall(words: readonly Expanded[]): FlyCall | undefined {
  const behind = cutBehind(words, isFly);
  if (behind === undefined) return undefined;
  const [first] = dropFlags(behind.words);
  if (first?.text.includes(UNKNOWN) && !behind.text.includes(UNKNOWN)) {
    throw new ScriptError(first.line, "what `fly` is told to do can't be told without running it");
  }
  const topic = cutBehind(behind.words, (text) => text === 'secrets');
  const [verb, ...rest] = topic === undefined ? [] : dropFlags(topic.words);
  return verb?.text === 'set' || verb?.text === 'import' ? { verb: verb.text, rest } : undefined;
}

function isFly(text: string): boolean {
  return /^(?:.*\/)?(?:fly|flyctl)$/.test(text) || text.includes(UNKNOWN);
}

/** What stands behind the first text that is asked for, also in the middle of a word. */
function cutBehind(
  words: readonly Expanded[],
  isAsked: (text: string) => boolean,
): { readonly text: string; readonly words: readonly Expanded[] } | undefined {
  for (const [index, { texts, line }] of words.entries()) {
    const at = texts.findIndex(isAsked);
    if (at === -1) continue;
    const rest = [{ texts: texts.slice(at + 1), line }, ...words.slice(index + 1)];
    return { text: texts[at] ?? '', words: rest };
  }
  return undefined;
}

/** The value of a flag is the next word, whatever that may come to; or the next text of its own. */
function dropFlags(words: readonly Expanded[]): readonly Pair[] {
  const kept: Pair[] = [];
  let isValue = false;
  for (const { texts, line } of words) {
    if (isValue && texts.length > 0) {
      isValue = false;
      continue;
    }
    for (const text of texts) {
      if (isValue) isValue = false;
      else if (/^-./.test(text)) isValue = WITH_VALUE.has(text);
      else kept.push({ text, line });
    }
  }
  return kept;
}

/** The name of `NAME=value`. Throws ScriptError for a text that is none. */
export function readPairName({ text, line }: Pair): string {
  const [name = ''] = text.split('=', 1);
  if (!text.includes('=')) {
    throw new ScriptError(line, 'a secret is set whose name stands nowhere in the script');
  }
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  const shown = name.replaceAll(UNKNOWN, '…').slice(0, 60);
  throw new ScriptError(
    line,
    `the name of the secret \`${shown}\` can't be told without running it`,
  );
}

/** Names of the lines that `fly secrets import` reads. Throws ScriptError. */
export function readImportNames(text: string, firstLine: number): readonly string[] {
  const names: string[] = [];
  let isWithin = false;
  for (const [index, line] of text.split('\n').entries()) {
    const isOpening = /=\s*"""/.test(line) && !isWithin;
    if (!isWithin && !line.startsWith('#') && line.trim() !== '') {
      names.push(readPairName({ text: line.trim(), line: firstLine + index }));
    }
    if (isOpening) isWithin = true;
    else if (isWithin && line.endsWith('"""')) isWithin = false;
  }
  return names;
}
