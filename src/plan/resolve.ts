import type { Json } from '../domain/json.ts';
import type { Subject } from '../domain/subject.ts';
import { mayHoldReference } from './list-strings.ts';
import { parseTemplate, type RunValue, type TemplatePart } from './reference.ts';

/** Where the values come from. */
export interface ResolveNames {
  /** Environment variables of the run. */
  readonly variables: Readonly<Record<string, string>>;
  readonly subject: Subject;
  /** The environment that is looked at; its URL already resolved. */
  readonly environment: { readonly name: string; readonly url?: string | undefined };
}

export interface Resolved {
  readonly options: Json;
  /**
   * Environment variables whose values were put in, each once; what the run itself is called is not
   * here.
   */
  readonly used: readonly { readonly name: string; readonly value: string }[];
  /** Names without a value, each once; their `${NAME}` still stands in the options. */
  readonly missing: readonly string[];
}

function readRunValue(name: RunValue, { subject, environment }: ResolveNames): string | undefined {
  switch (name) {
    case 'environment.name':
      return environment.name;
    case 'environment.url':
      return environment.url;
    case 'subject.commit':
      return subject.commit;
    case 'subject.image':
      return subject.image;
  }
}

class Resolver {
  readonly used = new Map<string, string>();
  readonly missing = new Set<string>();
  readonly #names: ResolveNames;

  constructor(names: ResolveNames) {
    this.#names = names;
  }

  resolve(value: Json): Json {
    if (typeof value === 'string') return this.#resolveText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item: Json) => this.resolve(item));
    return this.resolveMap(value as { readonly [key: string]: Json }, []);
  }

  resolveMap(map: { readonly [key: string]: Json }, verbatim: readonly string[]): Json {
    const entries = Object.entries(map).map(
      ([key, value]) => [key, verbatim.includes(key) ? value : this.resolve(value)] as const,
    );
    return Object.fromEntries(entries);
  }

  #resolveText(text: string): string {
    return parseTemplate(text)
      .map((part) => this.#resolvePart(part))
      .join('');
  }

  #resolvePart(part: TemplatePart): string {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'wrong') {
      this.missing.add(part.text);
      return part.text;
    }
    const value = this.#read(part.name, part.kind);
    // GitHub hands on a secret that does not exist as an empty text, so empty is missing.
    if (value === undefined || value === '') {
      this.missing.add(part.name);
      return `\${${part.name}}`;
    }
    if (part.kind === 'variable') this.used.set(part.name, value);
    return value;
  }

  #read(name: string, kind: 'variable' | 'run'): string | undefined {
    if (kind === 'run') return readRunValue(name as RunValue, this.#names);
    const { variables } = this.#names;
    return Object.hasOwn(variables, name) ? variables[name] : undefined;
  }
}

/**
 * Puts values in the place of `${NAME}`, in string values only and never twice: what a value holds
 * is not read again. `verbatim` names top-level options that are left as they are. `$${` stands for
 * `${`. Tokens of the runner and names that can't be read count as missing.
 */
export function resolveOptions(
  options: Json,
  names: ResolveNames,
  verbatim: readonly string[] = [],
): Resolved {
  if (!mayHoldReference(options)) return { options, used: [], missing: [] };
  const resolver = new Resolver(names);
  const isMap = typeof options === 'object' && options !== null && !Array.isArray(options);
  const resolved = isMap
    ? resolver.resolveMap(options as { readonly [key: string]: Json }, verbatim)
    : resolver.resolve(options);
  const used = [...resolver.used].map(([name, value]) => ({ name, value }));
  return { options: resolved, used, missing: [...resolver.missing] };
}
