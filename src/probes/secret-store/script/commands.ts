import { type Assignment, type Command, readAssignment, type Step } from './command.ts';
import { ScriptError } from './script-error.ts';
import { type Input, readTokens, type Token } from './tokens.ts';
import { readPlain, type Word } from './word.ts';

const OPENING = ['if', 'case', 'while', 'until', 'for', 'select'];
const ENDING = ['fi', 'esac', 'done'];
const BETWEEN = ['then', 'elif', 'else', 'do', '!', 'time'];

/**
 * The commands of a script in their order, those of branches and loops among them: all that could
 * run. Throws ScriptError.
 */
export function readCommands(source: string, firstLine = 1): readonly Step[] {
  const parser = new Parser(readTokens(source, firstLine));
  return parser.readSteps();
}

interface Draft {
  words: Word[];
  assignments: Assignment[];
  input?: Input;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  /** How deep in `if`, `case` and loops. */
  #depth = 0;
  #cases = 0;
  #draft: Draft = { words: [], assignments: [] };
  #pipe: Command | 'group' | undefined;
  #isAfterAnd = false;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Up to the bracket that closes a group, or to the end. */
  readSteps(closing?: '}' | ')'): Step[] {
    const opened = this.#line();
    const steps: Step[] = [];
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      if (token === undefined) break;
      this.#at += 1;
      if (token.kind === 'input') this.#draft.input = token.input;
      else if (token.kind === 'array') this.#addArray(token);
      else if (token.kind === 'word') {
        if (this.#isReserved(token.word, '}') && closing === '}') return this.#finish(steps, '\n');
        this.#addWord(token.word, steps);
      } else if (token.operator === ')' && closing === ')' && this.#cases === 0) {
        return this.#finish(steps, '\n');
      } else this.#readOperator(token.operator, steps);
    }
    if (closing !== undefined) throw new ScriptError(opened, `a group has no \`${closing}\``);
    return this.#finish(steps, '\n');
  }

  #line(): number {
    const token = this.#tokens[Math.min(this.#at, this.#tokens.length) - 1];
    if (token?.kind === 'word') return token.word.line;
    if (token?.kind === 'input') return token.input.line;
    return token?.line ?? 1;
  }

  #isReserved(word: Word, ...names: readonly string[]): boolean {
    const { words, assignments } = this.#draft;
    return words.length === 0 && assignments.length === 0 && names.includes(readPlain(word) ?? '');
  }

  #addWord(word: Word, steps: Step[]): void {
    if (this.#isReserved(word, '{')) this.#addGroup(steps, '}');
    else if (this.#isReserved(word, 'function')) this.#addFunction(steps);
    else if (this.#isReserved(word, 'for', 'select')) this.#addLoop(word.line, steps);
    else if (this.#isReserved(word, ...OPENING)) this.#open(readPlain(word) ?? '', word);
    else if (this.#isReserved(word, ...ENDING)) this.#close(readPlain(word) ?? '');
    else if (!this.#isReserved(word, ...BETWEEN, '}')) this.#addPlain(word);
  }

  #open(name: string, word: Word): void {
    this.#depth += 1;
    if (name !== 'case') return;
    this.#cases += 1;
    this.#draft.words.push(word);
  }

  #close(name: string): void {
    this.#depth = Math.max(0, this.#depth - 1);
    if (name === 'esac') this.#cases = Math.max(0, this.#cases - 1);
    this.#pipe = 'group';
  }

  #addPlain(word: Word): void {
    const assignment = this.#draft.words.length === 0 ? readAssignment(word) : undefined;
    if (assignment === undefined) this.#draft.words.push(word);
    else this.#draft.assignments.push(assignment);
  }

  #addArray({ name, isAppended, words }: Extract<Token, { kind: 'array' }>): void {
    this.#draft.assignments.push({ name, isAppended, words, isArray: true });
  }

  #readOperator(operator: string, steps: Step[]): void {
    // Before a pattern of `case` it opens nothing.
    if (operator !== '(' || this.#cases > 0) {
      this.#finish(steps, operator);
      return;
    }
    const next = this.#tokens[this.#at];
    const isFunction =
      next?.kind === 'operator' && next.operator === ')' && this.#draft.words.length === 1;
    if (!isFunction) {
      this.#addGroup(steps, ')');
      return;
    }
    const name = readPlain(this.#draft.words[0]) ?? '';
    this.#draft = { words: [], assignments: [] };
    this.#addBody(name, steps);
  }

  #addGroup(steps: Step[], closing: '}' | ')'): void {
    this.#finish(steps, '\n');
    steps.push(...this.readSteps(closing));
    this.#pipe = 'group';
  }

  #addFunction(steps: Step[]): void {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind !== 'word') throw new ScriptError(this.#line(), 'a function has no name');
    this.#addBody(readPlain(token.word) ?? '', steps);
  }

  /** From behind the name of a function; its body is kept until it is called. */
  #addBody(name: string, steps: Step[]): void {
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      this.#at += 1;
      const isBrace = token?.kind === 'word' && readPlain(token.word) === '{';
      const follows = this.#tokens[this.#at];
      const isEmptyPair = follows?.kind === 'operator' && follows.operator === ')';
      const isParenthesis = token?.kind === 'operator' && token.operator === '(' && !isEmptyPair;
      if (!isBrace && !isParenthesis) {
        if (token?.kind === 'operator' && /^[()\n]$/.test(token.operator)) continue;
        break;
      }
      const depth = this.#depth;
      this.#depth = 0;
      steps.push({ kind: 'function', name, steps: this.readSteps(isBrace ? '}' : ')') });
      this.#depth = depth;
      return;
    }
    throw new ScriptError(this.#line(), `the function ${name} has no body`);
  }

  #addLoop(line: number, steps: Step[]): void {
    this.#depth += 1;
    const words: Word[] = [];
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at];
      if (token?.kind !== 'word' || readPlain(token.word) === 'do') break;
      words.push(token.word);
      this.#at += 1;
    }
    const [name, keyword, ...values] = words;
    const variable = readPlain(name);
    if (variable === undefined) return;
    const everything: Word = { parts: [{ kind: 'list', name: '@' }], line };
    const isOverArguments = readPlain(keyword) !== 'in';
    steps.push({
      kind: 'loop',
      line,
      name: variable,
      words: isOverArguments ? [everything] : values,
    });
  }

  /** Ends the command; what it writes to goes on behind a pipe. */
  #finish(steps: Step[], operator: string): Step[] {
    const { words, assignments, input } = this.#draft;
    this.#draft = { words: [], assignments: [] };
    const isPipe = operator === '|' || operator === '|&';
    if (words.length === 0 && assignments.length === 0) {
      if (!isPipe) this.#pipe = undefined;
      return steps;
    }
    const command: Command = {
      kind: 'command',
      line: words[0]?.line ?? assignments[0]?.words[0]?.line ?? this.#line(),
      words,
      assignments,
      ...(input === undefined ? {} : { input }),
      ...(this.#pipe === undefined ? {} : { pipe: this.#pipe }),
      isConditional: this.#depth > 0 || this.#isAfterAnd,
    };
    steps.push(command);
    this.#pipe = isPipe ? command : undefined;
    this.#isAfterAnd = operator === '&&' || operator === '||';
    return steps;
  }
}
