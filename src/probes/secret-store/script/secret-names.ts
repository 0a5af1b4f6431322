import { type Command, readAssignment, type Step } from './command.ts';
import { readCommands } from './commands.ts';
import { findFlyCall, type Pair, readImportNames, readPairName } from './fly-call.ts';
import { Scope, UNKNOWN } from './scope.ts';
import { ScriptError } from './script-error.ts';
import { readPlain, type Word } from './word.ts';

const MAX_DEPTH = 20;
const MAX_STEPS = 20_000;

/** Programs that do nothing with a text but show, write or compare it. */
const SHOWING = /^(?:echo|printf|cat|tee|grep|sed|test|\[|\[\[|logger|:)$/;

const HIDDEN = /\bfly(?:ctl)?\b[^\n]*\bsecrets\b[^\n]*\b(?:set|import)\b/;

export interface ScriptNames {
  /** Sorted, each once. */
  readonly names: readonly string[];
  /** Lines that read another script, which was not looked into. */
  readonly sources: readonly number[];
}

/**
 * Names of the secrets that a script would set by `fly secrets set` and `fly secrets import`, which
 * is never run. All branches count. Throws ScriptError for what can't be told.
 */
export function listScriptNames(source: string): ScriptNames {
  const reader = new Reader();
  reader.walk(readCommands(source), 0);
  return { names: [...reader.names].sort(), sources: [...reader.sources] };
}

class Reader {
  readonly names = new Set<string>();
  readonly sources = new Set<number>();
  readonly #scope = new Scope();
  #steps = 0;

  walk(steps: readonly Step[], depth: number): void {
    for (const step of steps) {
      this.#steps += 1;
      if (step.kind === 'function') this.#scope.functions.set(step.name, step.steps);
      else {
        if (depth > MAX_DEPTH || this.#steps > MAX_STEPS) {
          throw new ScriptError(step.line, 'it calls itself again and again');
        }
        this.#look(step.words, depth);
        if (step.kind === 'command') this.#run(step, depth);
        else
          this.#scope.set(
            step.name,
            step.words.flatMap((word) => this.#scope.expand(word)),
          );
      }
    }
  }

  /** What `$(…)` runs is run as well. */
  #look(words: readonly Word[], depth: number): void {
    for (const { parts, line } of words) {
      for (const part of parts) {
        if (part.kind !== 'unknown' || part.script === undefined) continue;
        this.walk(readCommands(part.script, line), depth + 1);
      }
    }
  }

  #run(command: Command, depth: number): void {
    const { words, assignments, isConditional, line } = command;
    this.#look(
      assignments.flatMap((one) => one.words),
      depth,
    );
    if (command.input?.kind === 'text') {
      this.#look([{ parts: command.input.parts, line }], depth);
    }
    const [program, ...others] = words;
    if (program === undefined) {
      for (const one of assignments) this.#scope.assign(one, isConditional);
      return;
    }
    const name = readPlain(program) ?? '';
    const body = this.#scope.functions.get(name);
    if (body !== undefined) this.#call(body, others, depth);
    else if (!this.#runBuiltin(name, command, depth)) this.#runProgram(command);
  }

  #runProgram(command: Command): void {
    const { words, line } = command;
    const call = findFlyCall(
      words.map((word) => ({ texts: this.#scope.expand(word), line: word.line })),
    );
    if (call?.verb === 'set') this.#add(call.rest, line);
    else if (call?.verb === 'import') this.#addImported(command);
    else if (!SHOWING.test(readPlain(words[0]) ?? '')) this.#refuseHidden(command);
  }

  #call(body: readonly Step[], words: readonly Word[], depth: number): void {
    const given = words.flatMap((word) => this.#scope.expand(word));
    this.#scope.withArguments(given, () => this.walk(body, depth + 1));
  }

  /** True if the command is one of the shell's own, and is done. */
  #runBuiltin(name: string, command: Command, depth: number): boolean {
    const { words, line } = command;
    const given = words.slice(1);
    if (/^(?:export|declare|typeset|local|readonly)$/.test(name)) this.#declare(command);
    else if (/^(?:read|mapfile|readarray|unset|getopts)$/.test(name)) this.#forget(given);
    else if (name === 'shift') this.#scope.shift();
    else if (name === 'source' || name === '.') this.sources.add(line);
    else if (name === 'eval') this.#runText(given, line, depth);
    else if (/^(?:.*\/)?(?:ba|da|z)?sh$/.test(name) && readPlain(given[0]) === '-c') {
      this.#runText(given.slice(1, 2), line, depth);
    } else return false;
    return true;
  }

  #declare({ words, assignments, isConditional }: Command): void {
    const given = words.slice(1).flatMap((word) => readAssignment(word) ?? []);
    for (const one of [...given, ...assignments]) this.#scope.assign(one, isConditional);
  }

  #forget(words: readonly Word[]): void {
    for (const word of words) {
      const name = readPlain(word);
      if (name !== undefined) this.#scope.forget(name);
    }
  }

  #runText(words: readonly Word[], line: number, depth: number): void {
    const texts = words.map((word) => this.#scope.expand(word));
    const isKnown = texts.every((one) => one.length === 1 && !one[0]?.includes(UNKNOWN));
    if (!isKnown) throw new ScriptError(line, 'it runs a text that it makes itself');
    this.walk(readCommands(texts.flat().join(' '), line), depth + 1);
  }

  /** `ssh host "fly secrets set …"`, `trap '…'`, a heredoc for `bash`: who knows what that does. */
  #refuseHidden({ words, input, line }: Command): void {
    const texts = [
      ...words.flatMap((word) => this.#scope.expand(word)),
      ...(input?.kind === 'text' ? this.#scope.expandText(input.parts, line) : []),
    ];
    if (!texts.some((text) => HIDDEN.test(text))) return;
    throw new ScriptError(line, 'another program is handed `fly secrets set` as a text');
  }

  #add(pairs: readonly Pair[], line: number): void {
    if (pairs.length === 0) throw new ScriptError(line, '`secrets set` has no NAME=value');
    for (const pair of pairs) this.names.add(readPairName(pair));
  }

  #addImported(command: Command): void {
    const { line } = command;
    const names = this.#readInput(command).flatMap((one) => readImportNames(one.text, one.line));
    if (names.length === 0) throw new ScriptError(line, '`secrets import` reads no NAME=value');
    for (const name of names) this.names.add(name);
  }

  /** The texts that a command may read, as far as the script itself tells. */
  #readInput({ input, pipe, line }: Command): readonly Pair[] {
    if (input?.kind === 'text') {
      const texts = this.#scope.expandText(input.parts, input.line);
      return texts.map((text) => ({ text, line: input.line }));
    }
    const isKnown = input === undefined && pipe !== undefined && pipe !== 'group';
    const [program, ...given] = isKnown ? pipe.words : [];
    const name = readPlain(program);
    if (isKnown && name === 'cat' && given.length === 0) return this.#readInput(pipe);
    if (isKnown && name === 'echo') return [{ text: this.#join(given, ' '), line }];
    if (isKnown && name === 'printf') return [{ text: this.#readPrintf(given), line }];
    throw new ScriptError(line, '`secrets import` reads what does not stand in the script');
  }

  #join(words: readonly Word[], separator: string): string {
    const texts = words.flatMap((word) => this.#scope.expand(word));
    const kept = texts.filter((text) => !/^-[neE]+$/.test(text));
    return kept.join(separator).replaceAll('\\n', '\n');
  }

  /** The names stand in the format, `A=%s\n`, or in what it is applied to, `%s\n`. */
  #readPrintf([format, ...given]: readonly Word[]): string {
    const text = format === undefined ? '' : this.#join([format], ' ');
    return text.includes('=') ? text : this.#join(given, '\n');
  }
}
