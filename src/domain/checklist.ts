/** One box of a checklist. Offsets count UTF-16 code units of the source; lines count from 1. */
export interface Box {
  readonly line: number;
  /** Headings above the box, outermost first, as plain text. */
  readonly section: readonly string[];
  /** Plain text without Markdown. */
  readonly text: string;
  readonly checked: boolean;
  /** 0 for a box that stands in no other box. */
  readonly depth: number;
  /** A box that only groups the boxes below it. */
  readonly isGroup: boolean;
  /** Inline code that looks like a command, in order. */
  readonly commands: readonly string[];
  /** Set by an HTML comment `<!-- id: name -->` in the item. */
  readonly id?: string;
  /** Offset of the character between the brackets. */
  readonly markOffset: number;
  /** Offset at which a note about the item can be inserted (end of its first paragraph). */
  readonly noteOffset: number;
}

/** A blank to fill in: `**Performed By:** ____`. */
export interface ChecklistField {
  readonly line: number;
  readonly label: string;
  /** Where the blank stands in the source, so that it can be filled. */
  readonly blankStart: number;
  readonly blankEnd: number;
}

export interface Checklist {
  readonly path: string;
  readonly source: string;
  readonly boxes: readonly Box[];
  readonly fields: readonly ChecklistField[];
}

/** How much of the checklist the plan accounts for. Group boxes count as nothing. */
export interface Coverage {
  /** Boxes whose item has an automated probe. */
  readonly bound: number;
  /** Boxes whose item waits for a person. */
  readonly manual: number;
  /** Boxes that the plan does not name. */
  readonly unbound: number;
  readonly total: number;
}
