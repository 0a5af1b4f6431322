import { findClosing } from './find-closing.ts';
import { ScriptError } from './script-error.ts';
import { type Part, readPlain, readQuoted, readWord, type Word } from './word.ts';

/** What a command reads instead of the terminal. */
export type Input =
  /** A heredoc or a here-string. */
  | { readonly kind: 'text'; readonly parts: readonly Part[]; readonly line: number }
  | { readonly kind: 'file'; readonly line: number };

export type Token =
  | { readonly kind: 'word'; readonly word: Word }
  /** `NAME=( … )`, with `+=` `isAppended`. */
  | {
      readonly kind: 'array';
      readonly name: string;
      readonly isAppended: boolean;
      readonly words: readonly Word[];
      readonly line: number;
    }
  | { readonly kind: 'operator'; readonly operator: string; readonly line: number }
  | { readonly kind: 'input'; readonly input: Input };

interface Heredoc {
  readonly end: string;
  readonly isQuoted: boolean;
  readonly isIndented: boolean;
  readonly index: number;
}

const OPERATOR = /^(?:;;&|;;|;&|&&|\|\||\|&|[;&|()\n])/;
const REDIRECT = /^(?:\d*(?:>>|>&|>\||<>|<&|>|<)|&>>?)/;
/** What stands before the bracket of an array. */
const ARRAY = /^([A-Za-z_]\w*)(\+?)=$/;
const HEREDOC = /^\d*<<(-?)[ \t]*/;

/** Splits a script of bash or sh into tokens. Throws ScriptError. */
export function readTokens(source: string, firstLine = 1): readonly Token[] {
  return new Lexer(source.replaceAll('\r\n', '\n'), firstLine).read();
}

class Lexer {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  #heredocs: Heredoc[] = [];
  #at = 0;
  #line: number;

  constructor(source: string, firstLine: number) {
    this.#source = source;
    this.#line = firstLine;
  }

  read(): readonly Token[] {
    while (this.#at < this.#source.length) this.#readNext(this.#source.slice(this.#at));
    if (this.#heredocs.length > 0) throw new ScriptError(this.#line, 'a heredoc has no end');
    return this.#tokens;
  }

  #readNext(rest: string): void {
    const [blank = ''] = /^(?:[ \t]|\\\n)+/.exec(rest) ?? [];
    const [redirect = ''] = REDIRECT.exec(rest) ?? [];
    const [operator = ''] = OPERATOR.exec(rest) ?? [];
    if (blank !== '') this.#advance(blank.length);
    else if (rest.startsWith('#')) this.#advance(rest.split('\n', 1)[0]?.length ?? 0);
    else if (rest.startsWith('((') && this.#isAtCommand()) {
      this.#advance(findClosing(rest, 0, this.#line));
    } else if (/^[<>]\(/.test(rest)) this.#readProcess(rest);
    else if (/^\d*<<</.test(rest)) this.#readHereString(rest);
    else if (HEREDOC.test(rest)) this.#readHeredoc(rest);
    else if (redirect !== '') this.#readRedirect(redirect);
    else if (operator !== '') this.#readOperator(operator);
    else this.#readWord(rest);
  }

  /** Counts the lines of what is passed over. */
  #advance(length: number): void {
    const passed = this.#source.slice(this.#at, this.#at + length);
    this.#line += passed.split('\n').length - 1;
    this.#at += length;
  }

  #isAtCommand(): boolean {
    const last = this.#tokens.at(-1);
    if (last === undefined || last.kind === 'operator') return true;
    return (
      last.kind === 'word' &&
      /^(?:if|then|do|while|until|else|elif|for|!)$/.test(readPlain(last.word) ?? '')
    );
  }

