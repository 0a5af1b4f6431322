import type { OptionProblem } from '../contract.ts';
import { listQueries, type SqlOptions } from './options.ts';
import { isNumberLimits, type NamedQuery } from './query-schema.ts';

/** Patterns and JSONPaths that are none. */
export async function findSqlProblems(options: SqlOptions): Promise<readonly OptionProblem[]> {
  const problems: OptionProblem[] = [];
  for (const [index, query] of listQueries(options).entries()) {
    const path = options.queries === undefined ? [] : ['queries', index];
    problems.push(...(await findQueryProblems(query, [...path, 'expect'])));
  }
  return problems;
}

async function findQueryProblems(
  { expect: { json, value } }: NamedQuery,
  path: readonly (string | number)[],
): Promise<readonly OptionProblem[]> {
  const isText = typeof value === 'object' && value !== null && !isNumberLimits(value);
  if (json === undefined && !isText) return [];
  const find = await import('../../expect/problems.ts');
  return [
    ...(await find.findJsonProblems(json, [...path, 'json'])),
    ...(isText ? await find.findTextProblems(value, [...path, 'value']) : []),
  ];
}
