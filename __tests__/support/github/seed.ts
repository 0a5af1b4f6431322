import type { RepositoryPermission } from '../../../src/domain/github.ts';
import type { CheckRunSeed } from './shims/check-runs.ts';
import type { RunSeed } from './shims/runs.ts';

/** What is there before the test begins. */
export interface GitHubSeed {
  /** `owner/name`; default `acme/crm`. */
  readonly repository?: string;
  /** Files of the default branch, `main`. */
  readonly files?: Readonly<Record<string, string>>;
  /** In this order; one that is merged is merged before the next one is opened. */
  readonly pullRequests?: readonly PullRequestSeed[];
  readonly runs?: readonly RunSeed[];
  /** What the workflow's own token may do; default: everything that Holdpoint documents. */
  readonly permissions?: Permissions;
  /** What people may do in the repository; default: the team writes, strangers read. */
  readonly people?: Readonly<Record<string, RepositoryPermission>>;
  /** Logins of a team by `org/team`; any other team is a 404, as one that is hidden. */
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  /** Numbers of discussions. */
  readonly discussions?: readonly number[];
}

export interface PullRequestSeed {
  /** Default: the owner. */
  readonly author?: string;
  /** Files that its branch adds or changes. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the API lists as changed; more than the files, where a test needs thousands. */
  readonly changes?: readonly ChangeSeed[];
  readonly comments?: readonly CommentSeed[];
  readonly reviews?: readonly ReviewSeed[];
  /** Of its head. */
  readonly checkRuns?: readonly CheckRunSeed[];
  /** Merged into `main`; true is a merge commit. */
  readonly merged?: true | MergeMethod;
  /** Its head is in a fork of its author. */
  readonly fork?: true;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface CommentSeed {
  readonly author: string;
  readonly body: string;
  /** When it was written; now if absent. */
  readonly at?: string;
}

export interface ReviewSeed {
  readonly author: string;
  /** Default APPROVED. */
  readonly state?: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
  readonly body?: string;
  /** Default: the head at that moment. */
  readonly commit?: string;
  readonly at?: string;
}

export interface ChangeSeed {
  readonly filename: string;
  readonly previous_filename?: string;
}

export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>;
export type PermissionName =
  | 'actions'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'discussions'
  | 'issues'
  | 'pull-requests'
  | 'statuses';

/** `contents: write`, which comments of commits need, is not among them. */
export const ALL_PERMISSIONS: Permissions = {
  actions: 'write',
  checks: 'read',
  contents: 'read',
  deployments: 'write',
  discussions: 'write',
  issues: 'write',
  'pull-requests': 'write',
  statuses: 'write',
};

/** Author of what the workflow's own token writes. */
export const BOT = 'github-actions[bot]';
/** A person with write access, who owns the repository. */
export const PERSON = 'acme';
/** Somebody who is none of us. */
export const STRANGER = 'mallory';
/** People who work here. */
export const TEAM = ['ana', 'jonas', 'mette', 'bob', 'carla'] as const;

/** Long enough that masking it mangles nothing; no shape of a real token. */
export const TOKENS: Readonly<Record<string, string>> = {
  [BOT]: 'local-token-of-the-workflow-0123456789',
  [PERSON]: 'local-token-of-a-person-0123456789',
  [STRANGER]: 'local-token-of-a-stranger-0123456789',
  ...Object.fromEntries(TEAM.map((login) => [login, `local-token-of-${login}-0123456789`])),
};
