import { randomUUID } from 'node:crypto';
import { compilePattern } from '../../expect/patterns.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import { type Checks, checkForbidden, checkValue } from './check-value.ts';
import { inferRule, type TypedRule } from './infer-rule.ts';
import type { EnvConfigEvidence, VariableEvidence } from './judge.ts';
import type { EnvConfigOptions } from './options.ts';
import { parseEnvFile } from './parse-env-file.ts';
import { isForbidOnly, listVariables, type Variable } from './variables.ts';

type Tools = Pick<Toolbox, 'environment' | 'files' | 'secret'>;
type Lookup = (name: string) => string | undefined;

/** All comparisons happen here; what leaves are names and booleans. */
export const collect: Collect<EnvConfigOptions, EnvConfigEvidence, keyof Tools> = async (
  options,
  tools,
) => {
  const lookUp = await createLookup(options, tools);
  const example = await readExample(options, tools);
  const variables = listVariables(options, example);
  const evidence: VariableEvidence[] = [];
  for (const variable of variables) {
    evidence.push(await examine(variable, lookUp(variable.name), tools));
  }
  return {
    source: options.from?.file ?? 'the environment of the runner',
    variables: evidence,
    shared: findShared(variables, lookUp, options),
    control: {
      missingIsSeen: lookUp(`HOLDPOINT_CONTROL_${randomUUID().replaceAll('-', '_')}`) === undefined,
      placeholderIsRefused: isPlaceholderRefused(),
    },
  };
};

async function createLookup(options: EnvConfigOptions, tools: Tools): Promise<Lookup> {
  if (options.from === undefined) return (name) => tools.environment.get(name);
  const values = parseEnvFile(await tools.files.readText(options.from.file), options.from.file);
  return (name) => values.get(name);
}

async function readExample(
  options: EnvConfigOptions,
  tools: Tools,
): Promise<ReadonlyMap<string, string>> {
  if (options.example === undefined) return new Map();
  return parseEnvFile(await tools.files.readText(options.example), options.example);
}

async function examine(
  variable: Variable,
  value: string | undefined,
  tools: Tools,
): Promise<VariableEvidence> {
  const { name, isRequired } = variable;
  const rule = inferRule(name, variable.rule, variable.shown);
  if (value !== undefined && rule.type === 'secret') tools.secret.register(value, name);
  return {
    name,
    required: isRequired,
    type: rule.type,
    ...(rule.minBits === undefined ? {} : { minBits: rule.minBits }),
    length: describeLength(value),
    checks: await check(variable, rule, value),
  };
}

async function check(
  variable: Variable,
  rule: TypedRule,
  value: string | undefined,
): Promise<Checks> {
  const { forbidden, isRequired, example } = variable;
  if (value === undefined) {
    return { ...(isRequired ? { present: false } : {}), ...checkForbidden('', forbidden) };
  }
  if (isForbidOnly(variable)) return checkForbidden(value, forbidden);
  const pattern = rule.matches === undefined ? undefined : await compilePattern(rule.matches);
  const matches = pattern && ((text: string) => pattern.test(text));
  return { present: true, ...checkValue(value, { rule, example, forbidden, matches }) };
}

/** Names of secrets that have one value: who learns one of them then knows the other. */
function findShared(
  variables: readonly Variable[],
  lookUp: Lookup,
  options: EnvConfigOptions,
): string[][] {
  const names = new Map<string, string[]>();
  for (const { name, rule, shown } of variables) {
    const value = lookUp(name)?.trim() ?? '';
    const isSecret = inferRule(name, rule, shown).type === 'secret';
    if (!isSecret || value === '' || options.allowShared?.includes(name)) continue;
    names.set(value, [...(names.get(value) ?? []), name]);
  }
  return [...names.values()].filter((group) => group.length > 1);
}

/** The same rules, on a value that must not pass. */
function isPlaceholderRefused(): boolean {
  const rule = inferRule('SECRET_KEY', undefined, undefined);
  const checks = checkValue('changeme', { rule, forbidden: [] });
  return checks.real === false && checks.strong === false;
}

/** How long a value is, roughly: the exact length would help to guess it. */
function describeLength(value: string | undefined): VariableEvidence['length'] {
  const length = value?.trim().length ?? 0;
  if (length === 0) return 'none';
  if (length < 8) return '1-7';
  if (length < 16) return '8-15';
  return length < 32 ? '16-31' : '32+';
}
