import type { DeploymentStatus } from '../../domain/github.ts';

type Status = Pick<DeploymentStatus, 'state' | 'creator' | 'createdAt'>;

/** What a deployment's statuses come to. */
export interface Standing<Word extends Status> {
  /** The last word of the expected author; undefined if there is none. */
  readonly word: Word | undefined;
  /** When another deployment took its place; absent while it stands. */
  readonly retiredAt?: string;
  /** Whoever else has said since then that it failed. */
  readonly objection?: Word;
}

/**
 * Reads statuses, newest first. `inactive` says that a later deployment took over, which takes back
 * nothing of what was found before: the word behind it counts.
 */
export function readStanding<Word extends Status>(
  statuses: readonly Word[],
  author: string,
): Standing<Word> {
  const at = statuses.findIndex(({ state, creator }) => state !== 'inactive' && creator === author);
  const later = at === -1 ? statuses : statuses.slice(0, at);
  const retired = later.findLast(({ state }) => state === 'inactive');
  const objection = later.find(({ state }) => state === 'failure' || state === 'error');
  return {
    word: statuses[at],
    ...(retired === undefined ? {} : { retiredAt: retired.createdAt }),
    ...(objection === undefined ? {} : { objection }),
  };
}
