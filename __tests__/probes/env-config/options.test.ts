import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { declaration } from '../../../src/probes/env-config/options.ts';
import { rule } from '../../../src/probes/env-config/rule-schema.ts';

describe('a rule', () => {
  it.each<[object]>([
    [{}],
    [{ type: 'secret', minBits: 1 }],
    [{ minBits: 512, matches: 'a' }],
    [{ min: 1, max: 2 }],
    [{ type: 'int', min: 1 }],
    [{ type: 'enum', oneOf: ['a'] }],
    [{ oneOf: ['a'] }],
    [{ type: 'url', schemes: ['https'], requireTls: true, allowLocalhost: true }],
    [{ type: 'host', allowLocalhost: true }],
    [{ allowLocalhost: true }],
    [{ type: 'port' }],
    [{ type: 'bool', matches: 'a' }],
  ])('may be %j', (value) => {
    expect(rule.safeParse(value).success).toBe(true);
  });

  it.each<[object, string]>([
    [{ type: 'float' }, 'type'],
    [{ type: 'enum' }, 'An enum needs `oneOf`'],
    [{ type: 'url', minBits: 9 }, 'belong to different types'],
    [{ type: 'secret', min: 9 }, 'belong to different types'],
    [{ type: 'string', oneOf: ['a'] }, 'belong to different types'],
    [{ type: 'string', requireTls: true }, 'belong to different types'],
    [{ type: 'host', schemes: ['a'] }, 'belong to different types'],
    [{ type: 'email', allowLocalhost: true }, 'belong to different types'],
    [{ minBits: 1, min: 1 }, 'belong to different types'],
    [{ oneOf: [] }, 'oneOf'],
    [{ minBits: 0 }, 'minBits'],
    [{ minBits: 513 }, 'minBits'],
    [{ schemes: ['https:'] }, 'Write a scheme, as in https'],
    [{ schemes: ['HTTPS'] }, 'Write a scheme, as in https'],
    [{ matches: '' }, 'matches'],
    [{ pattern: 'a' }, 'pattern'],
  ])('may not be %j', (value, words) => {
    const { error } = rule.safeParse(value);
    expect(z.prettifyError(error as z.ZodError)).toContain(words);
  });
});

describe('the options', () => {
  it.each<[object]>([
    [{ required: ['A', '_b1'] }],
    [{ required: { A: null, B: { type: 'int' } } }],
    [{ example: '.env.example' }],
    [{ rules: { A: {} } }],
    [{ forbid: { FLASK_DEBUG: ['1', 1, true] } }],
    [
      {
        example: 'x',
        from: { file: '.env' },
        optional: ['A'],
        allowDefaults: ['A'],
        allowShared: ['A'],
      },
    ],
  ])('may be %j', (value) => {
    expect(declaration.options.safeParse(value).success).toBe(true);
  });

  it.each<[object]>([
    [{}],
    [{ required: [] }],
    [{ required: {} }],
    [{ rules: {} }],
    [{ forbid: {} }],
    [{ required: {}, rules: {}, forbid: {} }],
    [{ optional: ['A'] }],
    [{ from: { file: '.env' } }],
    [{ example: '' }],
    [{ required: ['A-B'] }],
    [{ required: ['1A'] }],
    [{ required: { 'A B': null } }],
    [{ required: ['A'], forbid: { A: [] } }],
    [{ required: ['A'], from: { command: 'env' } }],
    [{ require: ['A'] }],
  ])('may not be %j', (value) => {
    expect(declaration.options.safeParse(value).success).toBe(false);
  });

  it('can be written as JSON Schema', () => {
    expect(JSON.stringify(z.toJSONSchema(declaration.options, { io: 'input' }))).toContain(
      'minBits',
    );
  });
});

describe('problems of the options', () => {
  const find = async (options: object) =>
    (await declaration.findProblems?.(declaration.options.parse(options))) ?? [];

  it('there are none', async () => {
    expect(await find({ required: ['A'] })).toEqual([]);
    expect(await find({ required: { A: null }, rules: { B: { matches: 'b' } } })).toEqual([]);
  });

  it('name the pattern', async () => {
    const problems = await find({
      required: { A: { matches: '(' }, B: {} },
      rules: { C: { matches: '.*' } },
    });
    expect(problems.map(({ path }) => path)).toEqual([
      ['required', 'A', 'matches'],
      ['rules', 'C', 'matches'],
    ]);
    expect(problems[1]?.message).toContain('asserts nothing');
  });
});
