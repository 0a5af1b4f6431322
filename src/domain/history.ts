import type { Comparison } from './github.ts';

/** How a commit stands to another one, seen from that other one: `behind`, it is an ancestor. */
export type Relation = Comparison['status'];

/** True if a commit that is compared as `head` is the base itself or in the base's history. */
export function isInHistory(relation: Relation): boolean {
  return relation === 'behind' || relation === 'identical';
}
