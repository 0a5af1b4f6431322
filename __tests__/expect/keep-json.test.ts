import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { keepJson, keptJson, parseJson } from '../../src/expect/kept-json.ts';
import type { JsonExpectations } from '../../src/expect/schema.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';

/** What is kept of one path of a document. */
async function keep(value: Json, maxBytes: number, path = '$') {
  const kept = keptJson.parse(await keepJson({ value }, { [path]: { exists: true } }, maxBytes));
  expect(kept.nodes).toHaveLength(1);
  return kept.nodes[0];
}

const nest = (levels: number): Json => (levels === 0 ? 1 : [nest(levels - 1)]);
const nestMembers = (levels: number): Json => (levels === 0 ? 1 : { a: nestMembers(levels - 1) });

describe('parseJson', () => {
  it.each<[string, object]>([
    ['{"a":[1,null]}', { value: { a: [1, null] } }],
    [' 0 ', { value: 0 }],
    ['null', { value: null }],
    ['', { problem: 'an empty body' }],
    [' \n\t', { problem: 'an empty body' }],
    ['<html>', { problem: '"<html>"' }],
    ['{"a":', { problem: '"{\\"a\\":"' }],
    ['{} {}', { problem: '"{} {}"' }],
  ])('reads %j', (text, parsed) => {
    expect(parseJson(text)).toEqual(parsed);
  });
});

describe('keepJson', () => {
  it('keeps the nodes of each path, in its order, and nothing else', async () => {
    const value = { a: [1, { b: 'x' }], secret: 'y' };
    const expectations: JsonExpectations = { '$.a[*]': { count: 2 }, '$.c': { exists: false } };
    expect(await keepJson({ value }, expectations, 100)).toEqual({
      nodes: [
        { path: '$.a[*]', count: 2, values: [1, { b: 'x' }], truncated: false },
        { path: '$.c', count: 0, values: [], truncated: false },
      ],
    });
  });

  it('keeps why it is no JSON', async () => {
    const kept = await keepJson({ problem: 'an empty body' }, { $: { exists: true } }, 100);
    expect(kept).toEqual({ problem: 'an empty body', nodes: [] });
  });

  it.each<[Json, number]>([
    [1, 1],
    [-1.5, 4],
    [true, 4],
    [null, 4],
    ['', 2],
    ['abc', 5],
    ['a"b', 6],
    ['é', 4],
    ['😀', 6],
    [[], 2],
    [{}, 2],
    [[1, 2], 6],
    [['ab'], 7],
    [{ a: 1 }, 8],
    [{ ab: 1, c: [true] }, 2 + 5 + 1 + 1 + 1 + 4 + 7],
    [[[]], 5],
  ])('takes %j to cost %i bytes', async (value, bytes) => {
    const all = { path: '$', count: 1, values: [value], truncated: false };
    expect(await keep(value, bytes)).toEqual(all);
    expect(await keep(value, bytes - 1)).toEqual({ ...all, values: [], truncated: true });
  });

  it('keeps the first nodes that fit in, and none behind one that does not', async () => {
    const value = [11, 22, 'long', 3];
    const path = '$[*]';
    const kept = async (bytes: number) => (await keep(value, bytes, path))?.values;
    expect(await kept(11)).toEqual([11, 22, 'long', 3]);
    expect(await kept(10)).toEqual([11, 22, 'long']);
    expect(await kept(9)).toEqual([11, 22]);
    expect(await kept(4)).toEqual([11, 22]);
    expect(await kept(3)).toEqual([11]);
    expect(await kept(1)).toEqual([]);
  });

  it('gives each path its share of the room', async () => {
    const expectations = { '$.a': { exists: true }, '$.b': { exists: true } };
    const value = { a: 'aaa', b: 'bbb' };
    const sizes = async (bytes: number) =>
      (await keepJson({ value }, expectations, bytes)).nodes.map(({ values }) => values.length);
    expect(await sizes(10)).toEqual([1, 1]);
    expect(await sizes(9)).toEqual([0, 0]);
  });

  it.each([nest, nestMembers])('keeps what is 32 levels deep and no deeper: %#', async (build) => {
    expect((await keep(build(32), 1_000))?.values).toHaveLength(1);
    expect((await keep(build(33), 1_000))?.values).toHaveLength(0);
  });

  it('keeps nothing of a path that needs too much, and says so', async () => {
    const value = Array.from({ length: 10_001 }, () => 0);
    expect(await keep(value, 1_000, '$[*]')).toEqual({
      path: '$[*]',
      count: 0,
      values: [],
      truncated: true,
      overflow:
        'The JSONPath $[*] needs too much of this document (more than 10000 nodes). Name a narrower path.',
    });
  });

  it('rejects what is no path', async () => {
    const error = await catchProbeError(keepJson({ value: {} }, { '$.a[': 1 }, 100));
    expect(error.reason).toBe('config');
  });
});
