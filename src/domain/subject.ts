/** What is judged. Evidence counts for exactly this and for nothing else. */
export interface Subject {
  /** `owner/name`, or the folder's name outside GitHub. */
  readonly repository: string;
  /** The commit's full object name (40 or 64 hex digits); empty outside a repository. */
  readonly commit: string;
  /** The commit's Git tree, if it could be read. */
  readonly tree?: string;
  /** Image digest of the release, if known. */
  readonly image?: string;
  readonly environment: string;
  /** SHA-256 of the plan as it was read, in hex. */
  readonly planDigest: string;
}
