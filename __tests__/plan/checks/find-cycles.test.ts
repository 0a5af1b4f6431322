import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findCycles, renderCycle } from '../../../src/plan/checks/find-cycles.ts';

/** A graph has a cycle if some node can reach itself. */
function hasCycle(edges: ReadonlyMap<string, readonly string[]>): boolean {
  return [...edges.keys()].some((start) => {
    const seen = new Set<string>();
    const queue = [...(edges.get(start) ?? [])];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (name === start) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      queue.push(...(edges.get(name) ?? []));
    }
    return false;
  });
}

describe('cycles of a graph', () => {
  it.each<[Record<string, readonly string[]>, readonly (readonly string[])[]]>([
    [{}, []],
    [{ a: ['b'], b: [] }, []],
    [{ a: ['elsewhere'] }, []],
    [{ a: ['a'] }, [['a']]],
    [{ a: ['b'], b: ['a'] }, [['a', 'b']]],
    [{ x: ['a'], a: ['b'], b: ['a'] }, [['a', 'b']]],
    [
      { a: ['b'], b: ['a'], c: ['d'], d: ['c'] },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%j', (graph, cycles) => {
    expect(findCycles(new Map(Object.entries(graph)))).toEqual(cycles);
  });

  it('are found exactly where there are some, and are ways of the graph', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const graph = fc.dictionary(name, fc.array(name, { maxLength: 3 }), { noNullPrototype: true });
    fc.assert(
      fc.property(graph, (plain) => {
        const edges = new Map(Object.entries(plain));
        const cycles = findCycles(edges);
        expect(cycles.length > 0).toBe(hasCycle(edges));
        for (const cycle of cycles) {
          for (const [index, from] of cycle.entries()) {
            const to = cycle[(index + 1) % cycle.length];
            expect(edges.get(from)).toContain(to);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are shown as a way back, shortened', () => {
    expect(renderCycle(['a', 'b'])).toBe('`a` → `b` → `a`');
    expect(renderCycle('abcdefghijkl'.split(''))).toBe(
      '`a` → `b` → `c` → `d` → `e` → `f` → `g` → … → `a`',
    );
  });
});
