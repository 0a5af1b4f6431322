import type { ReleaseRecord } from '../../domain/release.ts';

/** A release as its record says, which the API confirmed. */
export type KnownRelease = Pick<ReleaseRecord, 'commit' | 'image' | 'databaseRevision'>;

export const PREVIOUS_VARIABLES = [
  'HOLDPOINT_PREVIOUS_COMMIT',
  'HOLDPOINT_PREVIOUS_IMAGE',
  'HOLDPOINT_PREVIOUS_DATABASE_REVISION',
] as const;

/** A revision that begins with a hyphen would be read as an option of the command. */
function guardRevision(revision: string | undefined): string | undefined {
  return revision?.startsWith('-') === true ? undefined : revision;
}

/**
 * What the commands of a rollback find in their environment. The record's schema lets through no
 * character that a shell could misread. What is not known is not there, so that an item which needs
 * it ends as `error: config`.
 */
export function listPreviousVariables(
  release: KnownRelease | undefined,
): Readonly<Record<string, string>> {
  if (release === undefined) return {};
  const values = [release.commit, release.image, guardRevision(release.databaseRevision)];
  const entries = PREVIOUS_VARIABLES.map((name, index) => [name, values[index]] as const);
  return Object.fromEntries(entries.filter((entry) => entry[1] !== undefined)) as Record<
    string,
    string
  >;
}
