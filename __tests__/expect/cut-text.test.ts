import { describe, expect, it } from '@jest/globals';
import { matchCutText } from '../../src/expect/cut-text.ts';
import type { TextExpectation } from '../../src/expect/schema.ts';

const cut = { parts: ['start\nfirst 12', 'last 34\nend'], truncated: true, atLines: true };
const raw = { ...cut, atLines: false };

async function judge(text: typeof cut, expectation: TextExpectation): Promise<string> {
  const { findings, undecided } = await matchCutText(text, expectation, 'stdout');
  if (findings.length > 0) return 'violated';
  return undecided.length > 0 ? 'undecided' : 'met';
}

describe('matchCutText', () => {
  it.each<[TextExpectation, string]>([
    [{ equals: 'ab' }, 'met'],
    [{ equals: 'a' }, 'violated'],
    [{ excludes: 'c' }, 'met'],
    [{ matches: '^ab$' }, 'met'],
  ])('judges a whole text as it is: %j is %s', async (expectation, outcome) => {
    const whole = { parts: ['a', 'b'], truncated: false, atLines: true };
    expect(await judge(whole, expectation)).toBe(outcome);
  });

  it.each<[TextExpectation, string, string]>([
    [{ contains: 'first' }, 'met', 'met'],
    [{ contains: 'end' }, 'met', 'met'],
    [{ contains: ['start', 'end'] }, 'met', 'met'],
    [{ contains: ['start', 'middle'] }, 'undecided', 'undecided'],
    [{ contains: 'first 12last' }, 'undecided', 'undecided'],
    [{ excludes: 'last' }, 'violated', 'violated'],
    [{ excludes: 'start' }, 'violated', 'violated'],
    [{ excludes: 'ERROR' }, 'undecided', 'undecided'],
    [{ excludes: ['ERROR', 'end'] }, 'violated', 'violated'],
    [{ equals: 'start' }, 'undecided', 'undecided'],
    [{ minLength: 14 }, 'met', 'met'],
    [{ minLength: 15 }, 'undecided', 'undecided'],
    [{ matches: 'last \\d+' }, 'met', 'met'],
    [{ matches: 'nothing' }, 'undecided', 'undecided'],
    [{ matches: '^start' }, 'undecided', 'undecided'],
    [{ matches: 'end$' }, 'undecided', 'undecided'],
    [{ matches: '\\Astart' }, 'undecided', 'undecided'],
    [{ matches: 'end\\z' }, 'undecided', 'undecided'],
    [{ matches: '(?m)^last' }, 'met', 'undecided'],
    [{ matches: '(?im)12$' }, 'met', 'undecided'],
    [{ matches: '(?ms)^last' }, 'met', 'undecided'],
    [{ matches: '(?m)(?i-m:^last)' }, 'undecided', 'undecided'],
    [{ matches: '(?m)\\Alast' }, 'undecided', 'undecided'],
    [{ matches: '(?m-s)^last' }, 'undecided', 'undecided'],
    [{ matches: '(?m)(?-m:^last)' }, 'undecided', 'undecided'],
    [{ matches: 'a(?m)^last|12$' }, 'undecided', 'undecided'],
    [{ matches: '\\blast\\b' }, 'met', 'undecided'],
    [{ matches: 'a\\Bst' }, 'met', 'undecided'],
    [{ matches: 'fir[^x]t' }, 'met', 'met'],
    [{ matches: '[^x] 12' }, 'met', 'met'],
    [{ matches: 'last\\s\\d' }, 'met', 'met'],
    [{ matches: '\\$|last' }, 'met', 'met'],
    [{ matches: '\\^|last' }, 'met', 'met'],
    [{ matches: '\\\\A|last' }, 'met', 'met'],
    [{ matches: '[$l]ast' }, 'undecided', 'undecided'],
    [{ notMatches: 'last' }, 'violated', 'violated'],
    [{ notMatches: 'nothing' }, 'undecided', 'undecided'],
    [{ notMatches: '^last' }, 'undecided', 'undecided'],
    [{ notMatches: '(?m)^last' }, 'violated', 'undecided'],
    [{ contains: 'end', excludes: 'ERROR' }, 'undecided', 'undecided'],
    [{ contains: 'middle', excludes: 'end' }, 'violated', 'violated'],
  ])('of a text that was cut %j is %s, between lines or not (%s)', async (one, atLines, not) => {
    expect(await judge(cut, one)).toBe(atLines);
    expect(await judge(raw, one)).toBe(not);
  });

  it('says what is left open, and where', async () => {
    const { undecided } = await matchCutText(cut, { contains: ['x', 'end'], excludes: 'y' }, 'out');
    expect(undecided).toEqual([
      { expected: 'contains "x"', seen: 'output that was cut', where: 'out' },
      { expected: 'excludes "y"', seen: 'output that was cut', where: 'out' },
    ]);
  });

  it('says each violation once', async () => {
    const both = { parts: ['a b', 'b c'], truncated: true, atLines: true };
    const { findings, undecided } = await matchCutText(both, { excludes: 'b' }, 'out');
    expect(undecided).toEqual([]);
    expect(findings).toEqual([{ expected: 'text without "b"', seen: '"a b"', where: 'out' }]);
  });

  it('leaves out criteria without a value, and decides nothing of no text', async () => {
    const expectation = { contains: 'end', excludes: undefined } as unknown as TextExpectation;
    expect(await judge(cut, expectation)).toBe('met');
    expect(await judge({ ...cut, parts: [] }, { contains: 'a' })).toBe('undecided');
    expect(await judge({ ...cut, parts: [] }, { excludes: 'a' })).toBe('undecided');
  });
});
