import type { Outcome } from '../../src/domain/outcome.ts';

/** What became of one item in one run of the plan. */
export interface Cell {
  readonly kind: string;
  /** A trigger is `fired`, `clear` or `unknown`. */
  readonly outcome: Outcome | 'fired' | 'clear' | 'unknown';
  readonly reason?: string;
  /** Summary, findings and remedy as one text. */
  readonly says: string;
}

/** By number of the item in the checklist, from 1. */
export type Cells = ReadonlyMap<number, Cell>;

/** What a defect promises: `defects/<name>.yml`. */
export interface Defect {
  readonly name: string;
  readonly item: number;
  readonly shows: string;
  readonly expect: { readonly outcome: string; readonly reason: string; readonly says: string };
  /** Other items that change as a true consequence: number and outcome. */
  readonly others: Readonly<Record<string, string>>;
  readonly github: GitHubDefect;
  readonly plan: readonly { readonly from: string; readonly to: string }[];
  /** It changes neither the tree nor a database, so that migrations are the same as without it. */
  readonly keepsMigrations: boolean;
}

/** What is wrong on GitHub. */
export interface GitHubDefect {
  /** Conclusion by name of the check; `missing` and `other-commit` are none. */
  readonly checks?: Readonly<Record<string, string>>;
  /** Who signs, by role; null for nobody. */
  readonly signOffs?: Readonly<Record<string, string | null>>;
  /** The commit that is signed: the head of the pull request, or the one before a late push. */
  readonly signed?: 'head' | 'before-push';
  readonly staging?: 'none' | 'other-image' | 'other-commit' | 'failed' | 'just-now';
  readonly announced?: 'none' | 'just-now' | 'by-a-stranger';
}
