import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { type KeptJson, keptJson, matchKeptJson } from '../../src/expect/kept-json.ts';
import type { JsonExpectation } from '../../src/expect/schema.ts';

type Nodes = KeptJson['nodes'][number];

const kept = (rest: Partial<Nodes> = {}): KeptJson =>
  keptJson.parse({ nodes: [{ path: '$.a', count: 1, values: [1], truncated: false, ...rest }] });

/** Three of many nodes were kept. */
const part = (values: Json[] = [1, 2, 3], count = 10): KeptJson =>
  kept({ count, values, truncated: true });

const where = 'body $.a';
const met = { findings: [], undecided: [] };
const violated = (expected: string, seen: string, at = where) => ({
  findings: [{ expected, seen, where: at }],
  undecided: [],
});
const open = (expected: string, seen: string) => ({
  findings: [],
  undecided: [{ expected, seen, where }],
});
const left = (seen: string) => open('every node to be small enough to be kept', seen);
const unheld = open('nodes of the path', 'the evidence does not hold it');

const match = (seen: KeptJson, expectation: JsonExpectation) =>
  matchKeptJson(seen, { '$.a': expectation }, 'body');

describe('nodes that were all kept', () => {
  it.each<[KeptJson, JsonExpectation, object]>([
    [kept(), 1, met],
    [kept(), 2, violated('2', '1')],
    [kept({ values: [null] }), null, met],
    [kept(), null, violated('null', '1')],
    [kept({ count: 0, values: [] }), { exists: false }, met],
    [
      kept({ count: 0, values: [] }),
      { exists: true },
      violated('at least one node', 'nothing is there'),
    ],
    [kept({ count: 2, values: [1, 1] }), { count: 2, equals: 1 }, met],
  ])('%j is judged as it is: %j', async (seen, expectation, result) => {
    expect(await match(seen, expectation)).toEqual(result);
  });
});

describe('nodes of which some were left out', () => {
  it.each<[KeptJson, JsonExpectation, object]>([
    [part(), { count: 10 }, met],
    [part(), { count: 9 }, violated('exactly 9 nodes', '10 nodes')],
    [part(), { count: 3 }, violated('exactly 3 nodes', '10 nodes')],
    [part(), { count: { min: 10, max: 10 } }, met],
    [part(), { count: { min: 11 } }, violated('at least 11 nodes', '10 nodes')],
    [part(), { exists: true }, met],
    [part([]), { exists: true }, met],
    [part(), { exists: false }, violated('nothing there', 'something')],
    [part([]), { exists: false }, violated('nothing there', 'something')],
    [part(), { min: 1 }, left('3 of 10 were kept')],
    [part(), { min: 2 }, violated('a number, at least 2', '1', `${where} (node 1 of 3)`)],
    [part([]), { min: 1 }, left('0 of 10 were kept')],
    [part(), { exists: true, min: 1 }, left('3 of 10 were kept')],
    [part(), { count: 10, min: 1 }, left('3 of 10 were kept')],
    [part(), { count: 9, min: 1 }, violated('exactly 9 nodes', '10 nodes')],
    [part([1, 1]), 1, left('2 of 10 were kept')],
    [part([1]), 2, violated('2', '1')],
    [part([null]), null, left('1 of 10 were kept')],
    [part([0]), null, violated('null', '0')],
    [part([false]), false, left('1 of 10 were kept')],
  ])('%j are never taken for all: %j', async (seen, expectation, result) => {
    expect(await match(seen, expectation)).toEqual(result);
  });

  it('leaves out a criterion without a value', async () => {
    const expectation = { count: 10, min: undefined } as unknown as JsonExpectation;
    expect(await match(part(), expectation)).toEqual(met);
  });
});

describe('evidence that does not hold the nodes', () => {
  it.each<[string, KeptJson]>([
    ['none of any path', { nodes: [] }],
    ['those of another path', kept({ path: '$.b' })],
    ['more than there were', kept({ values: [1, 2] })],
    ['fewer than there were, as if that were all', kept({ count: 2 })],
    ['fewer than none', kept({ count: 0, values: [], truncated: true })],
    ['all, as if some were left out', kept({ truncated: true })],
  ])('leaves everything open: %s', async (_, seen) => {
    for (const expectation of [1, { exists: true }, { exists: false }, { count: 0 }]) {
      expect(await match(seen, expectation)).toEqual(unheld);
    }
  });

  it('says why the path was not followed to its end', async () => {
    const seen = kept({ count: 0, values: [], truncated: true, overflow: 'more than 10000 nodes' });
    const result = open('nodes of the path', 'more than 10000 nodes');
    expect(await match(seen, { exists: false })).toEqual(result);
    expect(await match(kept({ overflow: 'more than 10000 nodes' }), 1)).toEqual(result);
  });

  it('says why there is no JSON at all', async () => {
    const seen = { problem: '"<html>"', nodes: kept().nodes };
    expect(await match(seen, 1)).toEqual(violated('a JSON body', '"<html>"', 'body'));
  });
});

describe('several paths', () => {
  it('are each judged by their own nodes, in the order of the plan', async () => {
    const nodes = [
      { path: '$.a', count: 1, values: ['ok'], truncated: false },
      { path: '$.b', count: 1, values: ['no'], truncated: false },
      { path: '$.c', count: 9, values: [1], truncated: true },
    ];
    const expectations = { '$.d': 1, '$.c': 1, '$.b': 'ok', '$.a': 'ok' };
    expect(await matchKeptJson(keptJson.parse({ nodes }), expectations, 'body')).toEqual({
      findings: [{ expected: '"ok"', seen: '"no"', where: 'body $.b' }],
      undecided: [
        {
          expected: 'nodes of the path',
          seen: 'the evidence does not hold it',
          where: 'body $.d',
        },
        {
          expected: 'every node to be small enough to be kept',
          seen: '1 of 9 were kept',
          where: 'body $.c',
        },
      ],
    });
  });
});
