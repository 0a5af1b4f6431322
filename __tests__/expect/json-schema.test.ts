import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { findJsonSchemaProblem, matchJsonSchema } from '../../src/expect/json-schema.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';

type Schema = { readonly [key: string]: Json };

const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

const order: Schema = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'integer' },
    mail: { type: 'string', format: 'email' },
    code: { type: 'string', pattern: '^[A-Z]{3}$' },
    lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/line' } },
  },
  $defs: { line: { type: 'object', required: ['sku'], example: { sku: 'a' } } },
};

describe('matchJsonSchema', () => {
  it.each<[Json, Schema]>([
    [{ id: 1, lines: [{ sku: 'a' }] }, order],
    [{ id: 1, lines: [{ sku: 'a' }], mail: 'a@b.lt', code: 'ABC' }, order],
    ['x', { type: ['string', 'null'] }],
    ['x', { const: 'x' }],
    ['x', { enum: ['x', 'y'] }],
    [{}, { allOf: [{ type: 'object' }] }],
    [{}, { anyOf: [{ type: 'object' }] }],
    [{}, { oneOf: [{ type: 'object' }] }],
    [{}, { $ref: '#/$defs/a', $defs: { a: { type: 'object' } } }],
    [
      ['a', 1],
      { $schema: DRAFT_07, type: 'array', items: [{ type: 'string' }, { type: 'number' }] },
    ],
    [
      ['a'],
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'array',
        prefixItems: [{ type: 'string' }],
      },
    ],
    [{ a: 1 }, { type: 'object', required: ['a'], xml: {}, externalDocs: {} }],
  ])('%j is valid', async (value, schema) => {
    expect(await matchJsonSchema(value, schema, 'body')).toEqual([]);
  });

  it.each<[Json, Schema, string, string, string]>([
    [
      {},
      order,
      'the JSON Schema: required #/required',
      'must have required property \'id\' {"missingProperty":"id"}',
      'body',
    ],
    [
      { id: 'x', lines: [{ sku: 1 }] },
      order,
      'the JSON Schema: type #/properties/id/type',
      'must be integer {"type":"integer"}',
      'body at /id',
    ],
    [
      { id: 1, lines: [] },
      order,
      'the JSON Schema: minItems #/properties/lines/minItems',
      'must NOT have fewer than 1 items {"limit":1}',
      'body at /lines',
    ],
    [
      { id: 1, lines: [{ sku: 1 }], mail: 'nobody' },
      order,
      'the JSON Schema: format #/properties/mail/format',
      'must match format "email" {"format":"email"}',
      'body at /mail',
    ],
    [
      'down',
      { type: 'object' },
      'the JSON Schema: type #/type',
      'must be object {"type":"object"}',
      'body',
    ],
    [
      [1],
      { $schema: DRAFT_07, type: 'array', items: [{ type: 'string' }] },
      'the JSON Schema: type #/items/0/type',
      'must be string {"type":"string"}',
      'body at /0',
    ],
  ])('%j is not valid', async (value, schema, expected, seen, where) => {
    expect(await matchJsonSchema(value, schema, 'body')).toEqual([{ expected, seen, where }]);
  });

  it('does not take an inherited name for a member', async () => {
    const schema = { type: 'object', required: ['constructor'] };
    expect(await matchJsonSchema({}, schema, 'body')).toHaveLength(1);
  });

  it('gives the text of a value to RE2', async () => {
    const schema = { type: 'string', pattern: '^(a+)+$' };
    expect(await matchJsonSchema(`${'a'.repeat(50_000)}!`, schema, 'body')).toHaveLength(1);
  });

  it('bounds what it repeats of a value', async () => {
    const key = 'k'.repeat(5_000);
    const schema = {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: false },
    };
    const [finding] = await matchJsonSchema({ [key]: { [key]: 1 } }, schema, 'body');
    expect(finding?.where).toBe(`body at /${'k'.repeat(199)}`);
    expect(finding?.seen.length).toBeLessThanOrEqual(300);
    const [missing] = await matchJsonSchema({}, { type: 'object', required: [key] }, 'body');
    expect(missing?.seen).toBe(`must have required property '${key}`.slice(0, 300));
    const long = { type: 'object', properties: { [key]: { type: 'string' } } };
    const [other] = await matchJsonSchema({ [key]: 1 }, long, 'body');
    expect(other?.expected.length).toBeLessThanOrEqual(230);
  });

  it('gives up on a value that is nested too deep', async () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as Json;
    const schema = { type: 'array', items: { $ref: '#' } };
    const error = await catchProbeError(matchJsonSchema(deep, schema, 'body'));
    expect(error.reason).toBe('output-limit');
    expect(error.message).toBe('body is nested too deep to be judged.');
    expect(error.cause).toBeInstanceOf(RangeError);
  });

  it('says the first thing only that is wrong with a value', async () => {
    expect(await matchJsonSchema({}, { type: 'object', required: ['a', 'b'] }, 'w')).toHaveLength(
      1,
    );
  });

  it('rejects with the problem of the schema', async () => {
    const error = await catchProbeError(matchJsonSchema({}, { type: 'objekt' }, 'body'));
    expect(error.reason).toBe('config');
    expect(error.message).toBe(await findJsonSchemaProblem({ type: 'objekt' }));
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each<[Schema]>([[{}], [{ $schema: 'x', type: 'object' }], [{ type: 'object', typo: 1 }]])(
    'rejects the schema %j whatever the value is',
    async (schema) => {
      const error = await catchProbeError(matchJsonSchema({}, schema, 'body'));
      expect(error.reason).toBe('config');
    },
  );
});

