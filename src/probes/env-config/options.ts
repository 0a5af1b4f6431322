import * as z from 'zod';
import { declareProbe } from '../contract.ts';
import { findRuleProblems } from './problems.ts';
import { rule } from './rule-schema.ts';

const name = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'A variable is letters, digits and underscores' });

const names = z.array(name).min(1);

const path = z.string().min(1);

const options = z
  .strictObject({
    required: z
      .union([names, z.record(name, rule.nullable())])
      .optional()
      .describe('Names that must be set; or name to rule (an empty rule is told by the name).'),
    example: path
      .optional()
      .describe(
        'An example file (`.env.example`): each name in it must be set, and no value may be the one it shows.',
      ),
    from: z
      .strictObject({ file: path.describe('An env file below the root of the repository.') })
      .optional()
      .describe('Where to look instead of the environment of the runner.'),
    rules: z
      .record(name, rule)
      .optional()
      .describe('Name to rule; such a name must be set unless it is `optional`.'),
    optional: names.optional().describe('Names that may be missing; if set they are checked.'),
    allowDefaults: names
      .optional()
      .describe('Names that may have the value that the example shows.'),
    allowShared: names.optional().describe('Secrets that may have the value of another secret.'),
    forbid: z
      .record(name, z.array(z.union([z.string(), z.number(), z.boolean()])).min(1))
      .optional()
      .describe(
        'Name to values that it must not have, without regard to case: FLASK_DEBUG: ["1"].',
      ),
  })
  .refine(hasSomething, { error: 'Name what to check: required, example, rules or forbid' })
  .describe(
    'Whether variables are set, and are no defaults: placeholders such as `changeme`, `test` or `<your-key>` are refused too, unless the type is int, bool, enum or port. At least one of required, example, rules and forbid.',
  );

export type EnvConfigOptions = z.infer<typeof options>;

function hasSomething(value: object): boolean {
  const { required, example, rules, forbid } = value as Partial<Record<string, unknown>>;
  return [required, rules, forbid].some(hasKeys) || example !== undefined;
}

function hasKeys(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

export const declaration = declareProbe<EnvConfigOptions>({
  kind: 'env-config',
  about: {
    question: 'Is every variable set that the application needs, and is none of them a default?',
    harm: 'A missing variable is a crash or a silent fallback; a default key lets anybody forge a session.',
    remedy:
      'Set the variable in the environment of the job; create secrets with `openssl rand -hex 32`.',
    control:
      'A made-up name must be reported as missing, and the value `changeme` must be refused by the same rules.',
    blast: 'read',
    standard: 'OWASP ASVS 5.0, 11.5.1 (128 bits) and 13.3.1; RFC 3986 (URLs)',
  },
  options,
  needs: ['environment', 'files', 'secret'],
  uses: {},
  findProblems: findRuleProblems,
});
