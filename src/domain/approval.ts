/** What a person's words ask for. Commits and digests: 12 to 64 hex digits in small letters. */
export type Command =
  | {
      readonly type: 'sign-off';
      /** As it was written; compare it with `isSameRole`. */
      readonly role: string;
      readonly commit: string;
      /** Beginning of the digest of what the signer was shown. */
      readonly digest?: string;
    }
  | { readonly type: 'withdraw'; readonly role?: string; readonly commit?: string }
  | { readonly type: 'confirm'; readonly ids: readonly string[]; readonly commit: string }
  | { readonly type: 'override'; readonly commit: string; readonly reason: string };

/**
 * What GitHub's own buttons say. `approve` is a review or an environment approval: of whatever role
 * its author holds.
 */
export type Gesture =
  | { readonly type: 'approve'; readonly commit: string }
  | { readonly type: 'request-changes' }
  | { readonly type: 'dismissed' };

/** A person's statement about a commit, by whatever means it reached GitHub. */
export interface Statement {
  readonly source: 'comment' | 'review' | 'environment';
  /** Id of the comment or review; 0 for an environment approval. */
  readonly id: number;
  /** Place among the commands of the same comment; 0 if absent. */
  readonly index?: number;
  /** Absent for a comment on a commit, and for an environment approval. */
  readonly pullRequest?: number;
  readonly by: string;
  /** When it was made, UTC, ISO 8601; empty for an environment approval: GitHub tells no time. */
  readonly at: string;
  /** A comment of another text than it had at first: it grants nothing. */
  readonly isEdited: boolean;
  readonly command: Command | Gesture;
  readonly url?: string;
}

/** Members of a role as they could be read. */
export type Roster =
  | { readonly known: true; readonly logins: readonly string[] }
  | { readonly known: false; readonly why: string };

/**
 * How a pull request's head is in what is shipped. `head`: the commit itself is. `merge`: the merge
 * that GitHub recorded of it is. `queue`: the merge group was made for it. `none`: nobody knows.
 */
export type ShippedAs = 'head' | 'merge' | 'queue' | 'none';

/** A pull request that the subject's commit ships. */
export interface ShippedPullRequest {
  readonly number: number;
  readonly author: string;
  readonly headSha: string;
  readonly shippedAs: ShippedAs;
  /** Tree, time (the committer's clock) and author of its head, where they had to be known. */
  readonly headTree?: string;
  readonly headCommittedAt?: string;
  /** Absent for a merge commit: who brings a branch up to date is not its author. */
  readonly headAuthor?: string;
  readonly mergedAt?: string;
  /** Earlier heads whose diff is that of the head; only where the plan carries sign-offs over. */
  readonly sameDiff?: readonly string[];
  readonly mergeCommit?: string;
}

/** A commit that belongs to no pull request. */
export interface StrayCommit {
  readonly sha: string;
  /** Login, if GitHub knows one. */
  readonly author?: string;
}

/** What GitHub says about who approved what, before anything is decided. */
export interface ApprovalFacts {
  /**
   * When it was read, ISO 8601: the one moment at which every item of a run judges how old a
   * sign-off is. Were it several, one person could fill one role before it and another after it.
   */
  readonly readAt?: string;
  readonly commit: string;
  readonly tree?: string;
  /** Who dispatched the run, and who started it again; on a push nobody is the deployer. */
  readonly deployers?: readonly string[];
  /** Every pull request that must be covered. */
  readonly pullRequests: readonly ShippedPullRequest[];
  /** Only a sign-off of the deployed commit itself covers these. */
  readonly strayCommits: readonly StrayCommit[];
  /** False if not everything that is shipped could be listed; `why` says it. */
  readonly isComplete: boolean;
  readonly why?: string;
  /** In no order that means anything. */
  readonly statements: readonly Statement[];
  /** Every role of the plan, so that a word that names none is known as such. */
  readonly roles: readonly string[];
  /** By role, as the plan writes it: those that are asked, that own items, and `override`. */
  readonly rosters: Readonly<Record<string, Roster>>;
  /** Logins, in small letters, of those who confirmed something: may they write here? */
  readonly writers: Readonly<Record<string, boolean>>;
}

/** A role that sign-off items ask for, with all that its items demand of a sign-off. */
export interface AskedRole {
  /** As `roles` writes it. */
  readonly role: string;
  /** Sign-offs that are older do not count. */
  readonly validForMs: number;
  /** Environment approvals of the run count too. */
  readonly environmentApprovals: boolean;
  /**
   * SHA-256 (hex) of what the signer is shown: a sign-off has to carry its beginning. `unknown`:
   * there is one, but it could not be read, so that nothing fills the role.
   */
  readonly digest?: string;
}

/** What the policy says of people; from the protected side. */
export interface ApprovalRules {
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Roles that the plan's sign-off items ask for in this environment; the earlier come first. */
  readonly asked: readonly AskedRole[];
  /** Roles that own manual items. */
  readonly owners: readonly string[];
  /** Lifts "author and deployer are barred" and "one person, one role". */
  readonly smallTeam: boolean;
  /** `same-diff`: a push keeps the sign-offs of an earlier head that changes exactly the same. */
  readonly carry: 'none' | 'same-diff';
}
