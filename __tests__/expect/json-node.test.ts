import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/domain/json.ts';
import { matchNodes } from '../../src/expect/json-node.ts';
import type { JsonExpectation } from '../../src/expect/schema.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';

describe('matchNodes', () => {
  it.each<[Json[], JsonExpectation]>([
    [['ok'], 'ok'],
    [[null], null],
    [[false], false],
    [['ok', 'ok'], 'ok'],
    [[1], 1],
    [[{ a: [1] }], { equals: { a: [1] } }],
    [['it is ok'], { contains: 'ok' }],
    [[['a', 'b']], { contains: 'b' }],
    [[[1, null]], { contains: null }],
    [['v12'], { matches: '^v\\d+$' }],
    [[5], { min: 5, max: 5 }],
    [[], { exists: false }],
    [[null], { exists: true }],
    [[], { count: 0 }],
    [[1, 2], { count: 2 }],
    [[1, 2], { count: { min: 2 }, min: 1 }],
    [[null], { type: 'null' }],
    [[true], { type: 'boolean' }],
    [[1], { type: 'integer' }],
    [[1], { type: 'number' }],
    [[1.5], { type: 'number' }],
    [['1'], { type: 'string' }],
    [[[]], { type: 'array' }],
    [[{}], { type: 'object' }],
  ])('%j meets %j', async (nodes, expectation) => {
    expect(await matchNodes(nodes, expectation, 'body $.a')).toEqual([]);
  });

  it.each<[Json[], JsonExpectation, string, string]>([
    [['1'], 1, '1', '"1"'],
    [[1], '1', '"1"', '1'],
    [[null], 'x', '"x"', 'null'],
    [[0], null, 'null', '0'],
    [['x'], { equals: { a: 1 } }, '{"a":1}', '"x"'],
    [['abc'], { contains: 'x' }, 'a text or list that contains "x"', '"abc"'],
    [[12], { contains: '1' }, 'a text or list that contains "1"', '12'],
    [['12'], { contains: 1 }, 'a text or list that contains 1', '"12"'],
    [[['ab']], { contains: 'a' }, 'a text or list that contains "a"', '["ab"]'],
    [[{ a: 'a' }], { contains: 'a' }, 'a text or list that contains "a"', '{"a":"a"}'],
    [[null], { contains: 'a' }, 'a text or list that contains "a"', 'null'],
    [['abc'], { matches: '^b' }, 'text that matches `^b`', '"abc"'],
    [[12], { matches: '1' }, 'text that matches `1`', '12'],
    [[4], { min: 5 }, 'a number, at least 5', '4'],
    [[6], { max: 5 }, 'a number, at most 5', '6'],
    [['6'], { min: 5 }, 'a number, at least 5', '"6"'],
    [[null], { max: 5 }, 'a number, at most 5', 'null'],
    [[1], { exists: false }, 'nothing there', '1'],
    [[], { exists: true }, 'at least one node', 'nothing is there'],
    [[], 'ok', '"ok"', 'nothing is there'],
    [[], { equals: 2 }, '2', 'nothing is there'],
    [[], { matches: 'x' }, 'at least one node as {"matches":"x"}', 'nothing is there'],
    [[], { exists: true, min: 1 }, 'at least one node as {"min":1}', 'nothing is there'],
    [[], { count: 1 }, 'exactly 1 nodes', '0 nodes'],
    [[], { count: { max: 3 }, equals: 1 }, '1', 'nothing is there'],
    [[], { count: 0, exists: true }, 'at least one node as {"count":0}', 'nothing is there'],
    [[], { count: { min: 1 }, equals: 1 }, 'at least 1 nodes', '0 nodes'],
    [[1, 2], { count: { below: 2 } }, 'less than 2 nodes', '2 nodes'],
    [[0], { type: 'null' }, 'JSON of type null', '0'],
    [[1], { type: 'boolean' }, 'JSON of type boolean', '1'],
    [[1.5], { type: 'integer' }, 'JSON of type integer', '1.5'],
    [['1'], { type: 'integer' }, 'JSON of type integer', '"1"'],
    [['1'], { type: 'number' }, 'JSON of type number', '"1"'],
    [[null], { type: 'string' }, 'JSON of type string', 'null'],
    [[{}], { type: 'array' }, 'JSON of type array', '{}'],
    [[[]], { type: 'object' }, 'JSON of type object', '[]'],
    [[null], { type: 'object' }, 'JSON of type object', 'null'],
    [['x'], { type: 'object' }, 'JSON of type object', '"x"'],
    [[1], { type: 'object' }, 'JSON of type object', '1'],
    [['x'.repeat(300)], 'x', '"x"', `"${'x'.repeat(197)}…"`],
  ])('%j does not meet %j', async (nodes, expectation, expected, seen) => {
    expect(await matchNodes(nodes, expectation, 'body $.a')).toEqual([
      { expected, seen, where: 'body $.a' },
    ]);
  });

  it('wants every node to be so, and says which is not', async () => {
    expect(await matchNodes(['ok', 'no', 'ok'], 'ok', 'w')).toEqual([
      { expected: '"ok"', seen: '"no"', where: 'w (node 2 of 3)' },
    ]);
  });

  it('names every criterion that a node breaks, after the count', async () => {
    const findings = await matchNodes(
      ['x'],
      { count: 2, equals: 'y', type: 'number', contains: 'z', matches: 'q', min: 1, max: 2 },
      'w',
    );
    expect(findings.map(({ expected }) => expected)).toEqual([
      'exactly 2 nodes',
      '"y"',
      'JSON of type number',
      'a text or list that contains "z"',
      'text that matches `q`',
      'a number, at least 1',
      'a number, at most 2',
    ]);
  });

  it.each([
    [5, []],
    [6, ['1 more are not so']],
    [12, ['7 more are not so']],
  ])('shows five of %i broken nodes and counts the rest', async (count, rest) => {
    const nodes = Array.from({ length: count }, () => 'no');
    const findings = await matchNodes(nodes, 'ok', 'w');
    expect(findings.slice(0, 5).map(({ seen }) => seen)).toEqual(
      nodes.slice(0, 5).map(() => '"no"'),
    );
    expect(findings.slice(5)).toEqual(
      rest.map((seen) => ({ expected: 'the same of every node', seen, where: 'w' })),
    );
  });

  it('refuses a pattern that is none', async () => {
    const error = await catchProbeError(matchNodes(['x'], { matches: '(' }, 'w'));
    expect(error.reason).toBe('config');
  });
});
