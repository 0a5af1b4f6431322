import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { keepJson, keptJson, matchKeptJson, parseJson } from '../../src/expect/kept-json.ts';
import type { JsonExpectations } from '../../src/expect/schema.ts';

async function match(value: Json, expectations: JsonExpectations, maxBytes = 1_000) {
  const kept = await keepJson({ value }, expectations, maxBytes);
  const { findings, undecided } = await matchKeptJson(keptJson.parse(kept), expectations, 'body');
  if (findings.length > 0) return 'violated';
  return undecided.length > 0 ? 'undecided' : 'met';
}

const words = Array.from({ length: 100 }, (_, index) => `word ${index}`);
const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1)]);

describe('what was kept of a JSON document', () => {
  it.each<[Json, JsonExpectations, number, string]>([
    [{ a: 1 }, { '$.a': 1 }, 1_000, 'met'],
    [{ a: 1 }, { '$.a': 2 }, 1_000, 'violated'],
    [{ a: 1 }, { '$.b': 2 }, 1_000, 'violated'],
    [{ a: 1 }, { '$.b': { exists: false } }, 1_000, 'met'],
    [{ a: 1, b: 2 }, { '$.a': 1, '$.b': 3 }, 1_000, 'violated'],
    [words, { '$[*]': { contains: 'word' } }, 10_000, 'met'],
    [words, { '$[*]': { contains: 'word' } }, 100, 'undecided'],
    [words, { '$[*]': { contains: 'word 0' } }, 100, 'violated'],
    [words, { '$[*]': { contains: 'word', count: 99 } }, 100, 'violated'],
    [words, { '$[*]': { count: 100 } }, 100, 'met'],
    [words, { '$[*]': { count: { below: 100 } } }, 100, 'violated'],
    [words, { '$[*]': { exists: true } }, 100, 'met'],
    [words, { '$[*]': { exists: false } }, 100, 'violated'],
    [['x'.repeat(500)], { '$[0]': { matches: 'x' } }, 100, 'undecided'],
    [['x'.repeat(500)], { '$[0]': 'x' }, 100, 'undecided'],
  ])('%#: %j', async (value, expectations, maxBytes, outcome) => {
    expect(await match(value, expectations, maxBytes)).toBe(outcome);
  });

  it.each([
    [20, 'met'],
    [5_000, 'undecided'],
  ])('%i levels deep: %s', async (levels, outcome) => {
    expect(await match(deep(levels), { $: { type: 'array' } })).toBe(outcome);
  });

  it('is never met without the nodes, or with more of them than there were', async () => {
    const expectations = { '$.a': { exists: false } };
    const without = await matchKeptJson({ nodes: [] }, expectations, 'body');
    expect(without.undecided).toHaveLength(1);
    const more = { path: '$.a', count: 0, values: [1], truncated: false };
    expect((await matchKeptJson({ nodes: [more] }, expectations, '')).undecided).toHaveLength(1);
    const fewer = { path: '$.a', count: 2, values: [1], truncated: false };
    expect((await matchKeptJson({ nodes: [fewer] }, { '$.a': 1 }, '')).undecided).toHaveLength(1);
  });

  it.each(['', '  ', '<html>', '{"a":', 'NaN', "{'a':1}"])(
    'knows that %j is no JSON',
    async (text) => {
      const kept = await keepJson(parseJson(text), { '$.a': { exists: false } }, 100);
      const { findings } = await matchKeptJson(kept, { '$.a': { exists: false } }, 'body');
      expect(findings).toHaveLength(1);
      expect(findings[0]?.expected).toBe('a JSON body');
    },
  );
});

describe('a document that is kept as a whole', () => {
  it.each<[Json, JsonExpectations, string[]]>([
    [{ status: 'ok' }, { '$.status': 'ok' }, []],
    [{ status: 'ok' }, { '$.status': 'down', '$.b': 1 }, ['body $.status', 'body $.b']],
    [[{ s: 'ok' }, { s: 'no' }], { '$..s': 'ok' }, ['body $..s (node 2 of 2)']],
    [{}, { '$.status': { exists: false } }, []],
    [{}, { '$.status': { exists: true } }, ['body $.status']],
    ['down', { $: 'ok' }, ['body $']],
  ])('%j against %j', async (value, expectations, places) => {
    const kept = await keepJson({ value }, expectations, 1_000);
    const { findings, undecided } = await matchKeptJson(kept, expectations, 'body');
    expect(undecided).toEqual([]);
    expect(findings.map(({ where }) => where)).toEqual(places);
  });
});
