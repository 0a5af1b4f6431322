/** What a person's words ask for. */
export type Command =
  | { readonly type: 'sign-off'; readonly role: string; readonly commit: string }
  | { readonly type: 'withdraw'; readonly role?: string; readonly commit?: string }
  | { readonly type: 'confirm'; readonly ids: readonly string[]; readonly commit: string }
  | { readonly type: 'override'; readonly commit: string; readonly reason: string };

/** A person's statement about a commit, by whatever means it reached GitHub. */
export interface Statement {
  readonly source: 'comment' | 'review' | 'environment';
  /** Id of the comment or review; 0 for an environment approval. */
  readonly id: number;
  readonly pullRequest?: number;
  readonly by: string;
  /** When it was made, UTC, ISO 8601. */
  readonly at: string;
  /** A comment of another text than it had at first: it counts for nothing. */
  readonly isEdited: boolean;
  /** `approve` is a review or an environment approval: of whatever role its author holds. */
  readonly command: Command | { readonly type: 'approve'; readonly commit: string };
  readonly url?: string;
}

/** Members of a role as they could be read. */
export type Roster =
  | { readonly known: true; readonly logins: readonly string[] }
  | { readonly known: false; readonly why: string };

/** A pull request that the subject's commit ships. */
export interface ShippedPullRequest {
  readonly number: number;
  readonly author: string;
  readonly headSha: string;
  /** Tree of its head, where it had to be compared. */
  readonly headTree?: string;
  readonly mergeCommit?: string;
}

/** What GitHub says about who approved what, before anything is decided. */
export interface ApprovalFacts {
  readonly commit: string;
  readonly tree?: string;
  /** Who dispatched the run; on a push nobody is the deployer. */
  readonly deployer?: string;
  /** Every pull request that must be covered. */
  readonly pullRequests: readonly ShippedPullRequest[];
  /** Commits that belong to no pull request, and so can be covered by none. */
  readonly strayCommits: readonly string[];
  /** False if not everything that is shipped could be listed; `why` says it. */
  readonly isComplete: boolean;
  readonly why?: string;
  readonly statements: readonly Statement[];
  readonly rosters: Readonly<Record<string, Roster>>;
}

/** What the policy says of people; from the protected side. */
export interface ApprovalRules {
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Roles that the plan's sign-off items ask for in this environment. */
  readonly asked: readonly string[];
  /** Lifts "author and deployer are barred" and "one person, one role". */
  readonly smallTeam: boolean;
  readonly carry: 'none' | 'same-diff';
}
