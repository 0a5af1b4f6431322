import { describe, expect, it } from '@jest/globals';
import type { PlannedTrigger } from '../../src/domain/item.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { evaluateTriggers } from '../../src/gate/triggers.ts';

function makeTrigger(failed: readonly string[], atLeast = 1): PlannedTrigger {
  const position = { file: 'plan.yml', line: 1, column: 1 };
  return { id: 'down', text: 'It is down', failed, atLeast, decision: 'ask', position };
}

function judge(trigger: PlannedTrigger, seen: Readonly<Record<string, Outcome>>) {
  return evaluateTriggers([trigger], new Map(Object.entries(seen)))[0];
}

describe('evaluateTriggers', () => {
  it.each<[string, PlannedTrigger, Record<string, Outcome>, string, string]>([
    ['a fail', makeTrigger(['a']), { a: 'fail' }, 'fired', '"a" failed; it takes 1.'],
    ['a pass', makeTrigger(['a']), { a: 'pass' }, 'clear', '0 of 1 failed; it takes 1.'],
    ['a warning', makeTrigger(['a']), { a: 'warn' }, 'clear', '0 of 1 failed; it takes 1.'],
    [
      'no outcome',
      makeTrigger(['a']),
      { b: 'fail' },
      'unknown',
      'Nothing conclusive is known of "a".',
    ],
    [
      'an empty list',
      makeTrigger([]),
      { a: 'fail' },
      'unknown',
      "It can't fire: it takes 1 failed of 0.",
    ],
    [
      'one of two, two needed',
      makeTrigger(['a', 'b'], 2),
      { a: 'fail', b: 'pass' },
      'clear',
      '1 of 2 failed; it takes 2.',
    ],
    [
      'two of two',
      makeTrigger(['a', 'b'], 2),
      { a: 'fail', b: 'fail' },
      'fired',
      '"a" and "b" failed; it takes 2.',
    ],
    [
      'one of two, the other unknown',
      makeTrigger(['a', 'b'], 2),
      { a: 'fail', b: 'error' },
      'unknown',
      'Nothing conclusive is known of "b".',
    ],
    [
      'enough passes make firing impossible',
      makeTrigger(['a', 'b', 'c'], 2),
      { a: 'pass', b: 'warn', c: 'error' },
      'clear',
      '0 of 3 failed; it takes 2.',
    ],
    [
      'too few passes',
      makeTrigger(['a', 'b', 'c'], 2),
      { a: 'pass', b: 'skip', c: 'waived' },
      'unknown',
      'Nothing conclusive is known of "b" and "c".',
    ],
    [
      'more needed than named',
      makeTrigger(['a'], 2),
      { a: 'pass' },
      'unknown',
      "It can't fire: it takes 2 failed of 1.",
    ],
    [
      'an id twice counts once',
      makeTrigger(['a', 'a'], 2),
      { a: 'fail' },
      'unknown',
      "It can't fire: it takes 2 failed of 1.",
    ],
    ['none needed', makeTrigger(['a'], 0), { a: 'pass' }, 'clear', '0 of 1 failed; it takes 1.'],
    [
      'an unreadable number',
      makeTrigger(['a'], Number.NaN),
      { a: 'fail' },
      'unknown',
      "It can't fire: it takes NaN failed of 1.",
    ],
    [
      'many failures are counted',
      makeTrigger(['a', 'b', 'c', 'd', 'e']),
      { a: 'fail', b: 'fail', c: 'fail', d: 'fail', e: 'fail' },
      'fired',
      '"a", "b", "c" and 2 more failed; it takes 1.',
    ],
  ])('%s', (_, trigger, seen, state, because) => {
    expect(judge(trigger, seen)).toEqual({
      id: 'down',
      text: 'It is down',
      state,
      decision: 'ask',
      because,
    });
  });

  it('keeps the box and the order', () => {
    const box = { line: 7, section: ['Rollback'] };
    const results = evaluateTriggers(
      [
        { ...makeTrigger(['a']), box },
        { ...makeTrigger(['b']), id: 'other', decision: 'rollback' },
      ],
      new Map([['b', 'fail']]),
    );
    expect(results).toMatchObject([
      { id: 'down', box, state: 'unknown' },
      { id: 'other', state: 'fired', decision: 'rollback' },
    ]);
    expect(results[1]).not.toHaveProperty('box');
    expect(evaluateTriggers([], new Map())).toEqual([]);
  });

  it('bounds what it says about a long id', () => {
    expect(judge(makeTrigger(['x'.repeat(5_000)]), {})?.because.length).toBeLessThan(200);
  });
});
