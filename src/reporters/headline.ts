import type { Report } from '../domain/report.ts';
import { VERDICT_ICONS } from './icon.ts';
import { escapeMarkdown, renderCode } from './markdown.ts';

const BECAUSE_CHARS = 500;
const NAME_CHARS = 60;

/** `## ⛔ NO-GO — production · pre-deployment · abc1234`; one line, without its newline. */
export function renderHeading(report: Report): string {
  const { verdict, run, subject } = report;
  const icon = VERDICT_ICONS[verdict?.verdict ?? 'none'];
  const commit = subject.commit === '' ? [] : [renderCode(subject.commit.slice(0, 7), 8)];
  const scope = [escapeMarkdown(subject.environment, NAME_CHARS), run.phases.join(', '), ...commit];
  return `## ${icon} ${verdict?.verdict ?? 'NO VERDICT'} — ${scope.join(' · ')}`;
}

/**
 * Why, in one sentence, and what limits the verdict's meaning; paragraphs, without a last newline.
 */
export function renderReasons(report: Report): string {
  const { verdict } = report;
  const because =
    verdict === null
      ? 'The run was cancelled before it could decide. What had ended by then is below.'
      : escapeMarkdown(verdict.because, BECAUSE_CHARS);
  const parts = [because, ...renderOverride(report), ...renderLimits(report)];
  return [...parts, ...renderRollback(report)].join('\n\n');
}

/** The verdict is not changed by it, so that whoever reads it must see both. */
function renderOverride({ override }: Report): readonly string[] {
  if (override === undefined) return [];
  const by = renderCode(override.by, NAME_CHARS);
  const why = escapeMarkdown(override.reason, BECAUSE_CHARS);
  return [`**OVERRIDDEN** by ${by} at ${override.at}: ${why}`];
}

/** `11 of 48 items have no automated check (…)`; undefined if there is no checklist. */
export function renderCoverage(report: Report): string | undefined {
  const { checklist } = report;
  if (checklist === undefined) return undefined;
  const { manual, unbound, total } = checklist;
  if (total === 0) return 'The checklist has no items.';
  const open = manual + unbound;
  if (open === 0) return `All ${total} items have an automated check.`;
  const parts = [
    ...(manual > 0 ? [`${manual} for a person to confirm`] : []),
    ...(unbound > 0 ? [`${unbound} not in the plan`] : []),
  ];
  const verb = open === 1 ? 'has' : 'have';
  return `${open} of ${total} items ${verb} no automated check (${parts.join(', ')}).`;
}

/** What a reader must know before trusting a GO; plain text. */
export function listLimits(report: Report): readonly string[] {
  const { plan, run, verdict } = report;
  const isCancelled = run.cancelled && verdict !== null;
  return [
    ...(plan.mode === 'observe' ? ['Observe mode: nothing is stopped, whatever the verdict.'] : []),
    ...(run.dryRun ? ['Dry run: nothing but reads was executed.'] : []),
    ...(run.only.length > 0 ? [`Partial run, only: ${run.only.join(', ')}.`] : []),
    ...(isCancelled ? ['The run was cancelled before it ended.'] : []),
  ];
}

function renderLimits(report: Report): readonly string[] {
  const limits = listLimits(report).join(' ');
  return limits === '' ? [] : [`> ${escapeMarkdown(limits, BECAUSE_CHARS)}`];
}

function renderRollback(report: Report): readonly string[] {
  const advice = report.verdict?.rollback ?? 'none';
  if (advice === 'none') return [];
  const fired = report.triggers.filter((trigger) => trigger.state === 'fired');
  const named = fired.slice(0, 3).map((trigger) => escapeMarkdown(trigger.text, 100));
  const more = fired.length > 3 ? [`and ${fired.length - 3} more`] : [];
  const names = [...named, ...more].join('; ');
  return [`**Rollback: ${advice}**${names === '' ? '' : ` — ${names}`}`];
}
