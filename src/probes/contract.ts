import type * as z from 'zod';
import type { Blast } from '../domain/blast.ts';
import type { Json } from '../domain/json.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Phase } from '../domain/phase.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { Judgement } from '../domain/report.ts';
import type { Toolbox, ToolName } from '../toolbox/toolbox.ts';

/** What a probe uses while it runs; the scheduler holds these as reader-writer locks. */
export type Resource = 'target' | 'database' | 'monitoring' | 'workspace';

/** What a kind of probe is for, in the words of its documentation. */
export interface About {
  /** One sentence that ends in a question mark. */
  readonly question: string;
  /** What goes wrong in production if nobody asks. */
  readonly harm: string;
  /** What to do when it fails. */
  readonly remedy: string;
  /** How the probe shows that it can fail; or why no control exists. */
  readonly control: string;
  readonly blast: Blast;
  /** The standard, RFC or source that the rule comes from. */
  readonly standard?: string;
}

/** The light part of a probe: `check` loads this and nothing else. Lives in options.ts. */
export interface Declaration<Options> {
  /** Folder name, key in the plan, id in reports. */
  readonly kind: string;
  readonly about: About;
  /** Strict, described, no transforms. */
  readonly options: z.ZodType<Options>;
  readonly needs: readonly ToolName[];
  /** Of `needs` what these options really need; all of it if absent. */
  needsOf?(options: Options): readonly ToolName[];
  readonly uses: Readonly<Partial<Record<Resource, 'shared' | 'exclusive'>>>;
  /** Blast radius where the options tell more than the kind; `about.blast` if absent. */
  blastOf?(options: Options, phase: Phase): Blast;
  /** Time for one attempt where the plan says nothing, such as `10m`; 30s if absent. */
  readonly timeout?: string;
  /**
   * True: `collect` proves what it writes to before it writes (a scratch server, by its system
   * identifier), so that `mutate-scratch` needs no identity of the environment.
   */
  readonly provesItself?: boolean;
  /**
   * What a schema can't say without a heavy library (is this a valid RE2 pattern, a valid
   * JSONPath?).
   * Called by `check` and before a run, on options as written; paths are those of the options.
   */
  findProblems?(options: Options): Promise<readonly OptionProblem[]>;
  /** Top-level options in which nothing is substituted: `${NAME}` reaches the probe as written. */
  readonly verbatim?: readonly string[];
  /** Waits for a person: counted as manual in the coverage. */
  readonly isManual?: boolean;
}

export interface OptionProblem {
  readonly path: readonly (string | number)[];
  /** What is wrong and what to write instead. */
  readonly message: string;
}

export interface Signals {
  /** Fires on timeout, deadline and cancellation. */
  readonly abort: AbortSignal;
  /** For an item with `during`: fires when the watched item has ended. */
  readonly until?: AbortSignal;
}

/**
 * The part that touches the world. Lives in collect.ts, exported as `collect`; a throw is `error`.
 */
export type Collect<Options, Evidence, Tool extends ToolName> = (
  options: Options,
  tools: Pick<Toolbox, Tool>,
  signals: Signals,
) => Promise<Evidence>;

/**
 * The pure part: no clock, no I/O; sees redacted evidence and options. Lives in judge.ts. It may be
 * asynchronous for one reason only: to load a matcher's library when the options ask for it.
 */
export type Judge<Options, Evidence> = (
  evidence: Evidence,
  options: Options,
) => Judgement | Promise<Judgement>;

/** Version and shape of the evidence. Lives in judge.ts, exported as `evidence`. */
export interface EvidenceShape<Evidence> {
  readonly version: number;
  readonly schema: z.ZodType<Evidence>;
}

/** One row of cases.ts: feeds the conformance suite and the generated README. */
export interface Case<Evidence> {
  readonly title: string;
  /** `must-not-pass`: a naive check would have been green. `control`: the control did not fail. */
  readonly shows: 'pass' | 'fail' | 'must-not-pass' | 'control';
  /** As written in the plan, before defaults. */
  readonly options: Json;
  readonly evidence: Evidence;
  readonly outcome: Outcome;
  readonly reason?: ReasonCode;
}

/** A row of the registry: lazy imports, so that a kind which no plan uses is never read. */
export interface ProbeModules {
  readonly declaration: () => Promise<{ readonly declaration: Declaration<unknown> }>;
  readonly collect: () => Promise<{ readonly collect: Collect<never, unknown, ToolName> }>;
  readonly judge: () => Promise<{
    readonly judge: Judge<never, never>;
    readonly evidence: EvidenceShape<unknown>;
  }>;
  readonly cases: () => Promise<{ readonly cases: readonly Case<unknown>[] }>;
}

/** Keeps the types of a declaration without repeating them. */
export function declareProbe<Options>(declaration: Declaration<Options>): Declaration<Options> {
  return declaration;
}
