import { PlanError, type Problem } from '../domain/errors.ts';
import type { Position } from '../domain/item.ts';

/** More than anybody reads; what is beyond it is counted, so that a hostile plan costs no time. */
const LIMIT = 200;

function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return problems.toSorted(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** Collects what is wrong with a plan, so that the author sees all of it at once. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  #dropped = 0;

  get isEmpty(): boolean {
    return this.#problems.length === 0;
  }

  /** The message is only rendered if there is room for it: looking for a near word is dear. */
  add(locate: () => Position, render: () => string): void {
    if (this.#problems.length >= LIMIT) {
      this.#dropped += 1;
      return;
    }
    const message = render();
    const { file, line, column } = locate();
    const isKnown = this.#problems.some(
      (one) =>
        one.line === line && one.column === column && one.file === file && one.message === message,
    );
    if (!isKnown) this.#problems.push({ file, line, column, message });
  }

  /** File by file, each in its own order. */
  list(): readonly Problem[] {
    const sorted = sortProblems(this.#problems);
    const last = sorted.at(-1);
    if (this.#dropped === 0 || last === undefined) return sorted;
    return [...sorted, { ...last, message: `There are ${this.#dropped} more problems.` }];
  }

  throwIfAny(): void {
    if (!this.isEmpty) throw new PlanError(this.list());
  }
}
