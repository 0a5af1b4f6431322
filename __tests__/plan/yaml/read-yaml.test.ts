import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlanError } from '../../../src/domain/errors.ts';
import { readYaml } from '../../../src/plan/yaml/read-yaml.ts';

function explain(text: string): readonly string[] {
  try {
    readYaml('p.yml', text);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.problems.map(({ file, line, column, message }) => {
      expect(file).toBe('p.yml');
      return `${line}:${column} ${message}`;
    });
  }
  return [];
}

/** Nine anchors, each of which names the one before nine times: a billion values. */
function makeBomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 10; level += 1) {
    const aliases = Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
    lines.push(`a${level}: &a${level} [${aliases}]`);
  }
  return lines.join('\n');
}

describe('YAML that is read', () => {
  it.each<[string, unknown]>([
    ['a: 1', { a: 1 }],
    ['\ufeffa: 1', { a: 1 }],
    ['---\na: 1\n...\n', { a: 1 }],
    ['a: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
    [
      'a: yes\nb: 0x10\nc: 1e3\nd: ~\ne:\nf: 12:30\ng: 007',
      {
        // YAML 1.2: `yes` and `12:30` are text.
        a: 'yes',
        b: 16,
        c: 1000,
        d: null,
        e: null,
        f: '12:30',
        g: 7,
      },
    ],
    ['a: &x {b: 1}\nc: *x\nd: [*x, *x]', { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }, { b: 1 }] }],
    ['a: ${X}\nb: "${X}"', { a: '${X}', b: '${X}' }],
    ['a: !!str 5\nb: !!int "5"', { a: '5', b: 5 }],
    ['a: |\n  x\n  y\nb: >\n  x\n  y', { a: 'x\ny\n', b: 'x y\n' }],
    ['constructor: 1\ntoString: 2', { constructor: 1, toString: 2 }],
    ['{a: 1}', { a: 1 }],
    ["'<': 1", { '<': 1 }],
  ])('%j', (text, json) => {
    expect(explain(text)).toEqual([]);
    expect(readYaml('p.yml', text).json).toEqual(json);
  });
});

