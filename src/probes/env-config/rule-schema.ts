import * as z from 'zod';
import { PATTERN_LIMIT } from '../../expect/schema.ts';

export const TYPES = [
  'secret',
  'url',
  'int',
  'bool',
  'enum',
  'email',
  'host',
  'port',
  'string',
] as const;

export type VariableType = (typeof TYPES)[number];

/** Which type a key of a rule belongs to; `matches` belongs to all. */
const OWNERS = {
  minBits: ['secret'],
  min: ['int'],
  max: ['int'],
  oneOf: ['enum'],
  schemes: ['url'],
  requireTls: ['url'],
  allowLocalhost: ['url', 'host'],
} as const satisfies Record<string, readonly VariableType[]>;

type OwnedKey = keyof typeof OWNERS;

const KEYS = Object.keys(OWNERS) as OwnedKey[];

export const rule = z
  .strictObject({
    type: z
      .enum(TYPES)
      .optional()
      .describe(
        'What the value is. Without it the other keys tell, then the name (`…_URL`, `…_DSN` are URLs; `…SECRET…`, `…TOKEN…`, `…PASSWORD…`, `…KEY` are secrets), then the example.',
      ),
    minBits: z
      .int()
      .min(1)
      .max(512)
      .optional()
      .describe(
        'Strength that a secret has at least: 128, or 64 where only the name PASSWORD tells.',
      ),
    min: z.int().optional().describe('Least value of an int.'),
    max: z.int().optional().describe('Greatest value of an int.'),
    oneOf: z.array(z.string()).min(1).optional().describe('The values that an enum may have.'),
    matches: z
      .string()
      .min(1)
      .max(PATTERN_LIMIT)
      .optional()
      .describe('An RE2 pattern that is found in the value; `^` and `$` mean the whole of it.'),
    schemes: z
      .array(z.string().regex(/^[a-z][a-z0-9+.-]*$/, { error: 'Write a scheme, as in https' }))
      .min(1)
      .optional()
      .describe('The schemes that a URL may have, in lower case.'),
    requireTls: z
      .boolean()
      .optional()
      .describe(
        'A URL must ask for TLS: https, rediss, sslmode=require, verify-ca, verify-full, …',
      ),
    allowLocalhost: z
      .boolean()
      .optional()
      .describe('A URL or host may name this machine; it must not otherwise.'),
  })
  .refine((value) => typesOf(value).length > 0, {
    error:
      'These keys belong to different types: minBits to secret, min and max to int, oneOf to enum, schemes and requireTls to url, allowLocalhost to url and host',
  })
  .refine((value) => value.type !== 'enum' || value.oneOf !== undefined, {
    error: 'An enum needs `oneOf`',
  })
  .describe(
    'What a value must be like. Each key belongs to one type (minBits: secret; min, max: int; oneOf: enum; schemes, requireTls: url; allowLocalhost: url, host; matches: any), and an enum needs oneOf.',
  );

export type Rule = z.infer<typeof rule>;

type TypeHints = { readonly [key in OwnedKey]?: unknown } & {
  readonly type?: VariableType | undefined;
};

/** The types that all keys of a rule allow; all of them if it says nothing of types. */
export function typesOf(value: TypeHints): readonly VariableType[] {
  const asked = KEYS.filter((key) => value[key] !== undefined);
  const named = value.type === undefined ? TYPES : [value.type];
  return named.filter((type) =>
    asked.every((key) => (OWNERS[key] as readonly VariableType[]).includes(type)),
  );
}
