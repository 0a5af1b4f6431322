import type { Polarity } from './import-result.ts';
import { OPERATION_TOPICS } from './topics-operation.ts';
import { RELEASE_TOPICS } from './topics-release.ts';
import { SECURITY_TOPICS } from './topics-security.ts';
import type { Words } from './words.ts';

/** What a text is about, and the kind of check that answers exactly this. */
export interface Topic {
  readonly kind: string;
  /** Ends the sentence "The words … ask …". */
  readonly asks: string;
  /** Words that all have to be there, one of each list. */
  readonly all: readonly Words[];
  /** Words that make it something else. */
  readonly none?: Words;
  /** What the text has to be; an assertion if absent, because a check proves no deed. */
  readonly polarity?: readonly Polarity[];
}

/** The first that fits counts. */
export const TOPICS: readonly Topic[] = [
  ...RELEASE_TOPICS,
  ...SECURITY_TOPICS,
  ...OPERATION_TOPICS,
];
