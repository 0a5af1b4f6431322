import { findJsonPathProblem } from './json-path.ts';
import { findJsonSchemaProblem } from './json-schema.ts';
import { findPatternProblem, findVacuousPattern } from './patterns.ts';
import type { HeaderExpectations, JsonExpectations, TextExpectation } from './schema.ts';

/** What a schema cannot say of an expectation: a pattern that is none, a path that is none. */
export interface ExpectationProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = ExpectationProblem['path'];

/** Problems of a text's criteria; `path` is where they stand in the options. */
export async function findTextProblems(
  expectation: TextExpectation | undefined,
  path: Path,
): Promise<ExpectationProblem[]> {
  const { matches, notMatches } = expectation ?? {};
  return [
    ...(await findProblem(matches, findVacuousPattern, [...path, 'matches'])),
    ...(await findProblem(notMatches, findPatternProblem, [...path, 'notMatches'])),
  ];
}

/** Problems of JSONPath criteria: the paths themselves, and the patterns in them. */
export async function findJsonProblems(
  expectations: JsonExpectations | undefined,
  path: Path,
): Promise<ExpectationProblem[]> {
  const problems: ExpectationProblem[] = [];
  for (const [jsonPath, expectation] of Object.entries(expectations ?? {})) {
    const here = [...path, jsonPath];
    problems.push(...(await findProblem(jsonPath, findJsonPathProblem, here)));
    if (typeof expectation !== 'object' || expectation === null) continue;
    // A node must be a text to match at all, so `.*` asserts at least that.
    const at = [...here, 'matches'];
    problems.push(...(await findProblem(expectation.matches, findPatternProblem, at)));
  }
  return problems;
}

/** Problems of the criteria for header fields. */
export async function findHeaderProblems(
  expectations: HeaderExpectations | undefined,
  path: Path,
): Promise<ExpectationProblem[]> {
  const problems: ExpectationProblem[] = [];
  for (const [name, expectation] of Object.entries(expectations ?? {})) {
    if (typeof expectation === 'string' || 'exists' in expectation) continue;
    problems.push(...(await findTextProblems(expectation, [...path, name])));
  }
  return problems;
}

/** Problems of a JSON Schema in the options. */
export async function findSchemaProblems(
  schema: Parameters<typeof findJsonSchemaProblem>[0] | undefined,
  path: Path,
): Promise<ExpectationProblem[]> {
  return findProblem(schema, findJsonSchemaProblem, path);
}

async function findProblem<Value>(
  value: Value | undefined,
  find: (value: Value) => Promise<string | undefined>,
  path: Path,
): Promise<ExpectationProblem[]> {
  const message = value === undefined ? undefined : await find(value);
  return message === undefined ? [] : [{ path, message }];
}
