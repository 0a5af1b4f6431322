// Stands in for `@jest/globals` where mutants are tested: what a test file declares is kept, and
// runs as often as there are mutants for it.
import { bind } from 'jest-each';

export { expect } from 'expect';

export interface DeclaredTest {
  /** Titles from the outermost `describe` on. */
  readonly title: string;
  readonly run: () => unknown;
}

type Declare = (title: string, body: () => unknown) => void;

const declared: DeclaredTest[] = [];
let outer: readonly string[] = [];

const declareGroup: Declare = (title, body) => {
  const before = outer;
  outer = [...outer, title];
  body();
  outer = before;
};

const declareTest: Declare = (title, run) => {
  declared.push({ title: [...outer, title].join(' '), run });
};

const withTable = (declare: Declare) =>
  Object.assign(declare, { each: bind(declare as Parameters<typeof bind>[0], false) });

export const describe = withTable(declareGroup);
export const it = withTable(declareTest);

const cleanups: (() => unknown)[] = [];

/** Whatever group asks for it: what was opened is closed after every test. */
export function afterEach(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

export async function cleanUp(): Promise<void> {
  for (const cleanup of cleanups) await cleanup();
}

/** What was declared since it was last asked for. */
export function takeDeclaredTests(): readonly DeclaredTest[] {
  return declared.splice(0);
}
