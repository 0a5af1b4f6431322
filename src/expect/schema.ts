import * as z from 'zod';

/** Longest pattern that is compiled; a longer one is a program, not a criterion. */
export const PATTERN_LIMIT = 1_000;

const words = z.string().min(1);
const wordList = z.union([words, z.array(words).min(1)]);
const pattern = z.string().min(1).max(PATTERN_LIMIT);

function hasSomeKey(value: object): boolean {
  return Object.values(value).some((one) => one !== undefined);
}

/** JSON numbers beyond 2^53 lose digits on both sides, so two different ones would look equal. */
function isExact(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isExact);
}

const exactNumbers = 'A whole number beyond 2^53 cannot be compared exactly: expect it as text.';

export const textExpectation = z
  .strictObject({
    equals: z.string().optional().describe('Exactly this text, every character.'),
    contains: wordList.optional().describe('Each of these stands somewhere in it, exactly so.'),
    excludes: wordList.optional().describe('None of these stands anywhere in it.'),
    matches: pattern
      .optional()
      .describe(
        'An RE2 pattern that is found somewhere in it. `^` and `$` mean the whole text, with `(?m)` a line; no look-around, no back-references.',
      ),
    notMatches: pattern.optional().describe('An RE2 pattern that is found nowhere in it.'),
    minLength: z.int().min(1).optional().describe('At least this many characters (UTF-16 units).'),
  })
  .refine(hasSomeKey, { error: 'Say what to expect of the text: contains, matches, equals, …' })
  .describe('What a text must be like; every key that is given must hold, at least one must be.');

export const numberExpectation = z
  .strictObject({
    equals: z.number().refine(isExact, { error: exactNumbers }).optional().describe('This number.'),
    min: z.number().optional().describe('This number or more.'),
    max: z.number().optional().describe('This number or less.'),
    above: z.number().optional().describe('More than this number.'),
    below: z.number().optional().describe('Less than this number.'),
  })
  .refine(hasSomeKey, { error: 'Say what to expect of the number: min, max, above, below, equals' })
  .describe('What a number must be like; every key that is given must hold, at least one must be.');

export type TextExpectation = z.infer<typeof textExpectation>;
export type NumberExpectation = z.infer<typeof numberExpectation>;

/** The names of JSON Schema's `type`. */
export const JSON_TYPES = [
  'null',
  'boolean',
  'integer',
  'number',
  'string',
  'array',
  'object',
] as const;

const scalar = z.union([
  z.string(),
  z.number().refine(isExact, { error: exactNumbers }),
  z.boolean(),
  z.null(),
]);

function isTrueOfAnyCount(count: number | NumberExpectation): boolean {
  if (typeof count === 'number') return false;
  const { equals, max, below, min = 0, above = -1 } = count;
  if (equals !== undefined || max !== undefined || below !== undefined) return false;
  return min <= 0 && above < 0;
}

const nodeCount = z
  .union([z.int().min(0), numberExpectation])
  .refine((count) => !isTrueOfAnyCount(count), {
    error: 'Every document has 0 or more such nodes, so this asserts nothing: write min: 1 or more',
  })
  .describe(
    'How many nodes the path selects: a number, or limits. It must be able to fail: `min: 0` alone is refused.',
  );

const nodeExpectation = z
  .strictObject({
    equals: z
      .json()
      .refine(isExact, { error: exactNumbers })
      .optional()
      .describe(
        'Exactly this JSON, deep and typed: 1 is not "1". Whole numbers up to 2^53 only; expect larger ones as text.',
      ),
    contains: scalar
      .refine((value) => value !== '', { error: 'Every text contains the empty one.' })
      .optional()
      .describe('A text that contains this text (not an empty one), or a list with this element.'),
    matches: pattern.optional().describe('A text in which this RE2 pattern is found.'),
    min: z.number().optional().describe('A number, this or more.'),
    max: z.number().optional().describe('A number, this or less.'),
    exists: z
      .boolean()
      .optional()
      .describe('Whether the path selects anything at all; false stands alone.'),
    count: nodeCount.optional(),
    type: z.enum(JSON_TYPES).optional().describe('The JSON type; `integer` is a whole number.'),
  })
  .refine(hasSomeKey, { error: 'Say what to expect: equals, contains, matches, exists, …' })
  .refine((value) => value.exists !== false || Object.keys(value).length === 1, {
    error: '`exists: false` stands alone: nothing more can be said of what is not there',
  })
  .describe(
    'What every node must be like that the path selects; at least one key. No node at all is a failure, unless `exists: false`, which stands alone, or `count` says so.',
  );

export const jsonExpectations = z
  .record(
    z.string().regex(/^\$/, { error: 'A JSONPath starts with `$`, for example `$.status`' }),
    z.union([scalar, nodeExpectation]),
  )
  .refine((value) => Object.keys(value).length > 0, { error: 'Name at least one path.' })
  .describe(
    'JSONPath (RFC 9535) to what is expected there: a value, or criteria. At least one path; each starts with `$`.',
  );

export type NodeExpectation = z.infer<typeof nodeExpectation>;
export type JsonExpectation = z.infer<typeof scalar> | NodeExpectation;
export type JsonExpectations = z.infer<typeof jsonExpectations>;

const presence = z.strictObject({
  exists: z.boolean().describe('Whether the header is there at all, whatever its value.'),
});

export const headerExpectations = z
  .record(
    z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, {
      error: 'This is no header name: letters, digits and hyphens, no colon',
    }),
    z.union([z.string(), presence, textExpectation]),
  )
  .refine((value) => Object.keys(value).length > 0, { error: 'Name at least one header.' })
  .describe(
    'Header name (any case; a token of RFC 9110) to what is expected: a text means exactly this value. At least one header. Fields of one name are joined by a comma; each `set-cookie` must match by itself.',
  );

export type HeaderExpectation = string | z.infer<typeof presence> | TextExpectation;
export type HeaderExpectations = z.infer<typeof headerExpectations>;
