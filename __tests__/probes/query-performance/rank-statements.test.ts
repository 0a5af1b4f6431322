import { describe, expect, it } from '@jest/globals';
import type { Merged } from '../../../src/probes/query-performance/merge-statements.ts';
import { mergeStatements } from '../../../src/probes/query-performance/merge-statements.ts';
import { rankStatements } from '../../../src/probes/query-performance/rank-statements.ts';
import { compareSnapshots } from '../../../src/toolbox/sql/statements/compare-snapshots.ts';
import type { StatementCounts } from '../../../src/toolbox/sql/statements/contract.ts';

const secret = {
  register: () => {},
  excerpt: (text: string, bytes: number) => ({ text: text.slice(0, bytes), truncated: false }),
};

const one = (text: string, rest: Partial<Merged> = {}): Merged => ({
  text,
  ids: ['1'],
  calls: 100,
  totalMs: 100,
  newMaxMs: 2,
  maxMs: 2,
  rows: 100,
  blocks: 100,
  before: { calls: 0, blocks: 0 },
  ...rest,
});

describe('what is kept of many statements', () => {
  it('keeps the worst by each measure, however many others there are', () => {
    const crowd = Array.from({ length: 5_000 }, (_, at) =>
      one(`busy ${at}`, { totalMs: 1_000_000, calls: 1_000_000, newMaxMs: 300 }),
    );
    const rare = Array.from({ length: 100 }, (_, at) =>
      one(`rare ${at}`, { calls: 2, totalMs: 4_000 }),
    );
    const kept = rankStatements(
      [
        ...crowd,
        ...rare,
        one('slow', { calls: 20, totalMs: 20_000 }),
        one('stall', { newMaxMs: 9_000, maxMs: 9_000 }),
        one('wide', { rows: 100_000 }),
        one('grown', { blocks: 90_000, before: { calls: 50, blocks: 500 } }),
      ],
      20,
      secret,
    );
    const texts = kept.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['slow', 'stall', 'wide', 'grown', 'rare 0']));
    expect(kept.length).toBeLessThan(50);
    const long = rankStatements(
      crowd.map((each) => ({ ...each, text: each.text.padEnd(9_000, '"é') })),
      20,
      secret,
    );
    expect(JSON.stringify(long).length).toBeLessThan(32 * 1024);
  });
});

const counts = (id: string, calls: number, rest: Partial<StatementCounts> = {}) => ({
  id,
  role: 'crm_app',
  calls,
  totalMs: calls * 2,
  maxMs: 5,
  rows: calls,
  blocks: calls,
  since: null,
  ...rest,
});

describe('differences of snapshots', () => {
  const snapshot = (all: StatementCounts[], rest: object = {}) => ({
    resetAt: '2026-01-01',
    evictions: 0,
    counts: all,
    ...rest,
  });
  const compare = (before: StatementCounts[], after: StatementCounts[], rest: object = {}) =>
    compareSnapshots(snapshot(before), snapshot(after, rest), () => true);

  it('takes away what was there before', () => {
    const { deltas, reset } = compare([counts('1', 100)], [counts('1', 103), counts('2', 4)]);
    expect(reset).toBe(false);
    expect(deltas).toMatchObject([
      { id: '1', calls: 3, totalMs: 6, newMaxMs: null, before: { calls: 100 } },
      { id: '2', calls: 4, newMaxMs: 5, before: { calls: 0 } },
    ]);
    expect(compare([counts('1', 5)], [counts('1', 5)]).deltas).toEqual([]);
  });

  it('adds up what several roles did', () => {
    const both = [counts('1', 3), counts('1', 4, { role: 'worker', maxMs: 9 })];
    expect(compare([], both).deltas).toMatchObject([{ id: '1', calls: 7, newMaxMs: 9 }]);
  });

  it.each<[string, StatementCounts[], StatementCounts[], object, boolean]>([
    ['all counters', [counts('1', 1)], [counts('1', 9)], { resetAt: '2026-01-02' }, true],
    ['fewer calls', [counts('1', 9)], [counts('1', 3)], {}, true],
    ['a statement that is gone', [counts('1', 9)], [], {}, true],
    ['one that was thrown out', [counts('1', 9)], [], { evictions: 1 }, false],
    [
      'as many calls again since',
      [counts('1', 9, { since: 'a' })],
      [counts('1', 9, { since: 'b' })],
      {},
      true,
    ],
  ])('sees a reset of %s', (_, before, after, rest, reset) => {
    expect(compare(before, after, rest).reset).toBe(reset);
  });
});

it('makes one of statements that differ by their lists', () => {
  const { deltas } = compareSnapshots(
    { resetAt: null, evictions: 0, counts: [] },
    {
      resetAt: null,
      evictions: 0,
      counts: [counts('1', 3), counts('2', 4), counts('3', 5), counts('4', 6)],
    },
    () => true,
  );
  const texts = new Map([
    ['1', 'select a where b in ($1)'],
    ['2', 'select a where b in ($1, $2)'],
    ['3', 'begin'],
  ]);
  const merged = mergeStatements(deltas, texts);
  expect(merged).toMatchObject([{ calls: 7, ids: ['1', '2'] }, { calls: 6 }]);
  expect(merged[1]?.text).toMatch(/text is lost/);
});
