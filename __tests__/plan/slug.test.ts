import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ID_PATTERN } from '../../src/plan/schema/names.ts';
import { makeSlug } from '../../src/plan/slug.ts';

describe('the slug of a text', () => {
  it.each([
    ['Execute deployment to production', 'execute-deployment-to-production'],
    ['  Run CI/CD pipeline tests!  ', 'run-ci-cd-pipeline-tests'],
    ['`GET /health` → 200', 'get-health-200'],
    ['Überprüfe die Größe', 'überprüfe-die-größe'],
    ['u\u0308ber', 'über'],
    ['部署前必须完成', '部署前必须完成'],
    ['परीक्षण करें', 'परीक्षण-करें'],
    ['—', ''],
    ['', ''],
    ['_a_', 'a'],
  ])('%s → %s', (text, slug) => {
    expect(makeSlug(text)).toBe(slug);
  });

  it('has at most 80 characters and never half of one', () => {
    expect(makeSlug('a'.repeat(200))).toHaveLength(80);
    const wide = makeSlug('𝒜'.repeat(100));
    expect(Array.from(wide)).toHaveLength(80);
    expect(makeSlug(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
  });

  it('is an id, or empty, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const slug = makeSlug(text);
        // A text may start with a mark that belongs to no letter; such a slug is no id by itself.
        expect(slug === '' || ID_PATTERN.test(slug) || /^\p{M}/u.test(slug)).toBe(true);
        expect(makeSlug(slug)).toBe(slug);
      }),
      { numRuns: 500 },
    );
  });
});
