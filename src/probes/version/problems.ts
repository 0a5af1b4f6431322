import { findJsonPathProblem } from '../../expect/json-path.ts';
import { findPatternProblem } from '../../expect/patterns.ts';
import { findGroupProblem } from '../../expect/read-field.ts';
import type { OptionProblem } from '../contract.ts';
import type { VersionOptions } from './options.ts';

/**
 * What the schema can't say of the options: JSONPaths, patterns, and a URL that ignores instances.
 */
export async function findVersionProblems(
  options: VersionOptions,
): Promise<readonly OptionProblem[]> {
  const { json, matches, distinct, instances, instanceHeader, path } = options;
  const problems: OptionProblem[] = [];
  const add = (at: OptionProblem['path'], message: string | undefined): void => {
    if (message !== undefined) problems.push({ path: at, message });
  };
  if (json !== undefined) add(['json'], await findJsonPathProblem(json));
  if (matches !== undefined) {
    add(['matches'], (await findPatternProblem(matches)) ?? (await findGroupProblem(matches)));
  }
  if (distinct?.json !== undefined) {
    add(['distinct', 'json'], await findJsonPathProblem(distinct.json));
  }
  if (instances !== undefined && instanceHeader === undefined && /^https?:\/\//i.test(path)) {
    add(['path'], 'An absolute URL would ask the same instance each time. Write a path.');
  }
  return problems;
}
