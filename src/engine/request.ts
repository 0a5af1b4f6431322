import type { GitHubTool } from '../domain/github.ts';
import type { PlannedItem } from '../domain/item.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { PlannedEnvironment } from '../domain/plan.ts';
import type { ItemResult } from '../domain/report.ts';
import type { Subject } from '../domain/subject.ts';
import type { Collect, Declaration, EvidenceShape, Judge } from '../probes/contract.ts';
import type { ApprovalsTool, ClockTool, ToolName } from '../toolbox/toolbox.ts';
import type { Redactor } from './redact.ts';

/** A probe with its three parts loaded; types are erased, the schemas guard the borders. */
export interface LoadedProbe {
  readonly declaration: Declaration<unknown>;
  readonly collect: Collect<never, unknown, ToolName>;
  readonly judge: Judge<never, never>;
  readonly evidence: EvidenceShape<unknown>;
}

/** What `if` looks at, and what the event forbids. */
export interface RunContext {
  readonly event: string;
  /** Paths that the change touches; undefined if they could not be read. */
  readonly paths?: readonly string[];
  /** The event may carry what a stranger wrote: no processes, no files. */
  readonly untrusted: boolean;
  readonly dryRun: boolean;
}

/** The items of one phase, selected, in the order of the plan. */
export interface EngineRequest {
  readonly items: readonly PlannedItem[];
  /** One after the other: `deployment` and `rollback`. Items with `during` run beside them. */
  readonly serial: boolean;
  readonly subject: Subject;
  readonly environments: Readonly<Record<string, PlannedEnvironment>>;
  readonly context: RunContext;
  /** Outcomes of items of earlier phases, of this run or of a report that counts. */
  readonly known: ReadonlyMap<string, Outcome>;
  /** The process environment of the run; tokens of the runner are already taken out. */
  readonly variables: Readonly<Record<string, string>>;
  readonly publicNames: readonly string[];
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly concurrency: number;
  /** Epoch milliseconds after which nothing starts and everything is aborted. */
  readonly deadlineAt?: number;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  /** Throws if the kind is unknown, which a validated plan rules out. */
  loadProbe(kind: string): Promise<LoadedProbe>;
  /**
   * What the gate makes of an item that failed or warned, before anything that needs it looks at
   * it: the result itself, or the waived one. A rejection, and no answer before the end of the run,
   * leave the result as it is.
   */
  waive?(result: ItemResult): Promise<ItemResult>;
  /** Called as each item starts and ends. */
  onProgress?(event: ProgressEvent): void;
  /** The clock of the machine if absent. */
  readonly clock?: ClockTool;
  /** Connected when an item first needs it; without it such items are `error: auth`. */
  connectGitHub?(): Promise<GitHubTool>;
  readonly approvals?: ApprovalsTool;
}

export type ProgressEvent =
  | { readonly type: 'start'; readonly item: PlannedItem }
  | { readonly type: 'attempt'; readonly item: PlannedItem; readonly attempt: number }
  | { readonly type: 'end'; readonly item: PlannedItem; readonly result: ItemResult };
