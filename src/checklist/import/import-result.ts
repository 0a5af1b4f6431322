/** What a line of a checklist is: the five things that boxes are used for. */
export type Polarity = 'assertion' | 'action' | 'trigger' | 'conditional' | 'approval';

export interface ImportItem {
  /** Counts from 1. */
  readonly line: number;
  /** Headings above the item, outermost first, and the label or group that it stands under. */
  readonly section: readonly string[];
  /** Plain text; for a box, the words that a plan binds it by. */
  readonly text: string;
  readonly checked: boolean;
  readonly polarity: Polarity;
  /** The kind of check that the words make plain, or `manual`; `why` is one sentence. */
  readonly proposed: { readonly kind: string; readonly why: string };
}

/** What `holdpoint init --json` prints. */
export interface ImportResult {
  readonly items: readonly ImportItem[];
  readonly fields: readonly { readonly line: number; readonly label: string }[];
  /** What was read and is no item, with the reason. */
  readonly ignored: readonly { readonly line: number; readonly why: string }[];
}
