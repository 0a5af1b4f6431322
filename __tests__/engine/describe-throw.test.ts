import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import { boundLine, describeThrow } from '../../src/engine/describe-throw.ts';

const redact = (text: string) => text.replaceAll('s3cr3t', '***');
const unreadable = {
  toString: () => {
    throw new Error('no');
  },
};

describe('describeThrow', () => {
  it('keeps the reason and the remedy of a ProbeError', () => {
    const error = new ProbeError('dns', 'No address for s3cr3t.example.', {
      remedy: 'Ask s3cr3t.',
    });
    expect(describeThrow(error, redact, 'It')).toEqual({
      reason: 'dns',
      message: 'No address for ***.example.',
      remedy: 'Ask ***.',
    });
  });

  it.each<[string, unknown, string]>([
    [
      'an error, first line only',
      new TypeError('x is s3cr3t\n    at file.ts:1'),
      'It broke: x is ***',
    ],
    ['a text', 's3cr3t', 'It broke: ***'],
    ['nothing', undefined, 'It broke: undefined'],
    ['what can’t be read', unreadable, 'It broke: a value that can’t be read'],
    ['an invented reason', new ProbeError('pass' as 'dns', 'Fine.'), 'It broke: Fine.'],
    ['an inherited reason', new ProbeError('toString' as 'dns', 'Fine.'), 'It broke: Fine.'],
  ])('calls %s internal', (_, error, message) => {
    expect(describeThrow(error, redact, 'It')).toEqual({ reason: 'internal', message });
  });

  it('never says nothing', () => {
    expect(describeThrow(new ProbeError('dns', ' '), redact, 'It').message).toMatch(/resolved/);
  });

  it('redacts before it cuts', () => {
    const error = new Error(`${'x'.repeat(480)}s3cr3t${'y'.repeat(100)}`);
    const { message } = describeThrow(error, redact, 'It');
    expect(message.length).toBeLessThanOrEqual(500);
    expect(message).toContain('***');
    expect(message).not.toContain('s3c');
  });

  it('makes one line of many', () => {
    expect(boundLine(' a\n\tb  c ')).toBe('a b c');
    expect(boundLine('😀'.repeat(400)).isWellFormed()).toBe(true);
  });
});
