import type { Json } from '../domain/json.ts';
import { field, readCommit, readNumber, readText } from './payload.ts';

export interface PullRequestContext {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** The head is another repository's, or one that is gone: then the token only reads. */
  readonly isFork: boolean;
  readonly author: string;
}

/** GitHub sends null for a head repository that was deleted: nobody's is not ours. */
function isFromFork(pullRequest: Json): boolean {
  const head = readText(field(pullRequest, 'head', 'repo', 'full_name'));
  const base = readText(field(pullRequest, 'base', 'repo', 'full_name'));
  return head === undefined || head !== base;
}

/** The `pull_request` of a payload; undefined unless every part is there and sound. */
export function readPullRequest(payload: Json): PullRequestContext | undefined {
  const pullRequest = field(payload, 'pull_request');
  const number = readNumber(field(pullRequest, 'number'));
  const headSha = readCommit(field(pullRequest, 'head', 'sha'));
  const baseSha = readCommit(field(pullRequest, 'base', 'sha'));
  const baseRef = readText(field(pullRequest, 'base', 'ref'));
  if (number === undefined || headSha === undefined) return undefined;
  if (baseSha === undefined || baseRef === undefined) return undefined;
  const author = readText(field(pullRequest, 'user', 'login')) ?? '';
  return { number, headSha, baseSha, baseRef, isFork: isFromFork(pullRequest), author };
}
