import type { Checklist } from '../../domain/checklist.ts';
import type { GitHubTool } from '../../domain/github.ts';
import type { PlannedItem } from '../../domain/item.ts';
import type { Phase } from '../../domain/phase.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Report } from '../../domain/report.ts';
import type { Waiver, WaiverProof } from '../../domain/waiver.ts';
import type { ProgressEvent } from '../../engine/request.ts';
import type { PlanSource } from '../../plan/source.ts';
import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import type { Policy } from './read-policy.ts';

/** A report of an earlier job, and the digest that the job itself gave for it. */
export interface ReportReference {
  readonly path: string;
  /**
   * SHA-256 in hex, from the job's outputs; empty if none was named, and then it does not count.
   */
  readonly digest: string;
}

/** What a run is asked to do; the Action's inputs and the CLI's options both end here. */
export interface RunSettings {
  /** Workspace, absolute. */
  readonly root: string;
  readonly planPath: string;
  readonly phases: readonly Phase[];
  /** Absent: the plan's only environment. */
  readonly environment?: string;
  /** Ids or `tag:name`; empty means everything. */
  readonly only: readonly string[];
  readonly isDryRun: boolean;
  readonly image?: string;
  readonly reports: readonly ReportReference[];
  readonly reportDir: string;
  readonly concurrency: number;
  readonly deadlineMs?: number;
  /** The process environment without the runner's own tokens. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Where a run takes place and what it judges. */
export interface RunOrigin {
  readonly repository: string;
  readonly commit: string;
  readonly tree?: string;
  /** GitHub event, or `cli`. */
  readonly event: string;
  readonly runId: string;
  readonly attempt: number;
  readonly workflow?: string;
  readonly url?: string;
  readonly actor?: string;
  readonly isUntrusted: boolean;
}

/** What the run needs from outside; each entry brings its own. */
export interface RunPorts {
  /** Where plan and checklist are read from: the protected side. */
  readonly policy: PlanSource;
  /** True if there is no plan on the protected side yet: a preview, which blocks nothing. */
  readonly isPreview: boolean;
  /** Paths that the change touches, asked for only if the plan looks at them. */
  readonly listChangedPaths?: () => Promise<readonly string[] | undefined>;
  /** What the entry has to say about the run; becomes part of the report's warnings. */
  readonly notes?: readonly string[];
  /** Values that must appear nowhere, though they are no variable of the run. */
  readonly secrets?: readonly { readonly name: string; readonly value: string }[];
  readonly signal: AbortSignal;
  /** Called once the items are known and before the first one runs. */
  readonly onStart?: (items: readonly PlannedItem[]) => void;
  readonly onProgress?: (event: ProgressEvent) => void;
  /** Called once it is known what the run is about, and before anything runs. */
  readonly onReady?: (about: RunAbout) => void;
  /** For probes that ask GitHub; absent without a token. */
  readonly connectGitHub?: () => Promise<GitHubTool>;
  /** Who may sign and who did, by the plan's rules; absent where nobody can be asked. */
  readonly openApprovals?: (policy: Policy, environment: string) => ApprovalsTool;
  /**
   * Whether `approvedBy` of a waiver approved what brought it to the protected side; asked only of
   * a waiver that would cover something. Absent where nobody can tell: no waiver counts then.
   */
  readonly proveWaiver?: (waiver: Waiver) => Promise<WaiverProof>;
  /** The deployment that the run may be part of; asked before anything runs. Never rejects. */
  readonly openTracking?: (about: TrackedRun) => Promise<Tracking>;
  /** Asked only where something stands in the way; a rejection is a missing override. */
  readonly findOverride?: (approvals: ApprovalsTool) => Promise<Override | undefined>;
}

/** A named person's word that this commit must go out although the gate is closed (design §7). */
export type Override = NonNullable<Report['override']>;

/** What is known of a run once its items are chosen. */
export interface TrackedRun extends RunAbout {
  /** Address of the environment, resolved. */
  readonly url?: string;
}

/** A deployment that the run is part of. */
export interface Tracking {
  /** What the commands of the run find in their environment beside the process's own. */
  readonly variables: Readonly<Record<string, string>>;
  /** Why the deployment must not start, whoever wants it; absent if nothing speaks against it. */
  readonly refusal?: string;
  readonly warnings: readonly string[];
  /** Called as items of the deployment start. */
  begin(): void;
}

/** What a run is about, before it has found anything. */
export interface RunAbout {
  readonly plan: Plan;
  readonly environment: string;
  readonly mode: 'enforce' | 'observe';
}

export interface RunResult {
  readonly report: Report;
  /** Absolute path of report.json. */
  readonly reportPath: string;
  /** SHA-256 of report.json in hex. */
  readonly digest: string;
  /** What the comment and the summary are rendered from. */
  readonly view: RunView;
}

/** The report beside the document that it ticks. */
export interface RunView {
  readonly report: Report;
  readonly checklist?: Checklist;
}
