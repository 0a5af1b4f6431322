const MAX_LENGTH = 200;
/** Candidates that are looked at, so that a long list costs no time. */
const MAX_CANDIDATES = 3000;

/** Case and the way in which words are joined are no reason to miss a word. */
function foldWord(word: string): string {
  return word.slice(0, MAX_LENGTH).toLowerCase().replaceAll(/[-_ ]/g, '');
}

/**
 * Damerau-Levenshtein distance (optimal string alignment) of two words, in UTF-16 code units; any
 * number above `limit` stands for "more than that".
 */
export function measureDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < best) best = cost;
    }
    // A swap reaches two rows back, so one more step can't undo an excess of two.
    if (best > limit + 1) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/**
 * The candidate that differs in at most a third of its letters; the first of several that are as
 * near.
 */
export function findNearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = foldWord(word);
  let nearest: string | undefined;
  let nearestDistance = Number.POSITIVE_INFINITY;
  let seen = 0;
  for (const candidate of candidates) {
    seen += 1;
    const folded = foldWord(candidate);
    const third = Math.floor(Math.max(wanted.length, folded.length) / 3);
    const limit = Math.min(third, nearestDistance - 1);
    if (limit < 0 || seen > MAX_CANDIDATES) break;
    const distance = measureDistance(wanted, folded, limit);
    if (distance > limit) continue;
    nearest = candidate;
    nearestDistance = distance;
  }
  return nearest;
}

/** ` (did you mean …?)` to stand behind the wrong word; empty if nothing is near. */
export function suggestWord(word: string, candidates: Iterable<string>): string {
  const nearest = findNearestWord(word, candidates);
  return nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
}
