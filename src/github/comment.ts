import type { IssueComment } from '../domain/github.ts';
import { type CommentMarker, parseMarker, renderMarker } from '../domain/marker.ts';
import { type AnnouncedRun, compareRuns } from './newest-run.ts';
import { GitHubError, type GitHubPort } from './port.ts';
import { isSameText } from './same-text.ts';
import { type CommentPlace, type CommentThread, openThread, type ThreadPort } from './thread.ts';

export interface CommentRequest {
  readonly place: CommentPlace;
  /**
   * Makes the text from the one of ours that stands there, if any. It begins with the marker; if it
   * does not, the marker is put before it.
   */
  readonly render: (standing: string | undefined) => string;
  readonly marker: CommentMarker;
  /** Login that our comments are written under. Default: that of the workflow's own token. */
  readonly author?: string;
  /** Path of the running workflow: a newer run counts only if it is of this one. */
  readonly workflowPath?: string;
  /** A newer run that announced itself where nobody can write over it; absent: nobody can say. */
  readonly findNewerRun?: () => Promise<AnnouncedRun | undefined>;
  /** What stands for a newer run whose own text was written over. */
  readonly renderNewer?: (run: AnnouncedRun, standing: string) => string;
  /** The text of a newer run with what ours adds to it; undefined if it adds nothing. */
  readonly addTo?: (newer: string, ours: string) => string | undefined;
}

export interface PublishedComment {
  /** `superseded`: the comment of a newer run stands, and ours does not. */
  readonly action: 'created' | 'updated' | 'unchanged' | 'superseded';
  readonly url?: string;
  /** Duplicates that were deleted. */
  readonly removed: number;
  /** One sentence about what could not be made sure. */
  readonly warning?: string;
}

type Port = Pick<GitHubPort, 'findRun'> & ThreadPort;

interface OwnComment extends IssueComment {
  readonly marker: CommentMarker;
}

/** What this publication has learnt so far. */
interface Session {
  readonly port: Port;
  readonly thread: CommentThread;
  readonly request: CommentRequest;
  body: string;
  author: string;
  url?: string;
  isSuperseded: boolean;
  /** Runs that were asked for, by run and attempt, and whether they are real. */
  readonly runs: Map<string, boolean>;
  warning?: string;
}

/** Tells the text that one run wrote for another from what that run wrote itself. */
export const STUB = '<!-- holdpoint:stub -->';
const DEFAULT_AUTHOR = 'github-actions[bot]';
/**
 * Each round is answered by another run at most once; who still quarrels has no concurrency group.
 */
const ROUNDS = 3;

/** Comments with our marker, of our author: the marker alone is text that anybody can paste. */
function findOwn(comments: readonly IssueComment[], session: Session): readonly OwnComment[] {
  const { plan, environment } = session.request.marker;
  return comments
    .flatMap((comment) => {
      const marker = parseMarker(comment.body);
      if (comment.author.toLowerCase() !== session.author.toLowerCase()) return [];
      if (marker?.plan !== plan || marker.environment !== environment) return [];
      return [{ ...comment, marker }];
    })
    .sort((one, other) => one.id - other.id);
}

async function askForRun(session: Session, marker: CommentMarker): Promise<boolean> {
  const { port, request } = session;
  try {
    const run = await port.findRun(marker.runId);
    if (run === undefined || run.attempt < marker.attempt) return false;
    return request.workflowPath === undefined || run.workflowPath === request.workflowPath;
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 403) throw error;
    session.warning = `Whether run ${marker.runId}, which wrote here before, is a newer one is not known. ${error.message}`;
    return false;
  }
}

/** Newer than ours, and real: an invented run must not keep us from writing for ever. */
async function isNewer(session: Session, marker: CommentMarker): Promise<boolean> {
  if (compareRuns(marker, session.request.marker) <= 0) return false;
  const key = `${marker.runId}/${marker.attempt}`;
  const isReal = session.runs.get(key) ?? (await askForRun(session, marker));
  session.runs.set(key, isReal);
  return isReal;
}

async function findNewer(
  session: Session,
  own: readonly OwnComment[],
): Promise<OwnComment | undefined> {
  let newest: OwnComment | undefined;
  for (const comment of own) {
    if (newest !== undefined && compareRuns(comment.marker, newest.marker) < 0) continue;
    if (await isNewer(session, comment.marker)) newest = comment;
  }
  return newest;
}

/** What should stand: the newer run's text, else that of our own run which was written last. */
async function findBest(session: Session, own: readonly OwnComment[]): Promise<string> {
  const newer = await findNewer(session, own);
  session.isSuperseded = newer !== undefined;
  if (newer !== undefined) return newer.body;
  const equal = own.findLast(({ marker }) => compareRuns(marker, session.request.marker) === 0);
  return equal?.body ?? session.body;
}

/** One round of looking and repairing; undefined once nothing was left to repair. */
async function repairOnce(session: Session): Promise<number | undefined> {
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
async function repair(session: Session): Promise<number> {
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
async function tolerate(session: Session, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    session.warning = `The comment is written; whether it is the only one is not known. ${error.message}`;
  }
}

/**
 * Our write may have covered that of a newer run, which has looked for the last time. Its text is
 * lost then, but not its word, which stands in the statuses; if it is still running it will write.
 */
async function yieldToNewer(session: Session): Promise<void> {
  const { request, thread } = session;
  for (let round = 0; round < ROUNDS; round += 1) {
    const newer = await request.findNewerRun?.();
    if (newer === undefined || request.renderNewer === undefined) return;
    session.isSuperseded = true;
    const [oldest] = findOwn(await thread.list(), session);
    const isTheirs = oldest !== undefined && compareRuns(oldest.marker, newer) >= 0;
    const isStub = oldest?.body.includes(STUB) === true;
    if (oldest === undefined || (isTheirs && !isStub)) return;
    const stub = request.renderNewer(newer, oldest.body);
    if (isSameText(oldest.body, stub)) return;
    await thread.update(oldest.id, stub);
  }
}

async function write(
  session: Session,
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
async function giveWay(session: Session, newer: OwnComment): Promise<PublishedComment> {
  const { request, thread } = session;
  const merged = request.addTo?.(newer.body, renderBody(request, undefined));
  if (merged !== undefined) await thread.update(newer.id, merged);
  return { action: 'superseded', url: newer.url, removed: 0 };
}

function openSession(port: Port, request: CommentRequest): Session {
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
  port: Port,
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
