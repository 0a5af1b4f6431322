import type { ReasonCode } from './reason.ts';

/** A probe could not measure: becomes the outcome `error` (or `inconclusive`) with this reason. */
export class ProbeError extends Error {
  override readonly name = 'ProbeError';
  readonly reason: ReasonCode;
  /** What the user can do about it, one sentence; the probe's own remedy stands in if absent. */
  readonly remedy: string | undefined;

  constructor(reason: ReasonCode, message: string, options?: { cause?: unknown; remedy?: string }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.remedy = options?.remedy;
  }
}

/** One thing that is wrong with a file that the user wrote. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to write instead; the nearest right word is part of it. */
  readonly message: string;
}

/** The plan, or how the program was called, is wrong: exit code 2, every problem at once. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** The program was called in a way that makes no sense: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `file:line:column: message`, the form that editors and CI logs link. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
