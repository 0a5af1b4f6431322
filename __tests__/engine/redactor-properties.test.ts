import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import { listSecretVariants } from '../../src/engine/secret-variants.ts';

describe('properties', () => {
  const secret = fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme' });
  const tight = fc.string({
    minLength: 6,
    maxLength: 9,
    unit: fc.constantFrom('a', 'b', '[', ']', ':'),
  });
  const secrets = fc.array(fc.oneof(secret, tight), { minLength: 1, maxLength: 6 });
  const noise = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', 'b', '[', ']', ':', '@', '/') }),
  );

  /** A text with some secrets in some encodings in it. */
  const scene = fc
    .tuple(secrets, fc.array(fc.tuple(noise, fc.nat(), fc.nat()), { maxLength: 6 }))
    .map(([values, parts]) => {
      const text = parts.map(([between, which, how]) => {
        const variants = listSecretVariants(values[which % values.length] ?? '');
        return `${between}${variants[how % Math.max(1, variants.length)]?.text ?? ''}`;
      });
      return { values, text: text.join('') };
    });

  function register(values: readonly string[]) {
    const redactor = createRedactor();
    values.forEach((value, index) => {
      redactor.register(value, `N${index}`);
    });
    return redactor;
  }

  it('redacting twice changes nothing', () => {
    fc.assert(
      fc.property(scene, ({ values, text }) => {
        const redactor = register(values);
        const once = redactor.redactText(text);
        expect(redactor.redactText(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no registered value in any encoding', () => {
    fc.assert(
      fc.property(scene, ({ values, text }) => {
        const rest = register(values)
          .redactText(text)
          .replace(/\[redacted:N\d+(?:~[\w.]+)*\]/g, '\0');
        for (const value of values) {
          if ('[redacted:'.includes(value.trim())) continue;
          for (const variant of listSecretVariants(value)) expect(rest).not.toContain(variant.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of registration for what is hidden', () => {
    fc.assert(
      fc.property(scene, ({ values, text }) => {
        const hide = (out: string) => out.replace(/\[redacted:N\d+(?:~[\w.]+)*\]/g, '*');
        const brackets = /[[\]:]/;
        fc.pre(!values.some((value) => brackets.test(value)));
        expect(hide(register(values).redactText(text))).toBe(
          hide(register(values.toReversed()).redactText(text)),
        );
      }),
    );
  });
});
