import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dropCommand, normaliseHeading, normaliseText } from '../../src/plan/normalise-text.ts';

describe('texts that are the same', () => {
  it.each([
    ['Run the tests', 'run  the\ttests.'],
    ['**Run** the `tests`', 'Run the tests'],
    ['Use [the docs](https://x.example/a) now', 'use the docs now'],
    ['Don’t “panic” – yet', 'Don\'t "panic" - yet'],
    ['Caf\u00e9 open!', 'cafe\u0301 open'],
    ['Is it up?', 'is it up'],
    ['部署完成。', '部署完成'],
    ['Check `setup_fly_secrets.sh`', 'check setup_fly_secrets.sh'],
  ])('%s = %s', (a, b) => {
    expect(normaliseText(a)).toBe(normaliseText(b));
  });

  it.each([
    ['Run tests', 'Run test'],
    ['a b', 'ab'],
    ['C++', 'C'],
    ['step 1', 'step 2'],
  ])('%s ≠ %s', (a, b) => {
    expect(normaliseText(a)).not.toBe(normaliseText(b));
  });

  it('stays the same when it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('is quick with hostile text', () => {
    for (const piece of ['[', '](', ': `', ': ', '.', ' ', '*', '`:']) {
      const text = piece.repeat(100_000);
      expect(normaliseText(text).length).toBeLessThanOrEqual(2000);
      expect(dropCommand(text).length).toBeLessThanOrEqual(2000);
    }
  });
});

describe('a trailing command', () => {
  it.each([
    ['Apply: `flask db upgrade`', 'Apply'],
    ['Apply: `flask db upgrade`.', 'Apply'],
    ['Apply:`x`  ', 'Apply'],
    ['Apply `x`', 'Apply `x`'],
    ['Apply: `x` and look', 'Apply: `x` and look'],
    ['Apply: x', 'Apply: x'],
  ])('of "%s" leaves "%s"', (text, rest) => {
    expect(dropCommand(text)).toBe(rest);
  });
});

describe('headings', () => {
  it.each([
    ['1. Pre-Deployment Checks', 'pre-deployment checks'],
    ['4.2 Rollback', 'rollback'],
    ['4.2. Rollback', 'rollback'],
    ['2) Deploy', 'deploy'],
    ['a) Deploy', 'deploy'],
    ['iv. Deploy', 'deploy'],
    ['✅ 3. Deploy', 'deploy'],
    ['🚀 Deploy', 'deploy'],
    ['2024', '2024'],
    ['A Deploy', 'a deploy'],
    ['100 users', 'users'],
  ])('%s without its number is %s', (heading, name) => {
    expect(normaliseHeading(heading, true)).toBe(name);
  });

  it('keep their numbers where those count', () => {
    expect(normaliseHeading('1. Pre-Deployment Checks:', false)).toBe('1. pre-deployment checks');
  });
});
