import * as z from 'zod';
import type { Json } from '../../domain/json.ts';
import { suggestWord } from '../../domain/nearest-word.ts';
import { describeValue, quoteValue } from '../quote-value.ts';
import type { JsonPath } from '../yaml/read-yaml.ts';
import { type Issue, pathOf } from './flatten-issues.ts';
import { descriptionAt, keysAt, schemaAt } from './schema-at.ts';
import { valueAt } from './value-at.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'empty',
};

function nameType(expected: string): string {
  return TYPES[expected] ?? expected;
}

/** What was probably meant by a value of the wrong type. */
function listGuesses(expected: string, value: Json): readonly Json[] {
  if (expected === 'array') return [[value]];
  if (expected === 'string' && typeof value === 'number') return [String(value), `${value}s`];
  if (typeof value !== 'string') return [];
  if (expected === 'boolean') return [value === 'true'];
  return value.trim() === '' ? [] : [Number(value)];
}

/** How to write what was meant: the first guess that the schema takes. */
function showRightForm(expected: string, value: Json, schema: z.core.$ZodType | undefined): string {
  if (schema === undefined || typeof value === 'object') return '';
  for (const guess of listGuesses(expected, value)) {
    if (z.safeParse(schema, guess).success) return ` Write ${JSON.stringify(guess)}.`;
  }
  return '';
}

function explainType(expected: string, value: Json | undefined): string {
  if (value === undefined) return `is missing; it has to be ${nameType(expected)}.`;
  return `has to be ${nameType(expected)}, and is ${describeValue(value)}.`;
}

function explainChoice(values: readonly unknown[], value: Json | undefined): string {
  const words = values.slice(0, 30).map(String);
  const list = words.map((word) => `\`${word}\``).join(', ');
  const near = typeof value === 'string' ? suggestWord(value, words) : '';
  if (value === undefined)
    return `is missing. Write ${words.length === 1 ? '' : 'one of '}${list}.`;
  const wanted = words.length === 1 ? list : `one of ${list}`;
  return `is ${describeValue(value)}${near}; it has to be ${wanted}.`;
}

const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
  object: ['key', 'keys'],
};

function explainSize(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  value?: Json,
): string {
  const isSmall = issue.code === 'too_small';
  const limit = isSmall ? issue.minimum : issue.maximum;
  const unit = UNITS[issue.origin];
  const bound =
    issue.inclusive === false
      ? isSmall
        ? 'more than'
        : 'less than'
      : isSmall
        ? 'at least'
        : 'at most';
  if (unit === undefined)
    return `has to be ${bound} ${limit}, and is ${quoteValue(value ?? null)}.`;
  return `has to have ${bound} ${limit} ${Number(limit) === 1 ? unit[0] : unit[1]}.`;
}

function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, value?: Json): string {
  const { discriminator, options } = issue as { discriminator?: string; options?: unknown[] };
  if (discriminator !== undefined && options !== undefined) return explainChoice(options, value);
  const forms = issue.errors.flatMap((branch) =>
    branch.map((one) => {
      if (one.code === 'invalid_type') return nameType(one.expected);
      if (one.code === 'invalid_value')
        return one.values.map((word) => `\`${String(word)}\``).join(', ');
      return '';
    }),
  );
  const list = [...new Set(forms.filter((form) => form !== ''))].join(' or ');
  return value === undefined
    ? `is missing; it has to be ${list}.`
    : `has to be ${list}, and is ${describeValue(value)}.`;
}

function explainFormat(issue: Extract<Issue, { code: 'invalid_format' }>, value?: Json): string {
  const seen = quoteValue(value ?? null);
  return issue.format === 'regex'
    ? `can not be ${seen}.`
    : `has to be in the form \`${issue.format}\`, and is ${seen}.`;
}

function explainRest(issue: Issue, value: Json | undefined): string {
  if (issue.code === 'not_multiple_of') return `has to be a multiple of ${issue.divisor}.`;
  if (issue.code === 'invalid_key') {
    return `is no key that can stand here${issue.issues.map((one) => `: ${one.message}`).join('')}.`;
  }
  return `is wrong: ${issue.message}, seen ${describeValue(value)}.`;
}

function explainWithoutContext(issue: Issue, value: Json | undefined): string {
  switch (issue.code) {
    case 'invalid_type':
      return explainType(issue.expected, value);
    case 'invalid_value':
      return explainChoice(issue.values, value);
    case 'too_small':
    case 'too_big':
      return explainSize(issue, value);
    case 'invalid_union':
      return explainUnion(issue, value);
    case 'invalid_format':
      return explainFormat(issue, value);
    default:
      return explainRest(issue, value);
  }
}

/** What is wrong with the value at the issue's path, and what the schema says about it. */
export function explainIssue(
  issue: Issue,
  schema: z.core.$ZodType,
  root: Json,
  subject: string,
): string {
  if (issue.code === 'custom') return `\`${subject}\`: ${issue.message.replace(/\.$/, '')}.`;
  const path = pathOf(issue);
  const value = valueAt(root, path);
  const form =
    issue.code === 'invalid_type' && value !== undefined
      ? showRightForm(issue.expected, value, schemaAt(schema, path))
      : '';
  const wrong = `\`${subject}\` ${explainWithoutContext(issue, value)}${form}`;
  const description = descriptionAt(schema, path);
  return description === undefined ? wrong : `${wrong} ${description}`;
}

/** What to write instead of a key that nobody knows. */
export function explainUnknownKey(key: string, schema: z.core.$ZodType, path: JsonPath): string {
  const known = keysAt(schema, path);
  const near = suggestWord(key, known);
  const list = known.length > 0 && known.length <= 12 ? ` Known here: ${known.join(', ')}.` : '';
  return `\`${key.slice(0, 100)}\` is no key that can stand here${near}.${near === '' ? list : ''}`;
}
