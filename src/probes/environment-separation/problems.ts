import type { OptionProblem } from '../contract.ts';
import type { SeparationOptions } from './options.ts';

/** Names in the policy that belong to nothing, and patterns that are none. */
export async function findSeparationProblems(
  options: SeparationOptions,
): Promise<readonly OptionProblem[]> {
  return [...findUnknownNames(options), ...(await findModeProblems(options))];
}

function findUnknownNames({ environments, same = [] }: SeparationOptions): OptionProblem[] {
  const known = new Set(['database', 'redis', 'database password', 'redis password']);
  for (const { values, keys, hosts } of Object.values(environments)) {
    for (const one of Object.keys({ ...values, ...keys, ...hosts })) known.add(one);
  }
  return same.flatMap((one, index) =>
    known.has(one)
      ? []
      : [{ path: ['same', index], message: `No environment has ${one}. Correct the name.` }],
  );
}

async function findModeProblems({
  environments,
  keyModes = {},
}: SeparationOptions): Promise<OptionProblem[]> {
  const problems: OptionProblem[] = [];
  for (const [key, modes] of Object.entries(keyModes)) {
    for (const [environment, pattern] of Object.entries(modes)) {
      const path = ['keyModes', key, environment];
      const keys = Object.hasOwn(environments, environment)
        ? (environments[environment]?.keys ?? {})
        : undefined;
      if (keys === undefined || !Object.hasOwn(keys, key)) {
        const message = `There is no key ${key} in environments.${environment}.keys.`;
        problems.push({ path, message });
        continue;
      }
      const { findVacuousPattern } = await import('../../expect/patterns.ts');
      const message = await findVacuousPattern(pattern);
      if (message !== undefined) problems.push({ path, message });
    }
  }
  return problems;
}
