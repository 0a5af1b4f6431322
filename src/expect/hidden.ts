import * as z from 'zod';
import type { Finding } from '../domain/report.ts';
import { quoteText } from './excerpt.ts';
import { compilePattern } from './patterns.ts';
import type { TextExpectation } from './schema.ts';

/** Characters that a pattern is looked for in: about a tenth of a second. */
export const SEARCHED_CHARS = 1_000_000;

/** By its place in the plan, since its words may be a secret themselves. */
export const hiddenHit = z.strictObject({
  criterion: z.enum(['excludes', 'notMatches']),
  index: z.int().min(0),
});

export type HiddenHit = z.infer<typeof hiddenHit>;

/**
 * What must not be in a text and is in it as it was read. Evidence is redacted, and a key that a
 * page gives away would be hidden from the very criterion that looks for it.
 */
export async function findForbidden(
  texts: readonly string[],
  expectation: TextExpectation,
  isWhole: boolean,
): Promise<HiddenHit[]> {
  const literals = [expectation.excludes ?? []].flat();
  const hits: HiddenHit[] = literals.flatMap((literal, index) =>
    texts.some((text) => text.includes(literal)) ? [{ criterion: 'excludes', index }] : [],
  );
  const { notMatches } = expectation;
  // The end of a part is not the end of the text.
  if (notMatches === undefined || !isWhole) return hits;
  const pattern = await compilePattern(notMatches);
  const isFound = texts.some((text) => text.length <= SEARCHED_CHARS && pattern.test(text));
  return isFound ? [...hits, { criterion: 'notMatches', index: 0 }] : hits;
}

/** Findings of such hits, without those that the shown text has given already. */
export function describeHidden(
  hits: readonly HiddenHit[],
  expectation: TextExpectation,
  shown: readonly Finding[],
  where: string,
): Finding[] {
  const known = new Set(shown.map(({ expected }) => expected));
  return hits.flatMap(({ criterion, index }) => {
    const word = [expectation[criterion] ?? []].flat()[index];
    if (word === undefined) return [];
    const expected = criterion === 'excludes' ? describeExcluded(word) : describeUnmatched(word);
    const seen = 'it is there; what it is in is hidden here, as a secret, or was cut';
    return known.has(expected) ? [] : [{ expected, seen, where }];
  });
}

export function describeExcluded(literal: string): string {
  return `text without ${quoteText(literal)}`;
}

export function describeUnmatched(pattern: string): string {
  return `text that does not match \`${pattern}\``;
}
