import type { Assignment, Step } from './command.ts';
import { ScriptError } from './script-error.ts';
import type { Part, Word } from './word.ts';

/** Stands for what only running the script would tell; no script has it in its text. */
export const UNKNOWN = '\u{10FFFE}';

/** Texts that one word may come to; more is a script that builds them in ways of its own. */
const MAX_TEXTS = 2_000;

/** What variables and functions may hold at a place: every text that could be there. */
export class Scope {
  readonly functions = new Map<string, readonly Step[]>();
  readonly #variables = new Map<string, readonly string[]>();
  #arguments: readonly string[] | undefined;

  /** Runs `work` with other arguments: those of a function. */
  withArguments(given: readonly string[], work: () => void): void {
    const before = this.#arguments;
    this.#arguments = given;
    work();
    this.#arguments = before;
  }

  shift(): void {
    this.#arguments = this.#arguments?.slice(1);
  }

  set(name: string, texts: readonly string[]): void {
    this.#variables.set(name, texts);
  }

  forget(name: string): void {
    this.#variables.delete(name);
  }

  /** Where it may be left out, what was there before may be there as well. */
  assign({ name, words, isArray, isAppended }: Assignment, isConditional: boolean): void {
    const values = words.flatMap((word) => (isArray ? this.expand(word) : this.#combine(word)));
    const before = this.#variables.get(name) ?? [];
    const joined =
      isAppended && !isArray
        ? (before.length === 0 ? [''] : before).flatMap((one) => values.map((two) => one + two))
        : values;
    const keeps = isConditional || (isAppended && isArray);
    const line = words[0]?.line ?? 1;
    this.set(name, limit([...new Set(keeps ? [...before, ...joined] : joined)], line));
  }

  /** The words that a word may come to, after blanks have separated them. */
  expand(word: Word): readonly string[] {
    const texts = this.#combine(word);
    const isSplit = word.parts.some((part) => part.kind === 'variable' && !part.quoted);
    return isSplit ? texts.flatMap((text) => text.split(/[ \t\n]+/).filter(Boolean)) : texts;
  }

  /** As `expand`, without separating: the text of a heredoc. */
  expandText(parts: readonly Part[], line: number): readonly string[] {
    return this.#combine({ parts, line });
  }

  #combine(word: Word): readonly string[] {
    let texts: readonly string[] = [''];
    for (const part of word.parts) {
      const values = this.#valuesOf(part);
      texts = limit(
        texts.flatMap((text) => values.map((value) => text + value)),
        word.line,
      );
    }
    return texts;
  }

  #valuesOf(part: Part): readonly string[] {
    if (part.kind === 'text') return [part.text];
    if (part.kind === 'unknown') return [UNKNOWN];
    if (part.name === '@') return this.#arguments ?? [UNKNOWN];
    if (part.kind === 'list') return this.#variables.get(part.name) ?? [UNKNOWN];
    if (!/^\d/.test(part.name)) return this.#variables.get(part.name) ?? [UNKNOWN];
    return [this.#arguments?.[Number(part.name) - 1] ?? UNKNOWN];
  }
}

function limit(texts: readonly string[], line: number): readonly string[] {
  if (texts.length <= MAX_TEXTS) return texts;
  throw new ScriptError(line, `a word may come to more than ${MAX_TEXTS} texts`);
}
