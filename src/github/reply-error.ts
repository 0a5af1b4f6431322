import { parseLimitMs, type Reply } from './decide-wait.ts';
import { type Errand, explainReply } from './explain-reply.ts';
import { GitHubError } from './port.ts';

/**
 * The error that an answer is, with one sentence about what was wanted and what is missing; `locate`
 * may add where.
 */
export function toReplyError(
  reply: Reply,
  errand: Errand,
  locate = (sentence: string): string => sentence,
): GitHubError {
  const nowMs = Date.now();
  const isLimit = parseLimitMs(reply, nowMs) !== undefined;
  return new GitHubError(reply.status, locate(explainReply(reply, errand, nowMs)), { isLimit });
}
