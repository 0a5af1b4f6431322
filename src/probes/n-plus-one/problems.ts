import type { OptionProblem } from '../contract.ts';
import type { NPlusOneOptions } from './options.ts';

/** Selectors that are no JSONPath and no pattern. */
export async function findNPlusOneProblems(
  options: NPlusOneOptions,
): Promise<readonly OptionProblem[]> {
  const problems: OptionProblem[] = [];
  for (const key of ['endpoints', 'commands'] as const) {
    for (const [at, { rows, parents }] of options[key].entries()) {
      problems.push(...(await findProblem(rows, [key, at, 'rows'])));
      for (const one of [parents ?? []].flat()) {
        problems.push(...(await findProblem(one, [key, at, 'parents'])));
      }
    }
  }
  return problems;
}

async function findProblem(
  selector: string,
  path: OptionProblem['path'],
): Promise<readonly OptionProblem[]> {
  const message = selector.startsWith('$')
    ? await (await import('../../expect/json-path.ts')).findJsonPathProblem(selector)
    : await (await import('../../expect/patterns.ts')).findVacuousPattern(selector);
  return message === undefined ? [] : [{ path, message }];
}
