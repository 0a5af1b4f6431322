import type { Commit } from '../../domain/github.ts';
import { isSameWaiver, type Waiver } from '../../domain/waiver.ts';
import type { GitHubPort } from '../port.ts';

/** What is asked of GitHub about the history of the file. */
export type HistoryPort = Pick<GitHubPort, 'listCommitsOf' | 'readFile'>;

/** The file of waivers on the protected side. */
export interface WaiverHistory {
  readonly path: string;
  /** Full name of the protected branch, `refs/heads/main`. */
  readonly ref: string;
  /** Waivers of a text; a throw means that it is none. */
  readonly parse: (text: string) => readonly Waiver[];
}

/** Edits of the file that are looked at, newest first. */
const MAX_EDITS = 50;

/** Answers whether a commit has the waiver; each commit's file is read once. */
export function openSnapshots(port: Pick<GitHubPort, 'readFile'>, history: WaiverHistory) {
  const { path, parse } = history;
  const known = new Map<string, Promise<readonly Waiver[]>>();
  const read = async (commit: string): Promise<readonly Waiver[]> => {
    const text = await port.readFile(path, commit);
    try {
      return text === undefined ? [] : parse(text);
    } catch {
      // A file that is no file of waivers grants nothing.
      return [];
    }
  };
  return async (commit: string, waiver: Waiver): Promise<boolean> => {
    const waivers = known.get(commit) ?? read(commit);
    known.set(commit, waivers);
    return (await waivers).some((one) => isSameWaiver(one, waiver));
  };
}

export type Snapshots = ReturnType<typeof openSnapshots>;

export type Origin = { readonly commit: Commit } | { readonly why: string };

/**
 * The commit that brought exactly this waiver to the branch: one that has it while no parent does.
 * Follows parents, the branch's own first, because the order of a list goes by clocks that
 * committers set. A waiver that was taken out and put back was brought by what put it back.
 */
export async function findOrigin(
  waiver: Waiver,
  port: HistoryPort,
  history: WaiverHistory,
  hasIt: Snapshots,
): Promise<Origin> {
  const { path, ref } = history;
  let at = ref;
  for (let edits = 0; edits < MAX_EDITS; edits += 1) {
    // The newest edit as of here has the file as it is here.
    const [commit] = await port.listCommitsOf(path, at);
    const isThere = commit !== undefined && (edits > 0 || (await hasIt(commit.sha, waiver)));
    if (!isThere) return { why: `it does not stand in ${path} of ${ref} now` };
    const parent = await findHolder(commit.parents, waiver, hasIt);
    if (parent === undefined) return { commit };
    at = parent;
  }
  return { why: `what brought it is more than ${MAX_EDITS} edits of ${path} ago` };
}

async function findHolder(
  parents: readonly string[],
  waiver: Waiver,
  hasIt: Snapshots,
): Promise<string | undefined> {
  for (const parent of parents) if (await hasIt(parent, waiver)) return parent;
  return undefined;
}
