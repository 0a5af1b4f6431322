import { fingerprintOf, isSessionControl } from '../../toolbox/sql/statements/clean-statement.ts';
import type { SecretTool } from '../../toolbox/toolbox.ts';
import type { List, ListAnswer } from './ask-list.ts';
import type { ListEvidence, Point } from './evidence.ts';
import type { Measured } from './measure-list.ts';

const MAX_STATEMENTS = 6;
const TEXT_BYTES = 400;

/** Calls by fingerprint: statements that differ by their lists only are one. */
type Calls = ReadonlyMap<string, number>;

/** Of what was measured what evidence holds; `texts` are those of all ids. */
export function keepList(
  { name, kind }: List,
  measured: readonly Measured[],
  texts: ReadonlyMap<string, string>,
  secret: SecretTool,
): ListEvidence {
  const merged = measured.map(({ counts }) => counts.map(({ calls }) => merge(calls, texts)));
  const least = merged.map(takeLeast);
  const names = [...new Set(least.flatMap((calls) => [...calls.keys()]))];
  const statements = names
    .map((text) => ({ text, calls: least.map((calls) => calls.get(text) ?? 0) }))
    .sort((a, b) => growthOf(b.calls) - growthOf(a.calls));
  return {
    name: secret.excerpt(name, 200).text,
    kind,
    points: measured.map((one, at) => keepPoint(one, merged[at] ?? [], least[at] ?? new Map())),
    statements: statements.slice(0, MAX_STATEMENTS).map(({ text, calls }) => ({
      text: secret.excerpt(text.toWellFormed(), TEXT_BYTES).text,
      calls,
    })),
    omitted: Math.max(0, statements.length - MAX_STATEMENTS),
  };
}

function merge(calls: Calls, texts: ReadonlyMap<string, string>): Calls {
  const merged = new Map<string, number>();
  for (const [id, count] of calls) {
    const text = texts.get(id);
    if (text !== undefined && isSessionControl(text)) continue;
    const name =
      text === undefined ? `(a statement whose text is lost, ${id})` : fingerprintOf(text);
    merged.set(name, (merged.get(name) ?? 0) + count);
  }
  return merged;
}

function takeLeast(repeats: readonly Calls[]): Calls {
  const names = new Set(repeats.flatMap((calls) => [...calls.keys()]));
  return new Map(
    [...names].map((name) => [name, Math.min(...repeats.map((calls) => calls.get(name) ?? 0))]),
  );
}

function growthOf(calls: readonly number[]): number {
  return Math.max(...calls) - (calls[0] ?? 0);
}

function keepPoint({ n, answers }: Measured, repeats: readonly Calls[], least: Calls): Point {
  const rows = answers.map((one) => one.rows ?? 0);
  return {
    n,
    answers: answers.length,
    statuses: [...new Set(answers.map(({ status }) => status))],
    lacking: answers.filter(({ isLacking }) => isLacking).length,
    unreadable: answers.filter((one) => one.rows === undefined).length,
    rows: { least: Math.min(...rows), most: Math.max(...rows) },
    parents: leastParents(answers),
    calls: { least: sum(least), most: Math.max(...repeats.map(sum)) },
  };
}

function leastParents(answers: readonly ListAnswer[]): number[] {
  const [first] = answers;
  return (first?.parents ?? []).map((_, at) =>
    Math.min(...answers.map(({ parents }) => parents[at] ?? 0)),
  );
}

function sum(calls: Calls): number {
  return [...calls.values()].reduce((total, one) => total + one, 0);
}
