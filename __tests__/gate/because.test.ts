import { describe, expect, it } from '@jest/globals';
import { renderObstacles, renderPassed } from '../../src/gate/because.ts';

describe('renderObstacles', () => {
  it.each([
    [{ outcome: 'fail', reason: 'status' }, '"Log in" failed (status).'],
    [{ outcome: 'fail' }, '"Log in" failed.'],
    [{ outcome: 'error', reason: 'dns' }, '"Log in" could not be measured (dns).'],
    [{ outcome: 'inconclusive', reason: 'no-data' }, '"Log in" is inconclusive (no-data).'],
    [{ outcome: 'pending', reason: 'awaiting-person' }, '"Log in" waits for a person.'],
  ] as const)('%j', (item, expected) => {
    expect(renderObstacles([{ text: 'Log in', ...item }])).toBe(expected);
  });

  it('shortens long words and keeps to one line', () => {
    const text = `Log\nin ${'x'.repeat(500)}`;
    const sentence = renderObstacles([{ text, outcome: 'fail' }]);
    expect(sentence).toBe(`"Log in ${'x'.repeat(72)}…" failed.`);
  });
});

describe('renderPassed', () => {
  it('counts what is tolerated only where there is some', () => {
    const items = ['pass', 'pass', 'skip', 'skip', 'waived'] as const;
    const named = items.map((outcome) => ({ outcome }));
    expect(renderPassed(named)).toBe('2 of 5 blocking items passed, 1 waived and 2 skipped.');
  });
});
