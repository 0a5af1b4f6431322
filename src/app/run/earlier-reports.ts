import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PlanError, UsageError } from '../../domain/errors.ts';
import { isWorse, type Outcome } from '../../domain/outcome.ts';
import type { ItemResult, Report } from '../../domain/report.ts';
import type { Subject } from '../../domain/subject.ts';
import { acceptReport, type ExpectedReport } from '../../gate/earlier-report.ts';
import { readMeasured } from '../../gate/waivers/apply-waiver.ts';
import { parseReport } from '../../reporters/parse-report.ts';
import { judgeItem } from '../judge.ts';
import type { ReportReference, RunOrigin, RunSettings } from './settings.ts';
import type { WaiverDesk } from './waiver-desk.ts';

export interface EarlierReports {
  /** Every report that could be read; its items are judged again from their evidence. */
  readonly reports: readonly { readonly report: Report; readonly digest: string }[];
  readonly expected: Omit<ExpectedReport, 'phases'>;
  /** Outcomes of the reports that count, by id of the item. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** The same, without what was waived. */
  readonly measured: ReadonlyMap<string, Outcome>;
  readonly warnings: readonly string[];
}

type Read = { readonly report: Report; readonly digest: string } | { readonly warning: string };

type Waive = Pick<WaiverDesk, 'waiveAgain'>;

/** What the evidence gives, under the waivers of today: one that was applied has to count still. */
async function judgeAgain(stored: ItemResult, desk: Waive): Promise<ItemResult> {
  const judged = await judgeItem(stored);
  return stored.waiver === undefined ? judged : desk.waiveAgain(judged, stored.waiver);
}

/**
 * A report is a file that another job handed on: its outcomes are computed again, never believed.
 */
async function readReport(root: string, { path }: ReportReference, desk: Waive): Promise<Read> {
  try {
    const bytes = await readFile(resolve(root, path));
    const digest = createHash('sha256').update(bytes).digest('hex');
    const stored = parseReport(bytes.toString('utf8'));
    const items = await Promise.all(stored.items.map((item) => judgeAgain(item, desk)));
    return { report: { ...stored, items }, digest };
  } catch (error) {
    const isExpected =
      error instanceof PlanError ||
      error instanceof UsageError ||
      (error as NodeJS.ErrnoException).code !== undefined;
    if (!isExpected) throw error;
    return { warning: `The report ${path} does not count: ${(error as Error).message}` };
  }
}

/** Where two reports speak of one item, the worse one counts. */
function keepWorst(outcomes: Map<string, Outcome>, id: string, outcome: Outcome): void {
  const known = outcomes.get(id);
  if (known === undefined || isWorse(outcome, known)) outcomes.set(id, outcome);
}

/** Reads the reports of earlier jobs and says of each whether it counts for this run. */
export async function readEarlierReports(
  settings: RunSettings,
  origin: RunOrigin,
  subject: Subject,
  desk: Waive,
): Promise<EarlierReports> {
  const expected = {
    subject,
    workflowRunId: origin.runId,
    nowMs: Date.now(),
    digests: settings.reports.map(({ digest }) => digest).filter((digest) => digest !== ''),
    ...(origin.workflow === undefined ? {} : { workflow: origin.workflow }),
  };
  const read = await Promise.all(
    settings.reports.map((one) => readReport(settings.root, one, desk)),
  );
  const reports = read.filter((one) => 'report' in one);
  const warnings = read.flatMap((one) => ('warning' in one ? [one.warning] : []));
  const outcomes = new Map<string, Outcome>();
  const measured = new Map<string, Outcome>();
  for (const { report, digest } of reports) {
    const answer = acceptReport(report, digest, { ...expected, phases: report.run.phases });
    if (!answer.accepted) warnings.push(`A report does not count. ${answer.why}`);
    for (const item of answer.accepted ? report.items : []) {
      keepWorst(outcomes, item.id, item.outcome);
      keepWorst(measured, item.id, readMeasured(item));
    }
  }
  return { reports, expected, outcomes, measured, warnings };
}
