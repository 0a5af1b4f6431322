import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../src/domain/json.ts';
import type { Subject } from '../../src/domain/subject.ts';
import { type ResolveNames, resolveOptions } from '../../src/plan/resolve.ts';

const subject: Subject = {
  repository: 'o/r',
  commit: 'c0ffee',
  image: 'sha256:1',
  environment: 'staging',
  planDigest: 'd',
};
const variables = {
  A: 'alpha',
  lower_1: 'low',
  EMPTY: '',
  NESTED: '${A}',
  GITHUB_TOKEN: 'ghs_x',
  ACTIONS_RUNTIME_TOKEN: 'x',
};
const names: ResolveNames = {
  variables,
  subject,
  environment: { name: 'production', url: 'https://x.example' },
};

describe('resolving options', () => {
  it.each<[Json, Json]>([
    ['${A}', 'alpha'],
    ['x${A}y${A}', 'xalphayalpha'],
    ['${lower_1}', 'low'],
    ['${environment.url}/login', 'https://x.example/login'],
    ['${environment.name} ${subject.commit} ${subject.image}', 'production c0ffee sha256:1'],
    [{ a: ['${A}', 1, null, true] }, { a: ['alpha', 1, null, true] }],
    [{ '${A}': '${A}' }, { '${A}': 'alpha' }],
    ['$${A}', '${A}'],
    ['$$${A}', '$${A}'],
    ['$A $ {A} $(A) {A}', '$A $ {A} $(A) {A}'],
    ['${NESTED}', '${A}'],
    [7, 7],
    [null, null],
  ])('%j becomes %j', (options, resolved) => {
    const result = resolveOptions(options, names);
    expect(result.options).toEqual(resolved);
    expect(result.missing).toEqual([]);
  });

  it('lists each variable that it put in once, and nothing that the run is called', () => {
    const { used } = resolveOptions(['${A}', '${A}${lower_1}', '${subject.commit}'], names);
    expect(used).toEqual([
      { name: 'A', value: 'alpha' },
      { name: 'lower_1', value: 'low' },
    ]);
  });

  it.each([
    ['${NONE}', 'NONE'],
    // A secret that does not exist arrives as an empty text.
    ['${EMPTY}', 'EMPTY'],
    ['${GITHUB_TOKEN}', '${GITHUB_TOKEN}'],
    ['${ACTIONS_RUNTIME_TOKEN}', '${ACTIONS_RUNTIME_TOKEN}'],
    ['${toString}', 'toString'],
    ['${__proto__}', '__proto__'],
    ['${constructor}', 'constructor'],
    ['${subject.tree}', '${subject.tree}'],
    ['${A', '${'],
    ['${}', '${}'],
    ['${ A }', '${ A }'],
  ])('%s is missing and stays', (text, name) => {
    expect(resolveOptions(text, names)).toEqual({ options: text, used: [], missing: [name] });
  });

  it('counts an image, a URL and a commit that are not known as missing', () => {
    const { image: _, ...rest } = subject;
    const bare = { variables: {}, subject: { ...rest, commit: '' }, environment: { name: 'x' } };
    const { missing } = resolveOptions(
      '${subject.image} ${environment.url} ${subject.commit}',
      bare,
    );
    expect(missing).toEqual(['subject.image', 'environment.url', 'subject.commit']);
  });

  it('leaves verbatim options alone, at the top and with all that is in them', () => {
    const options = { run: 'echo ${A}', list: ['${A}'], deep: { run: '${A}' } };
    expect(resolveOptions(options, names, ['run', 'list']).options).toEqual({
      run: 'echo ${A}',
      list: ['${A}'],
      deep: { run: 'alpha' },
    });
  });

  it('keeps a key `__proto__` a key', () => {
    const options = JSON.parse('{"__proto__": "${A}", "b": 1}') as Json;
    const result = resolveOptions(options, names).options as object;
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(JSON.stringify(result)).toBe('{"__proto__":"alpha","b":1}');
  });

  it('never expands what a value holds', () => {
    const value = fc.string({ unit: fc.constantFrom('$', '{', '}', 'A', 'B', '.'), minLength: 1 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const result = resolveOptions('<${A}|${B}|$${A}>', { ...names, variables: { A: a, B: b } });
        expect(result.options).toBe(`<${a}|${b}|\${A}>`);
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing in text without `${`, and never throws', () => {
    const text = fc.string({ unit: fc.constantFrom('$', '{', '}', 'A', '.', ' '), maxLength: 40 });
    fc.assert(
      fc.property(text, (written) => {
        const { options } = resolveOptions(written, names);
        if (!written.includes('${')) expect(options).toBe(written);
        else expect(typeof options).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });

  it('is linear in hostile text', () => {
    const text = '${'.repeat(200_000) + '$'.repeat(200_000) + '{'.repeat(200_000);
    expect(resolveOptions(text, names).missing).toEqual(['${']);
  });
});
