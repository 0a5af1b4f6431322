import { findJsonPathProblem } from '../../expect/json-path.ts';
import { findJsonProblems } from '../../expect/problems.ts';
import type { OptionProblem } from '../contract.ts';
import type { HealthOptions } from './options.ts';

/**
 * What the schema can't say of the options: JSONPaths, patterns, and URLs that ignore instances.
 */
export async function findHealthProblems(
  options: HealthOptions,
): Promise<readonly OptionProblem[]> {
  const problems: OptionProblem[] = [...(await findJsonProblems(options.json, ['json']))];
  for (const name of ['live', 'ready'] as const) {
    const endpoint = options[name];
    if (typeof endpoint === 'object') {
      problems.push(...(await findJsonProblems(endpoint.json, [name, 'json'])));
    }
    const url = typeof endpoint === 'object' ? endpoint.url : endpoint;
    if (options.instances === undefined || options.instanceHeader !== undefined) continue;
    if (url === undefined || !/^https?:\/\//i.test(url)) continue;
    const message = 'An absolute URL would ask the same instance each time. Write a path.';
    problems.push({ path: [name], message });
  }
  const path = options.distinct?.json;
  const message = path === undefined ? undefined : await findJsonPathProblem(path);
  if (message !== undefined) problems.push({ path: ['distinct', 'json'], message });
  return problems;
}
