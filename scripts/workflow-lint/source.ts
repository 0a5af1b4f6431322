/** A workflow or the metadata of an action, wherever it is written. */
export interface Source {
  /** Path below the root. */
  readonly file: string;
  /** Lines of the file that stand before it. */
  readonly linesBefore: number;
  readonly text: string;
  readonly kind: 'workflow' | 'action';
}

export interface Finding {
  readonly file: string;
  /** From 1, in the file. */
  readonly line: number;
  readonly message: string;
}

/** What one linter says of every source. */
export type LintResult =
  | { readonly linter: string; readonly files: number; readonly findings: readonly Finding[] }
  | { readonly linter: string; readonly skipped: string };

export interface RawFinding {
  /** From 1, in the text of the source. */
  readonly line: number;
  readonly message: string;
}

export function toFinding(source: Source, { line, message }: RawFinding): Finding {
  return { file: source.file, line: source.linesBefore + line, message };
}
