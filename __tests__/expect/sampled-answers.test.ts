import { describe, expect, it } from '@jest/globals';
import {
  countAnswers,
  judgeCount,
  judgeDistinct,
  type SampledAnswers,
} from '../../src/expect/sampled-answers.ts';

const answers = (counts: readonly number[], rest: Partial<SampledAnswers> = {}) => ({
  samples: counts.map((count) => ({ count })),
  omitted: 0,
  ...rest,
});
const failed = { samples: [{ count: 1 }, { count: 1, failure: 'refused' }], omitted: 0 };

const open = (reason: string, expected: string, seen: string, where = 'live') => ({
  outcome: 'inconclusive',
  reason,
  finding: { expected, seen, where },
});
const few = (seen: string) => open('insufficient-samples', '5 samples', seen);

describe('countAnswers', () => {
  it('sums equal answers', () => {
    expect(countAnswers(answers([]))).toBe(0);
    expect(countAnswers(answers([2, 3]))).toBe(5);
  });
});

describe('judgeCount', () => {
  it.each<[SampledAnswers | undefined, object[]]>([
    [answers([5]), []],
    [answers([2, 3]), []],
    [answers([6]), []],
    [answers([2, 2]), [few('4')]],
    [answers([]), [few('0')]],
    [undefined, [few('0')]],
    [failed, []],
    [{ ...failed, samples: failed.samples.slice(0, 1) }, [few('1')]],
  ])('wants five of %j', (seen, marks) => {
    expect(judgeCount(seen, 5, 'live')).toEqual(marks);
  });

  it.each([
    [answers([5], { omitted: 1 }), 1],
    [answers([1], { omitted: 4 }), 4],
    [{ ...failed, omitted: 2 }, 2],
  ])('takes nothing that was left out for an answer: %j', (seen, omitted) => {
    const said = `${omitted} answers that differ too often to be kept`;
    expect(judgeCount(seen, 5, 'live')).toEqual([
      open('output-limit', 'answers like each other', said),
    ]);
  });
});

describe('judgeDistinct', () => {
  const names = Array.from({ length: 11 }, (_, index) => `i${index}`);

  it.each<[readonly string[] | undefined, number, string | undefined]>([
    [['a', 'b'], 2, undefined],
    [['a', 'b', 'c'], 2, undefined],
    [['a', 'a'], 2, '1: a'],
    [['b', 'a', 'b'], 3, '2: b, a'],
    [[], 2, 'none'],
    [undefined, 2, 'none'],
    [names, 12, `11: ${names.slice(0, 10).join(', ')}`],
  ])('of %j wants %i different ones', (answered, count, seen) => {
    const mark = {
      ...open('insufficient-samples', `answers of ${count} instances`, `${seen}`, 'distinct $.id'),
      remedy: 'Take more samples, or name the instances.',
    };
    expect(judgeDistinct(answered, { json: '$.id', count })).toEqual(
      seen === undefined ? [] : [mark],
    );
  });

  it('names the header that tells instances apart', () => {
    const [mark] = judgeDistinct([], { header: 'x-instance', count: 2 });
    expect(mark?.finding.where).toBe('distinct x-instance');
  });

  it('wants none where nothing is said of instances', () => {
    expect(judgeDistinct([], undefined)).toEqual([]);
    expect(judgeDistinct(['a'], undefined)).toEqual([]);
  });
});
