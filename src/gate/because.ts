import type { Outcome } from '../domain/outcome.ts';
import type { ReasonCode } from '../domain/reason.ts';
import { boundText } from './bound-text.ts';
import { listWords } from './list-words.ts';

/** What of a blocking item stands in the way of GO. */
export type Obstruction = 'pending' | 'inconclusive' | 'error' | 'fail';

/** What a sentence about the verdict needs to know of an item. */
export interface Obstacle {
  readonly text: string;
  readonly outcome: Obstruction;
  readonly reason?: ReasonCode | undefined;
}

const NAMED = 3;
const MAX_TEXT = 80;

const VERBS: Readonly<Record<Obstruction, string>> = {
  pending: 'waits for a person',
  inconclusive: 'is inconclusive',
  error: 'could not be measured',
  fail: 'failed',
};

/** What is not a pass and stands in nobody's way, with the word for a number of them. */
const TOLERATED = [
  ['warn', 'with a warning'],
  ['waived', 'waived'],
  ['skip', 'skipped'],
] as const;

function renderClause(item: Obstacle): string {
  const isPlain = item.reason === undefined || item.outcome === 'pending';
  const why = isPlain ? '' : ` (${item.reason})`;
  return `"${boundText(item.text, MAX_TEXT)}" ${VERBS[item.outcome]}${why}`;
}

/** One sentence of bounded length about the items that stand in the way, in the order given. */
export function renderObstacles(items: readonly Obstacle[]): string {
  return `${listWords(items.map(renderClause), NAMED)}.`;
}

/** One sentence about a gate in whose way nothing stands. */
export function renderPassed(blocking: readonly { readonly outcome: Outcome }[]): string {
  const passed = blocking.filter((item) => item.outcome === 'pass').length;
  const others = TOLERATED.flatMap(([outcome, word]) => {
    const count = blocking.filter((item) => item.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const total = `${passed} of ${blocking.length} blocking items passed`;
  return `${listWords([total, ...others], 1 + TOLERATED.length)}.`;
}
