import { describe, expect, it } from '@jest/globals';
import type { Contents } from '../../../src/probes/backup-restore/evidence.ts';
import { fails, holding, holds, judged, passes } from './healthy.ts';

type Asserted = Contents['asserted'][number];

/** Judges one answer to one query. */
async function answered(asserted: Asserted | undefined, expected: object, query = 'select 1') {
  const answers = asserted === undefined ? [] : [asserted];
  return await judged(holding({ asserted: answers }), { assert: [{ query, ...expected }] });
}

const differs = (expected: string, seen: string) => fails(['select 1', expected, seen]);
const beyond = (expected: string, seen: string) => fails(['select 1', expected, seen], 'threshold');

describe('what the plan’s own queries must equal', () => {
  it.each<[string, object, Asserted['value'], object]>([
    ['the same number', { equals: 3 }, 3, passes],
    ['a number that comes as text', { equals: 12.5 }, '12.50', passes],
    ['zero for zero', { equals: 0 }, 0, passes],
    ['another number', { equals: 3 }, 4, differs('3', '4')],
    ['another number as text', { equals: 3 }, '4', differs('3', '"4"')],
    ['an empty text for zero', { equals: 0 }, '', differs('0', '""')],
    ['blanks for zero', { equals: 0 }, ' ', differs('0', '" "')],
    ['no value for zero', { equals: 0 }, null, differs('0', 'null')],
    ['false for zero', { equals: 0 }, false, differs('0', 'false')],
    ['true for one', { equals: 1 }, true, differs('1', 'true')],
    ['the same text', { equals: 'a' }, 'a', passes],
    ['the same digits as text', { equals: '3' }, '3', passes],
    ['another text', { equals: 'a' }, 'b', differs('"a"', '"b"')],
    ['a number for a text', { equals: '3' }, 3, differs('"3"', '3')],
    ['the same truth', { equals: true }, true, passes],
    ['the other truth', { equals: true }, false, differs('true', 'false')],
    ['no value, as expected', { equals: null }, null, passes],
    ['a value instead of none', { equals: null }, 0, differs('null', '0')],
  ])('is judged: %s', async (_, expected, value, judgement) => {
    expect(await answered({ value }, expected)).toEqual(judgement);
  });
});

describe('what the plan’s own queries must lie between', () => {
  it.each<[string, object, Asserted['value'], object]>([
    ['the least that it may', { min: 1 }, 1, passes],
    ['less than it may', { min: 1 }, 0, beyond('at least 1', '0')],
    ['no number, with a minimum', { min: 0 }, 'many', beyond('at least 0', '"many"')],
    ['nothing, with a minimum', { min: 0 }, null, beyond('at least 0', 'null')],
    ['an empty text, with a minimum', { min: 0 }, '', beyond('at least 0', '""')],
    ['blanks, with a minimum', { min: 0 }, ' ', beyond('at least 0', '" "')],
    ['a large number as text', { min: 1 }, '12345678901234567890', passes],
    ['the most that it may', { max: 9 }, 9, passes],
    ['more than it may', { max: 9 }, 10, beyond('at most 9', '10')],
    ['nothing, with a maximum', { max: 9 }, null, beyond('at most 9', 'null')],
    ['true, with a maximum', { max: 9 }, true, beyond('at most 9', 'true')],
    ['a value between both', { min: 1, max: 9 }, 5, passes],
  ])('is judged: %s', async (_, expected, value, judgement) => {
    expect(await answered({ value }, expected)).toEqual(judgement);
  });
});

describe('what the plan’s own queries gave', () => {
  it('fails without an answer, whatever was expected', async () => {
    const why = 'relation "orders" does not exist';
    expect(await answered({ problem: why }, { equals: null })).toEqual(differs('an answer', why));
    expect(await answered({}, { max: 1 })).toEqual(differs('an answer', 'none'));
  });

  it('holds where it was not asked', async () => {
    const expected = holds(['select 1', 'an answer', 'it was not asked']);
    expect(await answered(undefined, { equals: 1 })).toEqual(expected);
  });

  it('tells all that is wrong, each with its own query', async () => {
    const seen = holding({ asserted: [{ value: 1 }, { value: 7 }, { value: 3 }] });
    const assert = [
      { query: 'a', equals: 1 },
      { query: 'b', equals: 6, min: 8, max: 5 },
      { query: 'c', max: 2 },
    ];
    expect((await judged(seen, { assert })).findings).toEqual([
      { where: 'b', expected: '6', seen: '7' },
      { where: 'b', expected: 'at least 8', seen: '7' },
      { where: 'b', expected: 'at most 5', seen: '7' },
      { where: 'c', expected: 'at most 2', seen: '3' },
    ]);
  });

  it.each([
    ['in one line', ' select count(*)\n\t  from orders\n', 'select count(*) from orders'],
    ['whole up to 80 characters', 'x'.repeat(80), 'x'.repeat(80)],
    ['cut beyond them', 'x'.repeat(81), `${'x'.repeat(79)}…`],
    ['cut inside of a pair of surrogates', `${'x'.repeat(78)}😀yy`, `${'x'.repeat(78)}\uFFFD…`],
  ])('names a query %s', async (_, query, where) => {
    const { findings } = await answered({ value: 0 }, { equals: 1 }, query);
    expect(findings).toEqual([{ where, expected: '1', seen: '0' }]);
  });
});
