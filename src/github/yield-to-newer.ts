import { type CommentSession, findOwn } from './comment-session.ts';
import { compareRuns } from './newest-run.ts';
import { isSameText } from './same-text.ts';

/** Tells the text that one run wrote for another from what that run wrote itself. */
export const STUB = '<!-- holdpoint:stub -->';

/** Another run may write meanwhile; who still quarrels after this has no concurrency group. */
const ROUNDS = 3;

/**
 * Our write may have covered that of a newer run, which has looked for the last time. Its text is
 * lost then, but not its word, which stands in the statuses; if it is still running it will write.
 */
export async function yieldToNewer(session: CommentSession): Promise<void> {
  const { request, thread } = session;
  for (let round = 0; round < ROUNDS; round += 1) {
    const newer = await request.findNewerRun?.();
    if (newer === undefined || request.renderNewer === undefined) return;
    const [oldest] = findOwn(await thread.list(), session);
    const isTheirs = oldest !== undefined && compareRuns(oldest.marker, newer) >= 0;
    const isStub = oldest?.body.includes(STUB) === true;
    session.isSuperseded = isTheirs;
    if (oldest === undefined || (isTheirs && !isStub)) return;
    // A run of other phases may have been kept in view by ours.
    if (!isStub && request.holds?.(oldest.body, newer) === true) return;
    const stub = request.renderNewer(newer, oldest.body);
    if (isSameText(oldest.body, stub)) return;
    session.isSuperseded = true;
    await thread.update(oldest.id, stub);
  }
}
