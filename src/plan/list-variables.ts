import type { Position } from '../domain/item.ts';
import type { Json } from '../domain/json.ts';
import type { Plan } from '../domain/plan.ts';
import { listStrings, mayHoldReference } from './list-strings.ts';
import { parseTemplate } from './reference.ts';

/**
 * An environment variable that a plan names, where it does so first, and by how many others it is
 * named.
 */
export interface NamedVariable {
  readonly name: string;
  readonly position: Position;
  /** What names it first: the id of an item, or the environment whose identity it is. */
  readonly by: string;
  readonly others: number;
}

function namesIn(text: string): readonly string[] {
  if (!text.includes('${')) return [];
  return parseTemplate(text).flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
}

function namesOf(options: Json, verbatim: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  if (!mayHoldReference(options)) return names;
  for (const { text } of listStrings(options, verbatim)) {
    for (const name of namesIn(text)) names.add(name);
  }
  return names;
}

function* listUsers(plan: Plan) {
  const verbatimOf = (kind: string) => plan.kinds?.[kind]?.verbatim ?? [];
  for (const { id, kind, options, position, skip } of plan.items) {
    if (skip === undefined) yield { by: id, position, names: namesOf(options, verbatimOf(kind)) };
  }
  for (const [name, { identity }] of Object.entries(plan.environments)) {
    if (identity === undefined) continue;
    const { kind, options, position } = identity;
    yield { by: `the identity of ${name}`, position, names: namesOf(options, verbatimOf(kind)) };
  }
}

/** The variables that items and identities name, each once, in the order of the plan. */
export function listVariables(plan: Plan): readonly NamedVariable[] {
  const found = new Map<string, NamedVariable>();
  for (const { by, position, names } of listUsers(plan)) {
    for (const name of names) {
      const known = found.get(name);
      const others = known === undefined ? 0 : known.others + 1;
      found.set(name, known === undefined ? { name, position, by, others } : { ...known, others });
    }
  }
  return [...found.values()];
}

/** The variables that the URLs of environments name; those are no secrets. */
export function listUrlVariables(plan: Plan): readonly NamedVariable[] {
  const position: Position = { file: plan.path, line: 1, column: 1 };
  return Object.entries(plan.environments).flatMap(([environment, { url }]) =>
    namesIn(url ?? '').map((name) => ({
      name,
      position,
      by: `the URL of ${environment}`,
      others: 0,
    })),
  );
}
