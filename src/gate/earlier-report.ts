import type { Phase } from '../domain/phase.ts';
import type { Report } from '../domain/report.ts';
import type { Subject } from '../domain/subject.ts';

/** What a report of an earlier job must be about, to count in this run. */
export interface ExpectedReport {
  readonly subject: Subject;
  readonly workflowRunId: string;
  /** The report must have run every one of these. */
  readonly phases: readonly Phase[];
  /**
   * SHA-256 in hex, from the outputs of the jobs that this one needs; empty ones count for nothing.
   */
  readonly digests: readonly string[];
  /** Name of the workflow, if known. */
  readonly workflow?: string | undefined;
  /** Epoch milliseconds; absent only where nothing is about to start. */
  readonly nowMs?: number | undefined;
}

/**
 * GitHub lets a job be started again for thirty days, with the outputs of the others as they were:
 * by then windows, sign-offs and the target itself are not what they were.
 */
const MAX_AGE_MS = 24 * 60 * 60 * 1_000;

export type Acceptance =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly why: string };

function findStrangeSubject(seen: Report['subject'], wanted: Subject): string | undefined {
  if (wanted.commit === '') return 'This run has no commit that a report could be about.';
  const facts = [
    ['repository', seen.repository, wanted.repository],
    ['commit', seen.commit, wanted.commit],
    ['environment', seen.environment, wanted.environment],
    ['plan digest', seen.planDigest, wanted.planDigest],
    // These two may be unknown to one of the jobs.
    ['tree', seen.tree ?? wanted.tree, wanted.tree ?? seen.tree],
    ['image', seen.image ?? wanted.image, wanted.image ?? seen.image],
  ] as const;
  const wrong = facts.find(([, is, should]) => is !== should);
  if (wrong === undefined) return undefined;
  const [name, is, should] = wrong;
  return `The report is about another ${name}: expected ${should}, seen ${is}.`;
}

function describeOther(what: string, wanted: string, seen: string | undefined): string {
  return `The report is of another ${what}: expected ${wanted}, seen ${seen ?? 'none'}.`;
}

function findStrangeRun(run: Report['run'], expected: ExpectedReport): string | undefined {
  const { workflowRunId, workflow } = expected;
  if (workflowRunId === '' || run.runId !== workflowRunId) {
    return describeOther('workflow run', workflowRunId, run.runId);
  }
  if (workflow !== undefined && run.workflow !== workflow) {
    return describeOther('workflow', workflow, run.workflow);
  }
  const missing = expected.phases.find((phase) => !run.phases.includes(phase));
  if (missing !== undefined) return `The report did not run ${missing}.`;
  return expected.phases.length === 0 ? 'No phase is asked of the report.' : undefined;
}

function findStale({ run }: Report, nowMs: number | undefined): string | undefined {
  if (nowMs === undefined) return undefined;
  const ageMs = nowMs - Date.parse(run.finishedAt);
  if (ageMs <= MAX_AGE_MS) return undefined;
  return `The report is of ${run.finishedAt}, more than 24 hours ago: run its job again.`;
}

function findWeakness(report: Report): string | undefined {
  const { run, verdict, items } = report;
  if (run.cancelled) return 'The run of the report was cancelled.';
  if (verdict === null) return 'The report has no verdict.';
  if (run.dryRun || verdict.reason === 'dry-run') return 'The report is of a dry run.';
  if (run.only.length > 0 || verdict.reason === 'partial') {
    return 'The report is of a partial run: only a part of the plan was selected.';
  }
  const ids = new Set(items.map((item) => item.id));
  if (ids.size < items.length) return 'The report has two results for one item.';
  const stray = items.find((item) => !run.phases.includes(item.phase));
  return stray && `The report has a result of ${stray.phase}, which it did not run.`;
}

/**
 * Decides whether a report of an earlier job counts here (design §5). `digest` is the SHA-256 (hex)
 * of the file as it was read. The answer says which of the facts is wrong; it says nothing of GO.
 */
export function acceptReport(report: Report, digest: string, expected: ExpectedReport): Acceptance {
  const isNamed = digest !== '' && expected.digests.includes(digest);
  const why =
    (isNamed ? undefined : 'No job that this one needs names the digest of the report.') ??
    findStrangeSubject(report.subject, expected.subject) ??
    findStrangeRun(report.run, expected) ??
    findWeakness(report) ??
    findStale(report, expected.nowMs);
  return why === undefined ? { accepted: true } : { accepted: false, why };
}
