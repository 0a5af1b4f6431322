import type { Input } from './tokens.ts';
import type { Word } from './word.ts';

export interface Assignment {
  readonly name: string;
  readonly words: readonly Word[];
  readonly isArray: boolean;
  readonly isAppended: boolean;
}

export interface Command {
  readonly kind: 'command';
  readonly line: number;
  readonly words: readonly Word[];
  /** `NAME=value` before the words, or alone. */
  readonly assignments: readonly Assignment[];
  readonly input?: Input;
  /** What writes into it; `group` is more than one command. */
  readonly pipe?: Command | 'group';
  /** It may be left out: it stands in an `if`, a loop, or behind `&&`. */
  readonly isConditional: boolean;
}

export type Step =
  | Command
  | {
      readonly kind: 'loop';
      readonly line: number;
      readonly name: string;
      readonly words: readonly Word[];
    }
  | { readonly kind: 'function'; readonly name: string; readonly steps: readonly Step[] };

/** `NAME=value` or `NAME+=value`. */
export function readAssignment(word: Word): Assignment | undefined {
  const [first, ...rest] = word.parts;
  if (first?.kind !== 'text') return undefined;
  const [whole, name, plus] = /^([A-Za-z_]\w*)(\+?)=/.exec(first.text) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const text = { kind: 'text', text: first.text.slice(whole.length) } as const;
  const value: Word = { parts: [text, ...rest], line: word.line };
  return { name, words: [value], isArray: false, isAppended: plus === '+' };
}
