import type { Problem } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { listUrlVariables, listVariables } from './list-variables.ts';

/**
 * Variables that the plan names and nobody has set; empty counts as unset, as when it is resolved.
 * Warnings of `check`; in a run each is the `error: config` of its items.
 */
export function findMissingVariables(
  plan: Plan,
  variables: Readonly<Record<string, string>>,
): readonly Problem[] {
  const named = [...listVariables(plan), ...listUrlVariables(plan)];
  const missing = named.filter(
    ({ name }) => !Object.hasOwn(variables, name) || variables[name] === '',
  );
  return missing.map(({ name, by, others, position }) => {
    const more = others === 0 ? '' : ` and ${others} more`;
    const message = `\`${name}\` is not set; ${by}${more} can not run without it. Set it in \`env:\` of the step.`;
    return { ...position, message };
  });
}
