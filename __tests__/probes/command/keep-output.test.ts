import { describe, expect, it } from '@jest/globals';
import { cleanText, keepOutput } from '../../../src/probes/command/keep-output.ts';

function output(parts: readonly string[], truncated = parts.length > 1) {
  return { text: parts.join('\n… 9 bytes left out …\n'), parts, truncated, bytes: 1_000 };
}

const size = (parts: readonly string[]) =>
  parts.reduce((sum, part) => sum + Buffer.byteLength(JSON.stringify(part)) - 2, 0);

describe('cleanText', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b[2K\u001b[1Gdone\r\n', 'done\r\n'],
    ['a\tb\nc', 'a\tb\nc'],
    ['a\u0000\u0007b\u007f\u0085', 'a\ufffd\ufffdb\ufffd\ufffd'],
    ['naïve €😀', 'naïve €😀'],
  ])('%j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('is not kept busy by hostile sequences', () => {
    const hostile = `\u001b[${';?'.repeat(500_000)}`;
    expect(cleanText(hostile + '\u001b[;'.repeat(100_000)).length).toBeGreaterThan(0);
  });
});

describe('keepOutput', () => {
  it('keeps what fits', () => {
    const kept = { parts: ['a\nb'], truncated: false, atLines: true, bytes: 1_000 };
    expect(keepOutput(output(['a\nb']), 4)).toEqual(kept);
    expect(keepOutput(output(['a\nb']), 3)).toMatchObject({ truncated: true });
    expect(keepOutput(output(['']), 100).parts).toEqual(['']);
  });

  it('keeps the whole lines of head and tail', () => {
    const text = 'one\ntwo\nthree\nfour\nfive\nsix\n';
    expect(keepOutput(output([text]), 24)).toEqual({
      parts: ['one\ntwo', 'six\n'],
      truncated: true,
      atLines: true,
      bytes: 1_000,
    });
  });

  it('takes away the lines that the process tool has cut', () => {
    const kept = keepOutput(output(['one\ntw', 'e\nsix\n']), 1_000);
    expect(kept).toEqual({
      parts: ['one', 'six\n'],
      truncated: true,
      atLines: true,
      bytes: 1_000,
    });
  });

  it.each([[['onlyhead', 'a\nb']], [['a\nb', 'onlytail']], [['x'.repeat(99)]]])(
    'keeps pieces of lines where there is no whole one: %j',
    (parts) => {
      const kept = keepOutput(output(parts), 40);
      expect(kept.atLines).toBe(false);
      expect(kept.truncated).toBe(true);
      expect(kept.parts).toEqual([parts[0]?.slice(0, 20), parts.at(-1)?.slice(-20)]);
    },
  );

  it('does not take the end of what was still open for the end of a line', () => {
    const short = keepOutput(output(['a\nb'], true), 100);
    expect(short).toEqual({ parts: ['a\nb'], truncated: true, atLines: false, bytes: 1_000 });
    expect(keepOutput(output(['a\n'.repeat(99)], true), 40).atLines).toBe(false);
  });

  it.each(['"', '\\', '\n', '\t', '\r', '€', '😀', '\u0000', 'x', '\u2028'])(
    'never needs more room in JSON than allowed: %j',
    (character) => {
      for (const maxBytes of [1_024, 1_025, 1_026, 1_027]) {
        const kept = keepOutput(output([character.repeat(5_000)]), maxBytes);
        expect(size(kept.parts)).toBeLessThanOrEqual(maxBytes);
        expect(size(kept.parts)).toBeGreaterThan(maxBytes - 12);
        expect(kept.parts.every((part) => part.isWellFormed())).toBe(true);
      }
    },
  );

  it('knows no output at all', () => {
    expect(keepOutput(output([], true), 10).parts).toEqual(['', '']);
  });
});
