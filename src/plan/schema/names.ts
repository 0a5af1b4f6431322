import * as z from 'zod';

/** Ids: letters and digits of any script, with `-`, `_` and `.` between them. */
export const ID_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,79}$/u;

/** `what` says whose id it is. */
export function idSchema(what: string) {
  return z
    .string()
    .regex(ID_PATTERN)
    .describe(`${what} Letters, digits, \`-\`, \`_\` and \`.\`, at most 80.`);
}

export const environmentName = z
  .string()
  .min(1)
  .max(100)
  .describe('Name of an environment of the plan.');

export const pathGlobs = z
  .array(z.string().min(1).max(500))
  .min(1)
  .describe('Globs of paths, from the root of the repository.');
