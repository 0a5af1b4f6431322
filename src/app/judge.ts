import type { Phase } from '../domain/phase.ts';
import type { ItemResult, Report } from '../domain/report.ts';
import { rejudge } from '../engine/rejudge.ts';
import { decideVerdict } from '../gate/verdict.ts';
import { reapplyWaiver } from '../gate/waivers/apply-waiver.ts';
import { loadProbe, PROBE_KINDS } from './run/load-probe.ts';

export interface JudgedReport {
  /** The report with outcomes and verdict computed anew. */
  readonly report: Report;
  /** One line for each outcome that is not what the report said. */
  readonly differences: readonly string[];
}

/**
 * The item with the outcome that its stored evidence gives; the stored outcome is never believed,
 * and no waiver is looked at.
 */
export async function judgeItem(item: ItemResult): Promise<ItemResult> {
  if (!PROBE_KINDS.includes(item.kind)) {
    const summary = `This version of Holdpoint has no probe of kind "${item.kind}".`;
    const { waiver: _waiver, ...rest } = item;
    return { ...rest, outcome: 'error', reason: 'config', summary, findings: [] };
  }
  const settled = await rejudge(item, await loadProbe(item.kind));
  // What is no longer true of the item must not be left over from the report.
  const { reason: _reason, remedy: _remedy, waiver: _waiver, ...rest } = item;
  return { ...rest, ...settled, findings: [...settled.findings] };
}

function describeDifference(stored: ItemResult, judged: ItemResult): string | undefined {
  if (stored.outcome === judged.outcome && stored.reason === judged.reason) return undefined;
  const show = ({ outcome, reason }: ItemResult) =>
    `${outcome}${reason === undefined ? '' : ` (${reason})`}`;
  return `${stored.id}: the report says ${show(stored)}, its evidence gives ${show(judged)}.`;
}

/**
 * Judges the stored evidence of a report again; a cancelled run keeps having no verdict. A waiver
 * that the report keeps is believed as long as it covers what the evidence gives.
 */
export async function judgeReport(stored: Report): Promise<JudgedReport> {
  const { environment } = stored.subject;
  const items = await Promise.all(
    stored.items.map(async (item) =>
      reapplyWaiver(await judgeItem(item), item.waiver, environment),
    ),
  );
  const differences = items
    .map((item, index) => describeDifference(stored.items[index] ?? item, item))
    .filter((line) => line !== undefined);
  if (stored.verdict === null) return { report: { ...stored, items }, differences };
  const verdict = decideVerdict({
    items,
    mode: stored.plan.mode,
    phases: stored.run.phases as readonly Phase[],
    isPartial: stored.verdict.reason === 'partial' || stored.run.only.length > 0,
    isDryRun: stored.run.dryRun,
    isApplicable: stored.verdict.reason !== 'not-applicable',
    ...(stored.verdict.reason === 'gate-closed' ? { gateClosed: stored.verdict.because } : {}),
    triggers: stored.triggers,
  });
  return { report: { ...stored, items, verdict }, differences };
}
