import type { IssueComment } from '../domain/github.ts';
import { type CommentMarker, parseMarker } from '../domain/marker.ts';
import { type AnnouncedRun, compareRuns } from './newest-run.ts';
import { GitHubError, type GitHubPort } from './port.ts';
import type { CommentPlace, CommentThread, ThreadPort } from './thread.ts';

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
  /** True if a comment says what that run found, whoever wrote it. */
  readonly holds?: (body: string, run: AnnouncedRun) => boolean;
  /** The text of a newer run with what ours adds to it; undefined if it adds nothing. */
  readonly addTo?: (newer: string, ours: string) => string | undefined;
}

export type CommentPort = Pick<GitHubPort, 'findRun'> & ThreadPort;

export interface OwnComment extends IssueComment {
  readonly marker: CommentMarker;
}

/** What this publication has learnt so far. */
export interface CommentSession {
  readonly port: CommentPort;
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

/** Comments with our marker, of our author: the marker alone is text that anybody can paste. */
export function findOwn(
  comments: readonly IssueComment[],
  session: CommentSession,
): readonly OwnComment[] {
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

async function askForRun(session: CommentSession, marker: CommentMarker): Promise<boolean> {
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
async function isNewer(session: CommentSession, marker: CommentMarker): Promise<boolean> {
  if (compareRuns(marker, session.request.marker) <= 0) return false;
  const key = `${marker.runId}/${marker.attempt}`;
  const isReal = session.runs.get(key) ?? (await askForRun(session, marker));
  session.runs.set(key, isReal);
  return isReal;
}

export async function findNewer(
  session: CommentSession,
  own: readonly OwnComment[],
): Promise<OwnComment | undefined> {
  let newest: OwnComment | undefined;
  for (const comment of own) {
    if (newest !== undefined && compareRuns(comment.marker, newest.marker) < 0) continue;
    if (await isNewer(session, comment.marker)) newest = comment;
  }
  return newest;
}
