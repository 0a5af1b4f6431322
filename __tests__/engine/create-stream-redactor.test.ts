import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import type { Redactor } from '../../src/engine/redact.ts';

function pump(redactor: Redactor, chunks: readonly string[]): string {
  const stream = redactor.openStream();
  return chunks.map((chunk) => stream.push(chunk)).join('') + stream.end();
}

function cut(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

describe('openStream', () => {
  it.each([1, 2, 7, 1_000])('hides a secret across chunks of %i characters', (size) => {
    const redactor = createRedactor();
    redactor.register('s3cr3t-value', 'S');
    expect(pump(redactor, cut('before s3cr3t-value after', size))).toBe(
      'before [redacted:S] after',
    );
  });

  it('lets text out while it comes, and holds back a bounded rest', () => {
    const redactor = createRedactor();
    redactor.register('s3cr3t-value', 'S');
    const stream = redactor.openStream();
    let out = 0;
    let held = 0;
    for (let index = 0; index < 500; index += 1) {
      out += stream.push('x'.repeat(1_000)).length;
      held = Math.max(held, (index + 1) * 1_000 - out);
    }
    expect(out).toBeGreaterThan(400_000);
    expect(held).toBeLessThan(100_000);
    expect(out + stream.end().length).toBe(500_000);
  });

  it('hides a password whose URL began in an earlier chunk', () => {
    const user = 'u'.repeat(9_000);
    const text = `${'x'.repeat(40_000)}://${user}:hunter2hunter2@db ${'y'.repeat(60_000)}`;
    for (const size of [500, 16_000, 33_333]) {
      const out = pump(createRedactor(), cut(text, size));
      expect(out).not.toContain('hunter2');
      expect(out).toBe(createRedactor().redactText(text));
    }
  });

  it('keeps characters whole that stand at a border', () => {
    const text = '😀'.repeat(50_000);
    const stream = createRedactor().openStream();
    const parts = [...cut(text, 999).map((chunk) => stream.push(chunk)), stream.end()];
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
    expect(parts.join('')).toBe(text);
  });

  it('gives what the whole text gives', () => {
    const letters = fc.string({
      minLength: 6,
      maxLength: 12,
      unit: fc.constantFrom('a', 'b', 'c'),
    });
    const piece = fc.oneof(
      fc.string({ maxLength: 30, unit: fc.constantFrom('a', 'b', 'c', 'd', ' ') }),
      fc.constantFrom(
        'ghp_',
        'Bearer ',
        'abc123def456',
        '-----BEGIN PRIVATE KEY-----',
        'eyJabcdefgh.',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 5 }),
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 500, max: 9_000 }),
        (secrets, pieces, pad, size) => {
          const build = () => {
            const redactor = createRedactor();
            for (const secret of secrets) redactor.register(secret, 'S');
            return redactor;
          };
          const body = pieces.join('');
          const text = Array.from({ length: 3 }, () => `${'d '.repeat(7_000 + pad)}${body}`).join(
            '',
          );
          // Not toBe: nobody wants to read the difference of two such texts.
          expect(pump(build(), cut(text, size)) === build().redactText(text)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stays one label where a secret repeats itself without end', () => {
    const redactor = createRedactor();
    redactor.register('abababab', 'S');
    expect(pump(redactor, cut('ab'.repeat(60_000), 4_096))).toBe('[redacted:S]');
  });
});