describe('findJsonSchemaProblem', () => {
  it.each<[Schema]>([
    [order],
    [{ type: 'object', allOf: [{ properties: { a: { minLength: 1 } } }] }],
    [{ anyOf: [{ type: 'object', required: ['a'] }, { type: 'null' }] }],
    [{ anyOf: [{ type: ['null', 'boolean', 'number', 'string'] }] }],
    [{ type: ['null', 'boolean', 'number', 'string', 'array', 'object'] }],
    [{ $schema: 'https://json-schema.org/draft/2020-12/schema#', type: 'object' }],
    [{ $schema: 'http://json-schema.org/draft-07/schema', type: 'object' }],
  ])('finds nothing wrong with %j', async (schema) => {
    expect(await findJsonSchemaProblem(schema)).toBeUndefined();
  });

  it.each<[Schema, string]>([
    [{}, 'does not say `type` at its top'],
    [{ required: ['a'] }, 'Write type: object'],
    [{ properties: {}, description: 'x' }, 'JSON of another type would pass'],
    [{ required: ['a'], minLength: 9, minimum: 9 }, 'JSON of another type would pass'],
    [{ allOf: [{ required: ['a'] }] }, 'JSON of another type would pass'],
    [{ anyOf: [{ type: 'object' }, {}] }, 'JSON of another type would pass'],
    [{ oneOf: [{ minItems: 1 }] }, 'JSON of another type would pass'],
    [{ allOf: [{ required: ['a'], minLength: 1, minimum: 1 }] }, 'would pass'],
    [{ $ref: '#/$defs/a', $defs: { a: { required: ['a'] } } }, 'JSON of another type would pass'],
    [{ $ref: '#' }, 'Maximum call stack size exceeded. Correct the keyword'],
    [{ type: 'object', requried: ['a'] }, 'unknown keyword: "requried"'],
    [{ type: 'string', format: 'emial' }, 'unknown format "emial"'],
    [{ type: 'object', properties: { a: { $ref: 'https://x.example/a' } } }, 'https://x.example/a'],
    [{ $ref: '#/$defs/none' }, 'only `$ref` inside the schema is followed'],
    [{ type: 'string', pattern: '(?=a)' }, 'The JSON Schema cannot be used: '],
    [
      { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' },
      'Use 2020-12 or draft-07',
    ],
    [{ $schema: 7, type: 'object' }, 'of the dialect 7.'],
    [
      { $schema: 'http://json-schema.org/#draft-07/schema', type: 'object' },
      'of the dialect "http://json-schema.org/#draft-07/schema". Use 2020-12 or draft-07.',
    ],
  ])('%j: %s', async (schema, words) => {
    expect(await findJsonSchemaProblem(schema)).toContain(words);
  });
});
