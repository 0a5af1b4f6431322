import { renderMarker } from '../domain/marker.ts';
import {
  type CommentPort,
  type CommentRequest,
  type CommentSession,
  findNewer,
  findOwn,
  type OwnComment,
} from './comment-session.ts';
import { compareRuns } from './newest-run.ts';
import { GitHubError } from './port.ts';
import { isSameText } from './same-text.ts';
import { openThread } from './thread.ts';
import { yieldToNewer } from './yield-to-newer.ts';

export interface PublishedComment {
  /** `superseded`: the comment of a newer run stands, and ours does not. */
  readonly action: 'created' | 'updated' | 'unchanged' | 'superseded';
  readonly url?: string;
  /** Duplicates that were deleted. */
  readonly removed: number;
  /** One sentence about what could not be made sure. */
  readonly warning?: string;
}

const DEFAULT_AUTHOR = 'github-actions[bot]';
/**
 * Each round is answered by another run at most once; who still quarrels has no concurrency group.
 */
const ROUNDS = 3;

/** What should stand: the newer run's text, else that of our own run which was written last. */
async function findBest(session: CommentSession, own: readonly OwnComment[]): Promise<string> {
  const newer = await findNewer(session, own);
  session.isSuperseded = newer !== undefined;
  if (newer !== undefined) return newer.body;
  const equal = own.findLast(({ marker }) => compareRuns(marker, session.request.marker) === 0);
  return equal?.body ?? session.body;
}

/** One round of looking and repairing; undefined once nothing was left to repair. */
async function repairOnce(session: CommentSession): Promise<number | undefined> {
  const { thread } = session;
  const own = findOwn(await thread.list(), session);
  const [oldest, ...others] = own;
  if (oldest === undefined) return undefined;
  session.url = oldest.url;
  const best = await findBest(session, own);
  const isRight = isSameText(oldest.body, best);
  if (isRight && others.length === 0) return undefined;
  if (!isRight) await thread.update(oldest.id, best);
  for (const other of others) await thread.remove(other.id);
  return others.length;
}

/**
 * GitHub has no compare-and-swap, so another run may have written between our look and our write.
 * Duplicates collapse to the oldest, which gets the newest text. An older run that overwrites us
 * after our last look is not seen: a concurrency group keeps it away, and the next run mends it.
 */
async function repair(session: CommentSession): Promise<number> {
  let removed = 0;
  await tolerate(session, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const count = await repairOnce(session);
      if (count === undefined) break;
      removed += count;
    }
  });
  return removed;
}

/** What fails once the comment is written is a warning beside it. */
async function tolerate(session: CommentSession, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    session.warning = `The comment is written; whether it is the only one is not known. ${error.message}`;
  }
}

async function write(
  session: CommentSession,
  oldest: OwnComment | undefined,
): Promise<'created' | 'updated'> {
  const { thread, body } = session;
  if (oldest !== undefined) {
    session.url = (await thread.update(oldest.id, body)).url;
    return 'updated';
  }
  const created = await thread.create(body);
  // The token may be another's than we were told; then this is how we learn whose.
  if (created.author !== '') session.author = created.author;
  session.url = created.url;
  return 'created';
}

function renderBody({ marker, render }: CommentRequest, standing: string | undefined): string {
  const line = renderMarker(marker);
  const body = render(standing);
  return body.startsWith(line) ? body : `${line}\n${body}`;
}

/** A newer run's text stands; what ours says of other phases is added to it. */
async function giveWay(session: CommentSession, newer: OwnComment): Promise<PublishedComment> {
  const { request, thread } = session;
  const merged = request.addTo?.(newer.body, renderBody(request, undefined));
  if (merged !== undefined) await thread.update(newer.id, merged);
  return { action: 'superseded', url: newer.url, removed: 0 };
}

function openSession(port: CommentPort, request: CommentRequest): CommentSession {
  const { author } = request;
  return {
    port,
    thread: openThread(port, request.place),
    request,
    body: '',
    author: author === undefined || author === '' ? DEFAULT_AUTHOR : author,
    isSuperseded: false,
    runs: new Map(),
  };
}

/**
 * Keeps one comment of this plan and environment in a thread: creates it, or writes over it
 * unless a newer run did. Comments of others are never touched, whatever they say. Rejects with
 * GitHubError if ours could not be written.
 */
export async function publishComment(
  port: CommentPort,
  request: CommentRequest,
): Promise<PublishedComment> {
  const session = openSession(port, request);
  const own = findOwn(await session.thread.list(), session);
  const newer = await findNewer(session, own);
  if (newer !== undefined) return giveWay(session, newer);
  session.body = renderBody(request, own.at(-1)?.body);
  const [oldest] = own;
  if (own.length === 1 && oldest !== undefined && isSameText(oldest.body, session.body)) {
    return { action: 'unchanged', url: oldest.url, removed: 0 };
  }
  const written = await write(session, oldest);
  // Nobody but us writes over one comment that was there alone, so that one more look is saved.
  const isAlone = own.length === 1 && request.findNewerRun !== undefined;
  const removed = isAlone ? 0 : await repair(session);
  await tolerate(session, () => yieldToNewer(session));
  const { url, warning, isSuperseded } = session;
  return {
    action: isSuperseded ? 'superseded' : written,
    ...(url === undefined ? {} : { url }),
    removed,
    ...(warning === undefined ? {} : { warning }),
  };
}
