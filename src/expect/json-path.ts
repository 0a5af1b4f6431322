import type { FilterFunction, JSONPathEnvironment, JSONPathQuery } from 'json-p3';
import type { RE2JS } from 're2js';
import { ProbeError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import { BudgetError, meterReads } from './metered.ts';
import { unwrapModule } from './unwrap-module.ts';

/** Nodes that one path may select. */
export const NODE_LIMIT = 10_000;

/** Members that one path may read: 4 MiB of usual JSON, three times over; about a second. */
const READ_BUDGET = 1_000_000;

/** Levels that `..` goes down. */
const DEPTH_LIMIT = 100;

/**
 * The values that a JSONPath (RFC 9535) selects, in document order. Rejects with ProbeError:
 * `config` if the path is none, `output-limit` if the document is too large, too deep, or too many
 * nodes are selected, because a part of them would prove nothing.
 */
export async function selectNodes(value: Json, path: string): Promise<Json[]> {
  const query = await compilePath(path);
  const metered = meterReads(value, READ_BUDGET);
  const nodes: Json[] = [];
  try {
    for (const node of query.lazyQuery(metered.view as never)) {
      if (nodes.length === NODE_LIMIT) throw new BudgetError(`more than ${NODE_LIMIT} nodes`);
      nodes.push(metered.unwrap(node.value as Json));
    }
  } catch (error) {
    throw explainFailure(path, error);
  }
  return nodes;
}

/** What is wrong with a JSONPath and what to write instead; undefined if it is fine. */
export async function findJsonPathProblem(path: string): Promise<string | undefined> {
  try {
    await compilePath(path);
    return undefined;
  } catch (error) {
    if (error instanceof ProbeError) return error.message;
    throw error;
  }
}

/** The items of a plan ask for the same few paths again and again. */
const compiled = new Map<string, JSONPathQuery>();
const COMPILED_LIMIT = 1_000;

async function compilePath(path: string): Promise<JSONPathQuery> {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const environment = await createEnvironment(path);
  try {
    const query = environment.compile(path);
    if (compiled.size < COMPILED_LIMIT) compiled.set(path, query);
    return query;
  } catch (error) {
    throw explainFailure(path, error);
  }
}

/** For all paths without patterns: each item asks for it several times. */
let plain: JSONPathEnvironment | undefined;

async function createEnvironment(path: string): Promise<JSONPathEnvironment> {
  const isPlain = !/\b(?:match|search)\s*\(/.test(path);
  if (isPlain && plain !== undefined) return plain;
  const { JSONPathEnvironment: Environment, FunctionExpressionType: Type } = unwrapModule(
    await import('json-p3'),
  );
  const environment = new Environment({ maxRecursionDepth: DEPTH_LIMIT });
  if (isPlain) {
    plain = environment;
    return environment;
  }
  // The library's own functions use RegExp, which hostile text can keep busy for hours.
  const { RE2JS: engine } = await import('re2js');
  const register = (name: string, holds: (pattern: RE2JS, text: string) => boolean): void => {
    environment.functionRegister.set(name, {
      argTypes: [Type.ValueType, Type.ValueType],
      returnType: Type.LogicalType,
      call: createMatcher((pattern) => engine.compile(pattern), holds),
    });
  };
  register('match', (pattern, text) => pattern.testExact(text));
  register('search', (pattern, text) => pattern.test(text));
  return environment;
}

function createMatcher(
  compile: (pattern: string) => RE2JS,
  holds: (pattern: RE2JS, text: string) => boolean,
): FilterFunction['call'] {
  const known = new Map<string, RE2JS>();
  return (text, pattern) => {
    if (typeof text !== 'string' || typeof pattern !== 'string') return false;
    const compiled = known.get(pattern) ?? compile(translateDot(pattern));
    if (known.size < 100) known.set(pattern, compiled);
    return holds(compiled, text);
  };
}

/** In I-Regexp (RFC 9485) a dot is no line feed and no carriage return; in RE2 it is the latter. */
function translateDot(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gs, (part) =>
    part === '.' ? '[^\\n\\r]' : part,
  );
}

function explainFailure(path: string, error: unknown): ProbeError {
  if (error instanceof ProbeError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : '';
  const isTooMuch =
    error instanceof BudgetError || error instanceof RangeError || /RecursionLimit/.test(name);
  if (isTooMuch) {
    return new ProbeError(
      'output-limit',
      `The JSONPath ${path} needs too much of this document (${detail}). Name a narrower path.`,
      { cause: error },
    );
  }
  return new ProbeError(
    'config',
    `${path} is no JSONPath of RFC 9535: ${detail}. Write for example $.status or $.items[*].id.`,
    { cause: error },
  );
}
