/** What is there before the test begins. */
export interface GitHubSeed {
  /** `owner/name`; default `acme/crm`. */
  readonly repository?: string;
  /** Files of the default branch, `main`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly pullRequests?: readonly PullRequestSeed[];
  readonly runs?: readonly RunSeed[];
  /** What the workflow's own token may do; default: everything that Holdpoint documents. */
  readonly permissions?: Permissions;
}

export interface PullRequestSeed {
  /** Files that its branch adds or changes. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the API lists as changed; more than the files, where a test needs thousands. */
  readonly changes?: readonly ChangeSeed[];
  readonly comments?: readonly { readonly author: string; readonly body: string }[];
}

export interface ChangeSeed {
  readonly filename: string;
  readonly previous_filename?: string;
}

export interface RunSeed {
  readonly id: number;
  readonly attempt: number;
  readonly path: string;
}

export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>;
export type PermissionName = 'contents' | 'pull-requests' | 'statuses' | 'actions';

export const ALL_PERMISSIONS: Permissions = {
  contents: 'read',
  'pull-requests': 'write',
  statuses: 'write',
  actions: 'read',
};

export interface SeededPullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly changes: readonly ChangeSeed[];
}

/** Author of what the workflow's own token writes. */
export const BOT = 'github-actions[bot]';
/** A person with write access, who owns the repository. */
export const PERSON = 'acme';
/** Somebody who is none of us. */
export const STRANGER = 'mallory';

/** Long enough that masking it mangles nothing; no shape of a real token. */
export const TOKENS: Readonly<Record<string, string>> = {
  [BOT]: 'local-token-of-the-workflow-0123456789',
  [PERSON]: 'local-token-of-a-person-0123456789',
  [STRANGER]: 'local-token-of-a-stranger-0123456789',
};
