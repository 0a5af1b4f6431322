import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/n-plus-one/cases.ts';
import { fitSlope } from '../../../src/probes/n-plus-one/fit-slope.ts';
import { evidence, judge } from '../../../src/probes/n-plus-one/judge.ts';
import { declaration } from '../../../src/probes/n-plus-one/options.ts';
import { judgeRun, listThatAsks } from './healthy.ts';

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
    const judged = await judgeRun({ lists: [listThatAsks(calls)] }, { maxSlope });
    expect(judged.outcome).toBe(outcome);
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
