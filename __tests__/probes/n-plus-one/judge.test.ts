import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/n-plus-one/cases.ts';
import type { ListEvidence, NPlusOneEvidence } from '../../../src/probes/n-plus-one/evidence.ts';
import { fitSlope } from '../../../src/probes/n-plus-one/fit-slope.ts';
import { evidence, judge } from '../../../src/probes/n-plus-one/judge.ts';
import { declaration } from '../../../src/probes/n-plus-one/options.ts';

const [good, bad] = cases;
if (good === undefined || bad === undefined) throw new Error('There are no cases.');

const judgeAs = (seen: NPlusOneEvidence, more: object = {}) =>
  judge(
    evidence.schema.parse(seen),
    declaration.options.parse({ ...(good.options as object), ...more }),
  );

const change = (list: Partial<ListEvidence>): NPlusOneEvidence => ({
  ...good.evidence,
  lists: good.evidence.lists.map((one) => ({ ...one, ...list })),
});

const points = (calls: readonly number[], rows: readonly number[] = [1, 10, 50]) =>
  (good.evidence.lists[0]?.points ?? []).map((one, at) => ({
    ...one,
    rows: { least: rows[at] ?? 0, most: rows[at] ?? 0 },
    calls: { least: calls[at] ?? 0, most: calls[at] ?? 0 },
  }));

describe('the judgement of lists', () => {
  it.each(cases)('$title', async ({ options, evidence: seen, outcome, reason }) => {
    const judged = await judge(evidence.schema.parse(seen), declaration.options.parse(options));
    expect({ outcome: judged.outcome, reason: judged.reason }).toEqual({ outcome, reason });
  });

  it.each<[string, readonly number[], number, string]>([
    ['a statement for more than ten rows', [2, 3, 6], 0.1, 'pass'],
    ['five rows for one statement', [1, 2, 10], 0.1, 'fail'],
    ['what is allowed', [2, 11, 51], 1, 'pass'],
    ['two for each row', [3, 21, 101], 1, 'fail'],
    ['fewer statements for more rows', [9, 5, 2], 0.1, 'pass'],
  ])('draws the line at %s', async (_, calls, maxSlope, outcome) => {
    const seen = change({ points: points(calls), statements: [] });
    expect((await judgeAs(seen, { maxSlope })).outcome).toBe(outcome);
  });

  it('finds a growing statement behind one that shrinks', async () => {
    const statements = [
      { text: 'growing', calls: [1, 10, 50] },
      { text: 'shrinking', calls: [50, 41, 1] },
    ];
    const judged = await judgeAs(change({ points: points([51, 51, 51]), statements }));
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(judged.findings[1]?.seen).toMatch(/1\.00 a row \(1 → 10 → 50\): "growing"/);
  });

  it('shows those that grow most where none is guilty alone', async () => {
    const statements = Array.from({ length: 5 }, (_, at) => ({
      text: `part ${at}`,
      calls: [0, 0, 4],
    }));
    const judged = await judgeAs(change({ points: points([1, 1, 21]), statements }));
    expect(judged.outcome).toBe('fail');
    expect(judged.findings).toHaveLength(4);
  });

  it('takes no rows and no points for nothing', async () => {
    for (const seen of [
      change({ points: [] }),
      change({ points: points([2, 2, 2]).slice(0, 1) }),
      change({ points: points([2, 2, 2], [0, 0, 0]) }),
      change({ points: points([2, 2, 2], [60, 60, 60]) }),
      { ...good.evidence, lists: [] },
      { ...good.evidence, control: [] },
      { ...good.evidence, evictions: 1 },
    ]) {
      expect((await judgeAs(seen)).outcome).toBe('inconclusive');
    }
    // Rows of before are no hindrance, if those that were seeded come as well.
    const among = change({ points: points([2, 2, 2], [21, 30, 70]) });
    expect((await judgeAs(among)).outcome).toBe('pass');
  });

  it('counts distinct parents above those of before', async () => {
    const distinct = 'select count(*) from customers';
    const at = (seeded: number[][]) => ({
      ...good.evidence,
      distinct: { empty: [100], seeded, left: [100] },
    });
    expect((await judgeAs(at([[101], [110], [150]]), { distinct })).outcome).toBe('pass');
    expect((await judgeAs(at([[101], [110], [149]]), { distinct })).outcome).toBe('inconclusive');
    expect((await judgeAs(at([]), { distinct })).outcome).toBe('inconclusive');
    expect((await judgeAs(good.evidence, { distinct })).outcome).toBe('inconclusive');
  });
});

it('fits a slope', () => {
  const line: [number, number][] = [
    [1, 3],
    [2, 5],
    [10, 21],
  ];
  expect(fitSlope(line)).toBeCloseTo(2);
  expect(
    fitSlope([
      [5, 1],
      [5, 9],
    ]),
  ).toBeUndefined();
  expect(fitSlope([[5, 1]])).toBeUndefined();
  expect(fitSlope([])).toBeUndefined();
});
