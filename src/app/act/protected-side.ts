import { UsageError } from '../../domain/errors.ts';
import { type ContentsSettings, readContents } from '../../github/contents.ts';
import { GitHubError } from '../../github/port.ts';
import { openFolder, type PlanSource } from '../../plan/source.ts';

export interface ProtectedSide {
  readonly source: PlanSource;
  /** There is no plan on the protected side yet, so the work tree's own is shown as a preview. */
  readonly isPreview: boolean;
}

/** What can't be read from there is no reason to read it from elsewhere, and no fault of ours. */
async function readAt(settings: ContentsSettings, path: string, ref: string) {
  try {
    return await readContents(settings, path, ref);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    throw new UsageError(`\`${path}\` can't be read from the protected side. ${error.message}`);
  }
}

function openRef(settings: ContentsSettings, ref: string): PlanSource {
  const known = new Map<string, Promise<string | undefined>>();
  return {
    label: ref,
    read: (path) => {
      const text = known.get(path) ?? readAt(settings, path, ref);
      known.set(path, text);
      return text;
    },
  };
}

/**
 * Where the policy is read from (design rule 7): the ref of the protected side, or the work tree
 * where the event has no other side. Throws UsageError if the protected side can't be read: a plan
 * that a pull request could have written is no stand-in for it.
 */
export async function openProtectedSide(
  ref: string | undefined,
  root: string,
  planPath: string,
  settings: ContentsSettings,
): Promise<ProtectedSide> {
  if (ref === undefined) return { source: openFolder(root), isPreview: false };
  const source = openRef(settings, ref);
  const plan = await source.read(planPath);
  return plan === undefined
    ? { source: openFolder(root), isPreview: true }
    : { source, isPreview: false };
}
