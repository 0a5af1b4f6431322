import type { EnvConfigOptions } from './options.ts';
import type { Rule } from './rule-schema.ts';

/** A name to look at, and all that the options say of it. */
export interface Variable {
  readonly name: string;
  readonly isRequired: boolean;
  /** Named by something else than `forbid`. */
  readonly isNamed: boolean;
  readonly rule: Rule | undefined;
  /** The value in the example, which tells the type. */
  readonly shown: string | undefined;
  /** The value that it must not have; undefined if a default is allowed. */
  readonly example: string | undefined;
  readonly forbidden: readonly string[];
}

/** Every name once, sorted: whatever the options or the example say of it. */
export function listVariables(
  options: EnvConfigOptions,
  example: ReadonlyMap<string, string>,
): readonly Variable[] {
  const { required = [], rules = {}, optional = [], forbid = {}, allowDefaults = [] } = options;
  const listed = Array.isArray(required) ? required : Object.keys(required);
  const written = new Map(Object.entries(rules));
  const inline = Array.isArray(required) ? [] : Object.entries(required);
  for (const [name, rule] of inline) if (rule !== null) written.set(name, rule);
  const demanded = new Set([...listed, ...example.keys(), ...Object.keys(rules)]);
  const named = new Set([...demanded, ...optional]);
  return [...new Set([...named, ...Object.keys(forbid)])].sort().map((name) => ({
    name,
    isRequired: demanded.has(name) && !optional.includes(name),
    isNamed: named.has(name),
    rule: written.get(name),
    shown: example.get(name),
    example: allowDefaults.includes(name) ? undefined : example.get(name),
    forbidden: new Map(Object.entries(forbid)).get(name)?.map(String) ?? [],
  }));
}

/** Nothing is asked of it but not to have some values; so it may be anything else, or nothing. */
export function isForbidOnly(variable: Variable): boolean {
  return !variable.isNamed;
}