  #readOperator(operator: string): void {
    this.#tokens.push({ kind: 'operator', operator, line: this.#line });
    this.#advance(operator.length);
    if (operator !== '\n') return;
    const pending = this.#heredocs;
    this.#heredocs = [];
    for (const heredoc of pending) this.#readBody(heredoc);
  }

  #readWord(rest: string): void {
    const { word, end } = readWord(rest, 0, this.#line);
    const text = readPlain(word) ?? '';
    if (rest[end] === '(' && ARRAY.test(text)) this.#readArray(rest, text, end);
    else if (text === '[[') this.#skipTest(rest);
    else {
      this.#tokens.push({ kind: 'word', word });
      this.#advance(Math.max(1, end));
    }
  }

  #readArray(rest: string, text: string, open: number): void {
    const [, name = '', plus] = ARRAY.exec(text) ?? [];
    const line = this.#line;
    const close = findClosing(rest, open, line);
    const words = readTokens(rest.slice(open + 1, close - 1), line).flatMap((token) =>
      token.kind === 'word' ? [token.word] : [],
    );
    this.#tokens.push({ kind: 'array', name, isAppended: plus === '+', words, line });
    this.#advance(close);
  }

  /** Brackets and comparisons in `[[ … ]]` are no operators of the shell. */
  #skipTest(rest: string): void {
    const end = rest.search(/\s\]\](?=[\s;&|)]|$)/);
    if (end === -1) throw new ScriptError(this.#line, '`[[` is not closed');
    this.#tokens.push({
      kind: 'word',
      word: { parts: [{ kind: 'text', text: '[[' }], line: this.#line },
    });
    this.#advance(end + 3);
  }

  #readProcess(rest: string): void {
    const end = findClosing(rest, 1, this.#line);
    const script = rest.slice(2, end - 1);
    const parts: readonly Part[] = [{ kind: 'unknown', script }];
    this.#tokens.push({ kind: 'word', word: { parts, line: this.#line } });
    this.#advance(end);
  }

  #readTarget(operator: string): Word {
    this.#advance(operator.length);
    const blank = /^[ \t]*/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#advance(blank.length);
    const line = this.#line;
    const { word, end } = readWord(this.#source, this.#at, line);
    this.#advance(end - this.#at);
    return word;
  }

  #readRedirect(operator: string): void {
    const line = this.#line;
    this.#readTarget(operator);
    if (/^0?<$/.test(operator)) this.#tokens.push({ kind: 'input', input: { kind: 'file', line } });
  }

  #readHereString(rest: string): void {
    const [operator = ''] = /^\d*<<</.exec(rest) ?? [];
    const { parts, line } = this.#readTarget(operator);
    this.#tokens.push({ kind: 'input', input: { kind: 'text', parts, line } });
  }

  #readHeredoc(rest: string): void {
    const [operator = '', dash = ''] = HEREDOC.exec(rest) ?? [];
    const raw = /^[^\s;&|()<>]+/.exec(rest.slice(operator.length))?.[0] ?? '';
    const end = raw.replaceAll(/['"\\]/g, '');
    const line = this.#line;
    this.#heredocs.push({
      end,
      isQuoted: end !== raw,
      isIndented: dash === '-',
      index: this.#tokens.length,
    });
    this.#tokens.push({ kind: 'input', input: { kind: 'text', parts: [], line } });
    this.#advance(operator.length + raw.length);
  }

  #readBody({ end, isQuoted, isIndented, index }: Heredoc): void {
    const line = this.#line;
    const lines = this.#source.slice(this.#at).split('\n');
    const cleaned = isIndented ? lines.map((one) => one.replace(/^\t+/, '')) : lines;
    const last = cleaned.indexOf(end);
    if (last === -1) throw new ScriptError(line, `the heredoc has no end, \`${end}\``);
    const body = cleaned.slice(0, last).join('\n');
    const parts = isQuoted ? [{ kind: 'text', text: body } as const] : readQuoted(body, line);
    this.#tokens[index] = { kind: 'input', input: { kind: 'text', parts, line } };
    this.#advance(
      Math.min(lines.slice(0, last + 1).join('\n').length + 1, this.#source.length - this.#at),
    );
  }
}