describe('YAML that is refused with one sentence', () => {
  it.each<[string, string, RegExp]>([
    ['an empty file', '', /^1:1 The plan is empty/],
    ['a comment alone', '# nothing\n', /^1:1 The plan is empty/],
    ['a bare separator', '---\n', /^1:1 The plan is empty/],
    ['a list on top', '\n- a\n- b\n', /^2:1 A plan is a map/],
    ['a text on top', 'hello', /^1:1 A plan is a map/],
    ['two documents', 'a: 1\n---\nb: 2\n', /^2:1 A plan is one YAML document/],
    ['text after the end', 'a: 1\n...\nb\n', /^3:1 A plan is one YAML document/],
    ['a tab', 'a:\n\tb: 1', /^2:1 A tab can not indent/],
    ['a key twice', 'a: 1\nb: 2\na: 3', /^3:1 The key `a` stands here twice/],
    ['a key twice in a flow map', 'x: {a: 1, a: 2}', /^1:11 The key `a` stands here twice/],
    ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x', /^3:3 Merge keys .* use `defaults`/],
    ['__proto__', 'a:\n  __proto__: {b: 1}', /^2:3 The key `__proto__` can not be used/],
    ['a number as key', 'a: {200: ok}', /^1:5 A key has to be text\. Write "200"\.$/],
    ['true as key', 'true: 1', /^1:1 A key has to be text\. Write "true"\.$/],
    ['no key', ': 1', /^1:1 A key has to be text\.$/],
    ['a list as key', '? [a]\n: 1', /^1:3 A key has to be text\.$/],
    ['a map as key', '{a: 1}: 1', /^1:1 A key has to be text\.$/],
    ['an alias as key', 'a: &x b\n*x : 1', /^2:1 A key has to be text\.$/],
    ['a tag', 'a: !env X', /^1:9 Tags/],
    ['a tag of YAML 1.1', 'a: !!binary aGk=', /^1:4 Tags|^1:\d+ Tags/],
    ['a core tag that is wrong', 'a: !!int foo', /^1:4 Tags/],
    ['a set', 'a: !!set {x}', /Tags/],
    ['a directive', '%YAML 1.1\n---\na: yes', /^1:1 Lines that start with `%`/],
    ['not a number', 'a: .nan', /^1:4 NaN is no value/],
    ['infinity', 'a: [-.inf]', /^1:5 -Infinity is no value/],
    ['an unknown alias', 'a: *x', /^1:4 There is no anchor `&x`/],
    ['an alias before its anchor', 'a: *x\nb: &x 1', /^1:4 There is no anchor `&x`/],
    ['an alias in itself', 'a: &x\n  b: *x', /^2:6 The alias `\*x` stands in its own anchor/],
    ['an anchor twice', 'a: &x 1\nb: &x 2', /^2:\d+ The anchor `&x` is defined twice/],
    ['a quote that is open', 'a: "x\nb: 1', /A quote is opened here or before/],
    ['a bracket that is open', 'a: [1, 2\nb: 3', /bracket is not closed before this: write `]`/],
    ['a second colon', 'a: b: c', /^1:4 There are two `key:` in one line/],
    ['a missing colon', 'a: 1\nb\nc: 2', /colon/],
    ['a reserved character', 'a: @x', /^1:4 A value can not start with `@`/],
    ['a backtick', 'a: `x`', /^1:4 A value can not start with ```/],
    ['a wrong escape', 'a: "\\q"', /^1:5 In double quotes a backslash/],
    ['wrong indentation', 'a:\n  - b\n c', /^3:1 The indentation is wrong/],
    ['a bare reference in braces', 'a: { b: ${X}, c: 1 }', /^1:10 .*write "\$\{NAME\}"/],
    ['a bare reference in brackets', 'a: [${X}]', /^1:6 .*write "\$\{NAME\}"/],
    ['a bare reference inside text', 'a: { b: x://${X}@h }', /^1:14 .*write "\$\{NAME\}"/],
    ['a control character', 'a: \u0000', /^1:4 There is a control character/],
    ['UTF-16', 'v\u0000e\u0000r\u0000', /^1:2 There is a control character/],
    ['an alias bomb', makeBomb(), /^\d+:\d+ Aliases make more than 10000 values/],
    ['deep brackets', `a: ${'['.repeat(5000)}`, /^1:\d+ This is nested deeper than 64/],
    ['deep maps', `a: ${'{a: '.repeat(5000)}`, /^1:\d+ This is nested deeper than 64/],
    ['deep lists', '- '.repeat(5000), /^1:\d+ This is nested deeper than 64/],
    ['deep keys', '? '.repeat(5000), /^1:\d+ This is nested deeper than 64/],
    ['too many words', `a: [${'1,'.repeat(400_000)}]`, /^1:\d+ The file has more than 600000/],
  ])('%s', (_, text, sentence) => {
    const problems = explain(text);
    expect(problems[0]).toMatch(sentence);
    expect(problems.length).toBeLessThanOrEqual(10);
  });

  it('says each thing that is wrong with sound YAML at once', () => {
    const places = explain('a: 1\na: 2\nb: !x 1\n3: c\n').map((one) => one.split(' ')[0]);
    expect(places).toEqual(['2:1', '3:7', '4:1']);
  });

  it('says the first of many errors of syntax, and the bare references', () => {
    expect(explain('[]'.repeat(1000))).toHaveLength(1);
    expect(explain('a: { b: ${X} }\nc: { d: ${Y} }\n').length).toBeLessThanOrEqual(2);
  });
});

describe('positions', () => {
  const file = readYaml(
    'p.yml',
    ['a:', '  - b: 1', '    c: [x, y]', '  - &n {d: e}', 'f: *n', 'g:', '"h i": 2'].join('\n'),
  );
  it.each([
    [[], 'value', 1, 1],
    [['a'], 'key', 1, 1],
    [['a'], 'value', 2, 3],
    [['a', 0], 'value', 2, 5],
    [['a', 0, 'b'], 'value', 2, 8],
    [['a', 0, 'c', 1], 'value', 3, 12],
    [['a', 0, 'c'], 'key', 3, 5],
    [['a', 0, 'missing'], 'value', 2, 5],
    [['a', 9], 'value', 2, 3],
    [['f', 'd'], 'value', 4, 12],
    [['f', 'd'], 'key', 4, 9],
    [['h i'], 'key', 7, 1],
    [['h i', 'deeper'], 'value', 7, 8],
  ] as const)('%j (%s) stands at %i:%i', (path, on, line, column) => {
    expect(file.locate(path, on)).toEqual({ file: 'p.yml', line, column });
  });

  it('shows an empty value on its line', () => {
    expect(file.locate(['g']).line).toBe(6);
  });
});

describe('whatever the text', () => {
  const shred = fc.constantFrom(
    'a',
    'b',
    ': ',
    ':',
    '- ',
    '\n',
    '\n  ',
    '\n\t',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '&x ',
    '*x',
    '|\n',
    '>',
    '#',
    '!t ',
    '---\n',
    '...\n',
    '%',
    '?',
    '<<',
    '${X}',
    '1',
    '.nan',
    '\\',
    '__proto__',
    '\u0000',
    '\ufeff',
    '\u2028',
    'é',
    '~',
    'true',
    '@',
    '`',
    ' ',
  );
  it('is read or refused with a PlanError that says where', () => {
    fc.assert(
      fc.property(fc.array(shred, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const problems = explain(text);
        for (const problem of problems) expect(problem).toMatch(/^[1-9]\d*:[1-9]\d* \S/);
        if (problems.length === 0) {
          expect(() => JSON.stringify(readYaml('p.yml', text).json)).not.toThrow();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('gives back what JSON says', () => {
    const key = fc
      .string({ minLength: 1, maxLength: 8 })
      .filter((one) => one !== '__proto__' && one !== '<<');
    const tree = fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), {
      maxKeys: 5,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__') && !text.includes('"<<"') && !/\p{Cc}/u.test(text));
        expect(readYaml('p.yml', text).json).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });
});
