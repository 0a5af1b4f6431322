import type { Problem } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { listVariables } from './list-variables.ts';

/** A shorter value would be found everywhere, so it can't be redacted (design §5). */
export const MIN_SECRET_LENGTH = 8;

/**
 * Variables whose values are too short to be kept secret and that the plan does not call public.
 */
export function findShortSecrets(
  plan: Plan,
  variables: Readonly<Record<string, string>>,
): readonly Problem[] {
  const open = new Set(plan.public);
  return listVariables(plan).flatMap(({ name, position }) => {
    const value = Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';
    if (open.has(name) || value === '' || value.length >= MIN_SECRET_LENGTH) return [];
    const message = `The value of \`${name}\` has fewer than ${MIN_SECRET_LENGTH} characters, so it can not be redacted. Add \`${name}\` to \`public:\` if it is no secret, else make it longer.`;
    return [{ ...position, message }];
  });
}
