/** Something that may be an item of the checklist, before it is judged. */
export interface Candidate {
  readonly line: number;
  readonly section: readonly string[];
  readonly text: string;
  readonly checked: boolean;
  readonly origin: 'box' | 'mark' | 'row' | 'plain' | 'step';
  /** Candidates of one list or table share it. */
  readonly list: number;
  /** Inline code, and commands of columns and fences, in order. */
  readonly codes: readonly string[];
  /** Source of the text, with its Markdown. */
  readonly raw: string;
  /** What the author says should come out, if a column says so. */
  readonly expected?: string;
  /** A row of a table for signatures. */
  readonly isSignature?: boolean;
  /** A box that only groups the ones below it. */
  readonly isGroup?: boolean;
}

export interface Ignored {
  readonly line: number;
  readonly why: string;
}

/** What a part of the document yields. */
export interface Found {
  readonly candidates: Candidate[];
  readonly ignored: Ignored[];
}
