import type { PostedStatus } from '../domain/github.ts';

/** A run that spoke through statuses: each is kept for ever, so that none can be overwritten. */
export interface AnnouncedRun {
  /** Decimal. */
  readonly runId: string;
  readonly attempt: number;
  /** Its last words, one for each context. */
  readonly words: readonly PostedStatus[];
}

/** What a run says before it knows anything. */
export const RUNNING = 'Running: there is no verdict yet.';

interface RunKey {
  readonly runId: string;
  readonly attempt: number;
}

/** Run and attempt that a status links to. */
function parseRun({ targetUrl = '' }: PostedStatus): RunKey | undefined {
  const match = /\/actions\/runs\/(\d{1,16})(?:\/attempts\/(\d{1,6}))?$/.exec(targetUrl);
  return match === null ? undefined : { runId: match[1] ?? '', attempt: Number(match[2] ?? 1) };
}

/** Above zero if the first is the newer one. */
export function compareRuns(one: RunKey, other: RunKey): number {
  const difference = BigInt(one.runId) - BigInt(other.runId);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return Math.sign(one.attempt - other.attempt);
}

function findNewestKey(statuses: readonly PostedStatus[]): RunKey | undefined {
  return statuses
    .map(parseRun)
    .filter((key) => key !== undefined)
    .reduce<RunKey | undefined>(
      (best, key) => (best === undefined || compareRuns(key, best) > 0 ? key : best),
      undefined,
    );
}

/** A verdict outlasts the `pending` of the same run, which another run may have repeated later. */
function findLastWord(words: readonly PostedStatus[]): PostedStatus | undefined {
  return words.find(({ description }) => description !== RUNNING) ?? words[0];
}

/**
 * The newest run among statuses (newest first) of one author: whoever may write statuses could
 * invent a run, but a workflow's token writes under one name.
 */
export function findNewestRun(
  statuses: readonly PostedStatus[],
  author: string | undefined,
): AnnouncedRun | undefined {
  const own = statuses.filter(({ creator }) => creator === author);
  const key = findNewestKey(own);
  if (key === undefined) return undefined;
  const ofRun = own.filter((one) => {
    const other = parseRun(one);
    return other !== undefined && compareRuns(other, key) === 0;
  });
  const contexts = [...new Set(ofRun.map(({ context }) => context))];
  const words = contexts.flatMap(
    (context) => findLastWord(ofRun.filter((one) => one.context === context)) ?? [],
  );
  return { ...key, words };
}
