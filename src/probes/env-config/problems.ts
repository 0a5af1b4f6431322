import type { OptionProblem } from '../contract.ts';
import type { EnvConfigOptions } from './options.ts';
import type { Rule } from './rule-schema.ts';

/** Patterns that RE2 does not take, or that are found in every value. */
export async function findRuleProblems(
  options: EnvConfigOptions,
): Promise<readonly OptionProblem[]> {
  const required = Array.isArray(options.required) ? {} : (options.required ?? {});
  const all = [
    ...listPatterns(required, 'required'),
    ...listPatterns(options.rules ?? {}, 'rules'),
  ];
  if (all.length === 0) return [];
  const { findVacuousPattern } = await import('../../expect/patterns.ts');
  const problems: OptionProblem[] = [];
  for (const { path, pattern } of all) {
    const message = await findVacuousPattern(pattern);
    if (message !== undefined) problems.push({ path, message });
  }
  return problems;
}

function listPatterns(rules: Readonly<Record<string, Rule | null>>, key: string) {
  return Object.entries(rules).flatMap(([name, rule]) => {
    if (rule?.matches === undefined) return [];
    return [{ path: [key, name, 'matches'], pattern: rule.matches }];
  });
}
