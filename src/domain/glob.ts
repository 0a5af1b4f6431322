import { BELOW, type GlobNode, parseGlob, type Test } from './glob-syntax.ts';

/** Longer ones are not looked at: they count as touched, because nothing rules it out. */
const MAX_GLOB_LENGTH = 1_000;
const MAX_PATH_LENGTH = 4_096;

interface State {
  /** Absent: the state is left without a character. */
  readonly test?: Test;
  next: readonly number[];
}

type Match = (path: string) => boolean | undefined;

/**
 * Builds a non-deterministic automaton from its end; state 0 accepts. Returns where the nodes
 * start.
 */
function buildStates(nodes: readonly GlobNode[], end: number, states: State[]): number {
  let next = end;
  for (const node of nodes.toReversed()) {
    if (node.kind === 'either') {
      const from = next;
      const starts = node.branches.map((branch) => buildStates(branch, from, states));
      next = states.push({ next: starts }) - 1;
    } else if (node.kind === 'one') {
      next = states.push({ test: node.test, next: [next] }) - 1;
    } else {
      const loop = states.push({ test: node.test, next: [] }) - 1;
      const entry = states.push({ next: [loop, next] }) - 1;
      states[loop] = { test: node.test, next: [entry] };
      next = entry;
    }
  }
  return next;
}

/**
 * Follows all states at once, so that time is at most states × characters and nothing backtracks.
 */
function runStates(states: readonly State[], start: number, path: string): boolean {
  const seenAt = new Int32Array(states.length).fill(-1);
  const enter = (from: readonly number[], step: number): number[] => {
    const entered: number[] = [];
    const stack = [...from];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (seenAt[id] === step) continue;
      seenAt[id] = step;
      const state = states[id];
      if (state?.test === undefined && id !== 0) stack.push(...(state?.next ?? []));
      else entered.push(id);
    }
    return entered;
  };
  let step = 0;
  let current = enter([start], step);
  for (const char of path) {
    step += 1;
    const moved = current.filter((id) => states[id]?.test?.(char));
    current = enter(
      moved.flatMap((id) => states[id]?.next ?? []),
      step,
    );
    if (current.length === 0) return false;
  }
  return current.includes(0);
}

/** Undefined from the matcher means: too long to say. */
function compileGlob(glob: string): Match {
  const bare = glob.replace(/^(?:\.?\/)+/, '');
  const body = bare.endsWith('/') ? bare.slice(0, -1) : bare;
  if (body === '' || glob.length > MAX_GLOB_LENGTH) return () => undefined;
  const nodes = [...parseGlob(Array.from(body), { isHead: true, isTail: true })];
  const lastName = body.slice(body.lastIndexOf('/') + 1);
  if (bare !== body || !/[*?]/.test(lastName)) nodes.push(BELOW);
  const states: State[] = [{ next: [] }];
  const start = buildStates(nodes, 0, states);
  return (path) => (path.length > MAX_PATH_LENGTH ? undefined : runStates(states, start, path));
}

interface Rule {
  readonly excludes: boolean;
  readonly matches: Match;
}

function compileRule(glob: string): Rule {
  const excludes = glob.startsWith('!');
  return { excludes, matches: compileGlob(excludes ? glob.slice(1) : glob) };
}

/**
 * Compiles a list of globs into one question about a path: the last glob that matches decides, and
 * one with a leading `!` excludes. A list that only excludes starts from everything. Syntax: `*`
 * and `?` within a name, `**` across folders, `{a,b}`, `[a-z]`, `[!a-z]`, `\` escapes; names with a
 * leading dot are names like others; a glob whose last name has no `*` or `?` also means everything
 * below it.
 */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const rules = globs.map(compileRule);
  const isOpen = rules.length > 0 && rules.every((rule) => rule.excludes);
  return (path) =>
    rules.reduce((isMatched, rule) => {
      const answer = rule.matches(path);
      // Too long to say: an exclusion is not given, a match is.
      if (answer === undefined) return isMatched || !rule.excludes;
      return answer ? !rule.excludes : isMatched;
    }, isOpen);
}

/**
 * True if the path (of git: `/` between names, none in front) matches the glob. See compileGlobs.
 */
export function matchesGlob(path: string, glob: string): boolean {
  return compileGlobs([glob])(path);
}
