import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Json } from '../../../src/domain/json.ts';
import { reportIssues } from '../../../src/plan/explain/report-issues.ts';
import { ProblemList } from '../../../src/plan/problem-list.ts';
import { readYaml } from '../../../src/plan/yaml/read-yaml.ts';

/** What a schema has to say about a value, as `column message`. */
function explain(schema: z.ZodType, value: Json): readonly string[] {
  const file = readYaml('p', JSON.stringify({ x: value }));
  const problems = new ProblemList();
  const parsed = schema.safeParse(value);
  if (parsed.success) throw new Error('the value is valid');
  reportIssues(parsed.error.issues, { file, path: ['x'], name: 'x', value, schema }, problems);
  return problems.list().map(({ column, message }) => `${column} ${message}`);
}

const point = z.strictObject({ at: z.number(), unit: z.enum(['ms', 's']).optional() });
const tagged = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('url'), url: z.string() }),
  z.strictObject({ type: z.literal('file'), path: z.string() }),
]);
const limits = z
  .union([z.number(), z.strictObject({ warn: z.number(), fail: z.number() })])
  .describe('A limit, or two.');
interface Tree {
  readonly name: string;
  readonly inner?: Tree | undefined;
}
const tree: z.ZodType<Tree> = z.lazy(() =>
  z.strictObject({ name: z.string(), inner: tree.optional() }),
);

describe('what a schema finds', () => {
  it.each<[string, z.ZodType, Json, readonly unknown[]]>([
    [
      'in the branch that was meant',
      limits,
      { warn: 1, fial: 2 },
      [
        '6 `x.fail` is missing; it has to be a number.',
        '16 `fial` is no key that can stand here (did you mean `fail`?).',
      ],
    ],
    [
      'in no branch',
      limits,
      true,
      ['6 `x` has to be a number or a map, and is the word true. A limit, or two.'],
    ],
    [
      'in a union of the same type',
      z.union([point, z.strictObject({ from: z.number(), to: z.number() })]),
      { from: 1 },
      ['6 `x.to` is missing; it has to be a number.'],
    ],
    [
      'by a wrong discriminator',
      tagged,
      { type: 'ulr', url: 'a' },
      ['14 `x.type` is the text "ulr" (did you mean `url`?); it has to be one of `url`, `file`.'],
    ],
    [
      'by a missing discriminator',
      tagged,
      { url: 'a' },
      ['6 `x.type` is missing. Write one of `url`, `file`.'],
    ],
    [
      'behind a discriminator',
      tagged,
      { type: 'file', pth: 'a' },
      [
        '6 `x.path` is missing; it has to be text.',
        '21 `pth` is no key that can stand here (did you mean `path`?).',
      ],
    ],
    [
      'in a recursive schema',
      tree,
      { name: 'a', inner: { nam: 'b' } },
      [
        '26 `x.inner.name` is missing; it has to be text.',
        '27 `nam` is no key that can stand here (did you mean `name`?).',
      ],
    ],
    [
      'in a list',
      z.array(point),
      [{ at: 1 }, { at: '2' }],
      ['22 `x[1].at` has to be a number, and is the text "2". Write 2.'],
    ],
    [
      'in a pair',
      z.tuple([z.string(), z.number()]),
      ['a', 'b'],
      ['11 `x[1]` has to be a number, and is the text "b".'],
    ],
    [
      'in the length of a list',
      z.array(z.string()).max(1),
      ['a', 'b'],
      ['6 `x` has to have at most 1 entry.'],
    ],
    [
      'in the length of a text',
      z.string().min(3),
      'ab',
      ['6 `x` has to have at least 3 characters.'],
    ],
    ['in a number', z.number().gt(5), 5, ['6 `x` has to be more than 5, and is 5.']],
    ['in a step', z.number().multipleOf(5), 7, ['6 `x` has to be a multiple of 5.']],
    ['in a URL', z.url(), 'nope', ['6 `x` has to be in the form `url`, and is "nope".']],
    [
      'in a key',
      z.record(z.string().regex(/^[A-Z]+$/), z.number()),
      { abc: 1 },
      [expect.stringMatching(/^7 `x\.abc` is no key that can stand here/)],
    ],
    [
      'in a choice of numbers',
      z.literal([1, 2]),
      3,
      ['6 `x` is the number 3; it has to be one of `1`, `2`.'],
    ],
    [
      'in a rule of our own',
      z.number().refine(() => false, { error: 'has to be prime' }),
      4,
      ['6 `x`: has to be prime.'],
    ],
    ['in nothing', z.string(), null, ['6 `x` has to be text, and is empty.']],
    [
      'in a long text',
      z.enum(['a']),
      'y'.repeat(500),
      [expect.stringMatching(/^6 `x` is the text "y{60}…"; it has to be `a`\.$/)],
    ],
  ])('%s', (_, schema, value, messages) => {
    expect(explain(schema, value)).toEqual(messages);
  });

  it('is not said where a reference will be put', () => {
    const schema = z.strictObject({ n: z.number(), t: tagged, l: limits, m: z.number() });
    const value = { n: '${N}', t: { type: '${T}' }, l: { warn: '${W}', fail: 2 }, m: '${N' };
    expect(explain(schema, value)).toEqual([
      expect.stringMatching(/`x\.m` has to be a number, and is the text "\$\{N"/),
    ]);
  });

  it('is not said by a rule over a map that holds a reference', () => {
    const schema = z
      .strictObject({ a: z.string(), b: z.string() })
      .refine(({ a, b }) => a !== b, { error: 'have to differ' });
    expect(explain(schema, { a: 'x', b: 'x' })).toEqual(['6 `x`: have to differ.']);
    expect(() => explain(schema, { a: '${X}', b: '${X}' })).not.toThrow();
    expect(explain(schema, { a: '${X}', b: '${X}' })).toEqual([]);
  });
});
