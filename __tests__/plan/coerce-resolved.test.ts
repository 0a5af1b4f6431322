import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Json } from '../../src/domain/json.ts';
import { coerceResolved } from '../../src/plan/coerce-resolved.ts';

const schema = z.strictObject({
  n: z.number().optional(),
  flag: z.boolean().optional(),
  text: z.string().optional(),
  list: z.array(z.strictObject({ at: z.int() })).optional(),
  either: z.union([z.string(), z.number()]).optional(),
  wide: z.union([z.number(), z.strictObject({ max: z.number() })]).optional(),
});

describe('numbers and flags from the environment', () => {
  it.each<[Json, Json, Json]>([
    [{ n: '${V}' }, { n: '7' }, { n: 7 }],
    [{ n: '${V}' }, { n: '-0.5' }, { n: -0.5 }],
    [{ flag: '${V}' }, { flag: 'true' }, { flag: true }],
    [{ list: [{ at: '${V}' }] }, { list: [{ at: '3' }] }, { list: [{ at: 3 }] }],
    [{ wide: '${V}' }, { wide: '3' }, { wide: 3 }],
    [{ wide: { max: '${V}' } }, { wide: { max: '3' } }, { wide: { max: 3 } }],
    // Text where text is taken, however much it looks like a number.
    [{ text: '${V}' }, { text: '7' }, { text: '7' }],
    [{ either: '${V}' }, { either: '7' }, { either: '7' }],
    // Not a whole reference, not public, not a number: left for the schema to refuse.
    [{ n: '1${V}' }, { n: '17' }, { n: '17' }],
    [{ n: '7' }, { n: '7' }, { n: '7' }],
    [{ n: '${SECRET}' }, { n: '7' }, { n: '7' }],
    [{ n: '${V}' }, { n: '7e400' }, { n: '7e400' }],
    [{ n: '${V}' }, { n: ' 7' }, { n: ' 7' }],
    [{ n: '${V}' }, { n: '' }, { n: '' }],
    [
      { n: '${V}', flag: 'no' },
      { n: '7', flag: 'no' },
      { n: 7, flag: 'no' },
    ],
  ])('%j resolved to %j is %j', (written, resolved, coerced) => {
    expect(coerceResolved(schema, written, resolved, ['V'])).toEqual(coerced);
  });
});
