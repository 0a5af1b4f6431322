/** A box as the parsers see it, before it is said what it groups and which code is a command. */
export interface RawBox {
  readonly line: number;
  readonly section: readonly string[];
  readonly text: string;
  readonly checked: boolean;
  readonly depth: number;
  /** Inline code, in order. */
  readonly codes: readonly string[];
  readonly isBold: boolean;
  readonly id?: string;
  readonly markOffset: number;
  readonly noteOffset: number;
}
