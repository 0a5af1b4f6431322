import { describe, expect, it } from '@jest/globals';
import type { InvariantFacts, KeptRows } from '../../../src/probes/privacy-erasure/evidence.ts';
import { base, invariant, judged, saying, store } from './erasure-judged.ts';

describe('what a law keeps', () => {
  it.each<[string, Partial<KeptRows>, string, string]>([
    ['a row is gone', { rows: 2, gone: 1 }, '2 kept by law', '1 gone'],
    ['a row is gone that had figures', { gone: 1, changed: ['total'] }, '1 kept by law', '1 gone'],
    ['a figure changed', { changed: ['total'] }, 'the same figures as before', 'another total'],
    [
      'figures changed',
      { changed: ['total', 'number'] },
      'the same figures as before',
      'another total, number',
    ],
  ])('fails where %s', async (_, rest, expected, seen) => {
    const kept = [{ table: 'invoices', rows: 1, gone: 0, changed: [], ...rest }];
    const remedy =
      'Let the erasure leave what a law keeps, but for the columns that name the person.';
    expect(await judged({ kept })).toEqual(
      saying('fail', 'assertion', ['invoices', expected, seen], remedy),
    );
  });
});

describe('everybody else', () => {
  const remedy = 'Limit every statement of the erasure to the person, and let it run twice.';

  it.each<'gone' | 'changed'>(['gone', 'changed'])('fails where a row is %s', async (what) => {
    const changes = [{ table: 'addresses', what }];
    expect(await judged({ others: { rows: 18, changes } })).toEqual(
      saying(
        'fail',
        'assertion',
        ['addresses', 'rows of somebody else to stay as they are', what],
        remedy,
      ),
    );
    expect(await judged({ againChanges: changes })).toEqual(
      saying(
        'fail',
        'assertion',
        ['addresses', 'rows at the second run to stay as they are', what],
        remedy,
      ),
    );
  });

  it.each([
    [2, 2, 'pass'],
    [2, 3, 'pass'],
    [0, 0, 'pass'],
    [2, 1, 'fail'],
  ])('of %i markers in a store, %i stay: %s', async (othersBefore, othersAfter, outcome) => {
    const stores = [{ name: 'redis', scan: 'redis-dump' }];
    const result = await judged({ stores: [store({ othersBefore, othersAfter })] }, { stores });
    expect(result.outcome).toBe(outcome);
  });

  it('is told how to stay in a store', async () => {
    const stores = [{ name: 'redis', scan: 'redis-dump' }];
    expect(await judged({ stores: [store({ othersAfter: 0 })] }, { stores })).toEqual(
      saying(
        'fail',
        'assertion',
        ['store redis', 'everybody else to stay', '0 of 2 markers'],
        'Limit the erasure in the store to what is the person’s.',
      ),
    );
  });
});

describe('an invariant', () => {
  it.each<[string, Partial<InvariantFacts>, string, string]>([
    ['gives another row', { after: '{"sum":2500}', isSame: false }, '{"sum":3500}', '{"sum":2500}'],
    ['is false, before and after', { isFalse: true }, 'true', 'false'],
  ])('fails where it %s', async (_, rest, expected, seen) => {
    const remedy = 'Let the erasure leave what the query reads, or ask for what it may not change.';
    expect(await judged({ invariants: [invariant(rest)] })).toEqual(
      saying('fail', 'assertion', ['sums agree', expected, seen], remedy),
    );
  });

  it('changes nothing where it is the same', async () => {
    const invariants = [invariant()];
    const asked = { invariants: { 'sums agree': 'select sum(total) from invoices' } };
    expect(await judged({ invariants }, asked)).toEqual(await judged({}));
    expect(await judged({ invariants, run: { exitCode: 1, complaint: '' } }, asked)).toStrictEqual(
      await judged({ run: { exitCode: 1, complaint: '' } }),
    );
    expect(base.invariants).toEqual([]);
  });
});
