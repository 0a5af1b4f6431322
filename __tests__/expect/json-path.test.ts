import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { findJsonPathProblem, NODE_LIMIT, selectNodes } from '../../src/expect/json-path.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';

const store = {
  books: [
    { t: 'a', p: 8 },
    { t: 'b', p: 12 },
  ],
  meta: { 'x y': null },
};

function nest(levels: number): Json {
  return JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as Json;
}

describe('selectNodes', () => {
  it.each<[string, Json[]]>([
    ['$', [store]],
    ['$.books[0].t', ['a']],
    ['$.books[-1].p', [12]],
    ['$..t', ['a', 'b']],
    ['$.books[*]', store.books],
    ['$.books[?@.p > 10].t', ['b']],
    ["$.meta['x y']", [null]],
    ['$.nothing', []],
    ['$.constructor', []],
    ["$['__proto__']", []],
    ['$.books.length', []],
    ["$.books[?match(@.t, 'a|b')].p", [8, 12]],
    ["$.books[?match(@.t, '.')].p", [8, 12]],
    ["$.books[?search(@.t, 'b')].p", [12]],
    ["$.books[?match(@.p, '8')].t", []],
    ['$.books[?search(@.t, @.p)].t', []],
    ['$.books[?count(@.*) == 2].t', ['a', 'b']],
  ])('%s', async (path, nodes) => {
    expect(await selectNodes(store, path)).toEqual(nodes);
  });

  it.each([
    ['match', 'a.b', ['a\u2028b', 'axb']],
    ['match', '[.]', ['.']],
    ['match', '\\\\.', ['.']],
    ['match', 'a', ['a']],
    ['search', 'a', ['a', 'ab', 'a\nb', 'a\rb', 'a\u2028b', 'axb']],
    ['search', '[\\\\].]', ['.', ']']],
  ])('%s(%s) follows I-Regexp', async (name, pattern, found) => {
    const texts = ['a', 'ab', 'a\nb', 'a\rb', 'a\u2028b', 'axb', '.', ']'];
    expect(await selectNodes(texts, `$[?${name}(@, '${pattern}')]`)).toEqual(found);
  });

  it('gives back the very values of the document', async () => {
    const [book] = await selectNodes(store, '$.books[0]');
    expect(book).toBe(store.books[0]);
  });

  it('is not kept busy by a pattern in a path', async () => {
    const hostile = [`${'a'.repeat(100_000)}!`];
    expect(await selectNodes(hostile, "$[?search(@, '^(a+)+$')]")).toEqual([]);
  });

  it.each(['(?=a)', '(', '(a)\\\\1'])('refuses the pattern %s in a path', async (pattern) => {
    const error = await catchProbeError(selectNodes(['a'], `$[?search(@, '${pattern}')]`));
    expect(error.reason).toBe('config');
  });

  it('uses more than a hundred patterns that a document brings', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => ({ t: `x${index}`, p: `x${index}` }));
    expect(await selectNodes(rows, '$[?match(@.t, @.p)]')).toHaveLength(150);
  });

  it('never selects a part of too many nodes', async () => {
    const full = Array.from({ length: NODE_LIMIT }, () => 0);
    expect(await selectNodes(full, '$[*]')).toHaveLength(NODE_LIMIT);
    const error = await catchProbeError(selectNodes([...full, 0], '$[*]'));
    expect(error.reason).toBe('output-limit');
    expect(error.message).toBe(
      'The JSONPath $[*] needs too much of this document (more than 10000 nodes). Name a narrower path.',
    );
  });

  it('goes a hundred levels down and no further', async () => {
    expect(await selectNodes(nest(99), '$..x')).toEqual([]);
    const error = await catchProbeError(selectNodes(nest(100), '$..x'));
    expect(error.reason).toBe('output-limit');
  });

  it.each<[string, Json, string]>([
    ['a filter that is quadratic', Array.from({ length: 5_000 }, () => 0), '$[?count($..*) > 1]'],
    ['a document that is huge', Array.from({ length: 1_000_000 }, () => 0), '$..x'],
    ['a comparison that is deep', { a: nest(50_000), b: nest(50_000) }, '$[?$.a == $.b]'],
  ])('gives up on %s', async (_, document, path) => {
    const error = await catchProbeError(selectNodes(document, path));
    expect(error.reason).toBe('output-limit');
    expect(error.cause).toBeInstanceOf(Error);
  });
});

describe('findJsonPathProblem', () => {
  it.each(['$', '$.a', '$..a[0]', "$['a']", '$[?@.a == 1]', "$[?match(@.a, 'x')]"])(
    'takes %s',
    async (path) => {
      expect(await findJsonPathProblem(path)).toBeUndefined();
    },
  );

  it.each(['', 'a', '$.', '$.a[', '$[?@.a', '$ .a]', '$[?match(@.a)]', '$[?nope(@.a)]', '$.a b'])(
    'refuses %j',
    async (path) => {
      const problem = await findJsonPathProblem(path);
      expect(problem).toContain(`${path} is no JSONPath of RFC 9535: `);
      expect(problem).toContain('Write for example $.status or $.items[*].id.');
    },
  );

  it('says the same when such a path is used', async () => {
    const error = await catchProbeError(selectNodes({}, '$.a['));
    expect(error.reason).toBe('config');
    expect(error.message).toBe(await findJsonPathProblem('$.a['));
  });
});
