import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import {
  headerExpectations,
  jsonExpectations,
  numberExpectation,
  textExpectation,
} from '../../src/expect/schema.ts';

const big = 2 ** 53;

describe.each<[string, z.ZodType, unknown[], unknown[]]>([
  [
    'textExpectation',
    textExpectation,
    [
      { equals: '' },
      { contains: 'a' },
      { contains: ['a'] },
      { excludes: 'a' },
      { excludes: ['a', 'b'] },
      { matches: 'a' },
      { matches: 'a'.repeat(1_000) },
      { notMatches: 'a' },
      { minLength: 1 },
    ],
    [
      {},
      { equals: undefined },
      { equals: 1 },
      { contains: '' },
      { contains: [] },
      { contains: [''] },
      { excludes: '' },
      { excludes: [] },
      { matches: '' },
      { matches: 'a'.repeat(1_001) },
      { notMatches: '' },
      { minLength: 0 },
      { minLength: 1.5 },
      { contain: 'a' },
      'a',
    ],
  ],
  [
    'numberExpectation',
    numberExpectation,
    [{ equals: 1.5 }, { min: 0 }, { max: 0 }, { above: 0 }, { below: 0 }, { equals: big - 1 }],
    [{}, { min: undefined }, { min: Number.NaN }, { max: Infinity }, { equals: big }, { least: 1 }],
  ],
  [
    'jsonExpectations',
    jsonExpectations,
    [
      { '$.a': 'x' },
      { '$.a': '' },
      { '$.a': null },
      { '$.a': false },
      { $: 1 },
      { '$.a': big - 1 },
      { '$.a': 0.1 },
      { '$.a': -(big - 1) },
      { '$.a': { equals: { b: [1, null, 'x'] } } },
      { '$.a': { equals: null } },
      { '$.a': { equals: [] } },
      { '$.a': { contains: 'x' } },
      { '$.a': { contains: 0 } },
      { '$.a': { contains: null } },
      { '$.a': { matches: 'x' } },
      { '$.a': { min: 1, max: 2 } },
      { '$.a': { exists: true } },
      { '$.a': { exists: false } },
      { '$.a': { exists: true, equals: 1 } },
      { '$.a': { count: 0 } },
      { '$.a': { count: { min: 1 } } },
      { '$.a': { count: { max: 3 } } },
      { '$.a': { count: { below: 3 } } },
      { '$.a': { count: { equals: 0 } } },
      { '$.a': { count: { above: 0 } } },
      { '$.a': { count: { min: 0, max: 3 } } },
      { '$.a': { type: 'integer' } },
    ],
    [
      {},
      { a: 1 },
      { '': 1 },
      { ' $.a': 1 },
      { '$.a': undefined },
      { '$.a': {} },
      { '$.a': { equals: undefined } },
      { '$.a': big },
      { '$.a': -big },
      { '$.a': { equals: { b: [{ c: big }] } } },
      { '$.a': { equals: [1, big] } },
      { '$.a': { equals: { a: big, b: 1 } } },
      { '$.a': { contains: '' } },
      { '$.a': { contains: big } },
      { '$.a': { contains: ['x'] } },
      { '$.a': { exists: false, equals: 1 } },
      { '$.a': { exists: false, count: 0 } },
      { '$.a': { count: -1 } },
      { '$.a': { count: 1.5 } },
      { '$.a': { count: {} } },
      { '$.a': { count: { min: 0 } } },
      { '$.a': { count: { min: -1 } } },
      { '$.a': { count: { above: -1 } } },
      { '$.a': { count: { above: -0.5, min: 0 } } },
      { '$.a': { type: 'float' } },
      { '$.a': { equal: 1 } },
      { '$.a': [1] },
    ],
  ],
  [
    'headerExpectations',
    headerExpectations,
    [{ a: '' }, { 'X-A_b.1~': 'x' }, { a: { exists: false } }, { a: { contains: 'x' } }],
    [{}, { 'a:': 'x' }, { '': 'x' }, { 'a b': 'x' }, { a: {} }, { a: { exists: 'no' } }, { a: 1 }],
  ],
])('%s', (_, schema, good, bad) => {
  it.each(good.map((value) => [value]))('takes %j', (value) => {
    expect(schema.safeParse(value).success).toBe(true);
  });

  it.each(bad.map((value) => [value]))('refuses %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });

  it('says in its JSON Schema what each part means', () => {
    const text = JSON.stringify(z.toJSONSchema(schema));
    expect(text).toContain('"description"');
    expect(text).not.toContain('"description":""');
  });
});

describe('a refusal', () => {
  it.each<[z.ZodType, unknown, string]>([
    [textExpectation, {}, 'Say what to expect of the text'],
    [numberExpectation, {}, 'Say what to expect of the number'],
    [numberExpectation, { equals: big }, 'beyond 2^53 cannot be compared exactly'],
    [jsonExpectations, {}, 'Name at least one path.'],
    [jsonExpectations, { '$.a': {} }, 'Say what to expect: equals'],
    [jsonExpectations, { '$.a': big }, 'expect it as text'],
    [jsonExpectations, { '$.a': { equals: big } }, 'expect it as text'],
    [jsonExpectations, { '$.a': { contains: '' } }, 'Every text contains the empty one.'],
    [jsonExpectations, { '$.a': { exists: false, min: 1 } }, 'stands alone'],
    [jsonExpectations, { '$.a': { count: { min: 0 } } }, 'asserts nothing: write min: 1'],
    [headerExpectations, {}, 'Name at least one header.'],
  ])('%#: says what to write', (schema, value, words) => {
    const { error } = schema.safeParse(value);
    expect(z.prettifyError(error as z.ZodError)).toContain(words);
  });

  it.each([
    [jsonExpectations, { a: 1 }, 'A JSONPath starts with `$`'],
    [headerExpectations, { 'a:': 'x' }, 'This is no header name'],
  ])('%#: says what a key must be', (schema, value, words) => {
    expect(JSON.stringify(schema.safeParse(value).error?.issues)).toContain(words);
  });
});
