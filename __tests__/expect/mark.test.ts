import { describe, expect, it } from '@jest/globals';
import { concludeMarks, hold, type Mark } from '../../src/expect/mark.ts';

const mark = (outcome: Mark['outcome'], seen: string, rest: Partial<Mark> = {}): Mark => ({
  outcome,
  reason: 'assertion',
  finding: { where: 'GET /', expected: 'ok', seen },
  ...rest,
});

const [fail, error, open] = [mark('fail', 'a'), mark('error', 'b'), mark('inconclusive', 'c')];

describe('hold', () => {
  it('leaves the verdict open, with the remedy if there is one', () => {
    const finding = { where: 'job', expected: 'success', seen: 'none' };
    expect(hold('no-data', 'job', 'success', 'none')).toEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      finding,
    });
    expect(hold('no-data', 'job', 'success', 'none', 'Wait.')).toEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      finding,
      remedy: 'Wait.',
    });
  });
});

describe('concludeMarks', () => {
  it('concludes nothing from nothing', () => {
    expect(concludeMarks([])).toBeUndefined();
  });

  it.each<[string, Mark[], Mark]>([
    ['the only one', [open], open],
    ['a failure behind an error', [error, fail], fail],
    ['a failure behind what is open', [open, fail], fail],
    ['an error behind what is open', [open, error], error],
    ['a failure behind both', [open, error, fail], fail],
    ['the first failure of two', [fail, mark('fail', 'd')], fail],
    ['the first error of two', [open, error, mark('error', 'd')], error],
  ])('lets %s decide, and keeps the findings of all in their order', (_, marks, worst) => {
    expect(concludeMarks(marks)).toEqual({
      outcome: worst.outcome,
      reason: 'assertion',
      summary: `GET /: expected ok, seen ${worst.finding.seen}.`,
      findings: marks.map(({ finding }) => finding),
    });
  });

  it('takes reason and remedy from the mark that decides', () => {
    const late = mark('fail', 'late', { reason: 'expected-timeout', remedy: 'Make it faster.' });
    const other = mark('error', 'x', { reason: 'connect', remedy: 'Start it.' });
    expect(concludeMarks([other, late])).toMatchObject({
      reason: 'expected-timeout',
      remedy: 'Make it faster.',
    });
    expect(concludeMarks([other, fail])).not.toHaveProperty('remedy');
  });

  it('says nothing of a place that is not named', () => {
    const { where: _, ...finding } = fail.finding;
    expect(concludeMarks([{ ...fail, finding }])?.summary).toBe('expected ok, seen a.');
  });

  it.each([
    ['x'.repeat(400), 400],
    // Half of a character at the end is replaced.
    [`${'x'.repeat(374)}😀`, 400],
  ])('keeps its sentence within 400 characters: %#', (seen, length) => {
    const summary = concludeMarks([mark('fail', seen)])?.summary ?? '';
    expect(summary).toHaveLength(length);
    expect(summary.isWellFormed()).toBe(true);
    expect(summary).toMatch(/^GET \/: expected ok, seen x/);
  });
});
