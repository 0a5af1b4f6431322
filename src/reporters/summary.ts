import { PHASES } from '../domain/phase.ts';
import type { Report, TriggerResult } from '../domain/report.ts';
import { countBytes, fitPieces, type Piece } from './fit.ts';
import { renderFooter } from './footer.ts';
import { renderCoverage, renderHeading, renderReasons } from './headline.ts';
import { TRIGGER_ICONS } from './icon.ts';
import { LEFT_OUT_BYTES, renderLeftOut } from './left-out.ts';
import { escapeMarkdown } from './markdown.ts';
import { CALM } from './outcome-sets.ts';
import { renderFirstScreen } from './render-first-screen.ts';
import { prepareRows, renderPhaseTable, TABLE_DETAILS } from './render-phase-table.ts';

/** The runner drops a summary of more than 1 MiB as a whole. */
export const SUMMARY_BUDGET_BYTES = 1_000_000;

export interface SummaryView {
  readonly report: Report;
  /** Digest of the report's file, as the job's outputs name it. */
  readonly digest?: string;
}

const LIMITS = { textChars: 2_000, maxFindings: 20 };
const MAX_TRIGGERS = 200;
const MAX_WARNINGS = 100;

/**
 * The job summary: what stands in the way with all its findings, then a table for each phase with
 * timings. At most `budgetBytes` of UTF-8 (100,000 at least); what did not fit is named.
 */
export function renderSummary(view: SummaryView, budgetBytes = SUMMARY_BUDGET_BYTES): string {
  const { report } = view;
  const head = `${renderHeading(report)}\n\n${renderReasons(report)}\n`;
  const coverage = renderCoverage(report);
  const footer = `\n${renderFooter(report, view.digest)}`;
  const tail = coverage === undefined ? '' : `\n${coverage}\n`;
  const fixed = countBytes(head) + countBytes(tail) + countBytes(footer) + LEFT_OUT_BYTES;
  const room = Math.max(0, budgetBytes - fixed);
  const options = { budgetBytes: room, limits: LIMITS, confirmations: false };
  const first = renderFirstScreen(report, options);
  const { titles, pieces } = listPieces(report);
  const fitted = fitPieces(pieces, Math.max(0, room - countBytes(first.text)));
  const lost = fitted.flatMap((piece, index) =>
    piece.level === 0 ? [] : [`details of “${titles[index] ?? ''}”`],
  );
  const body = fitted.map((piece) => piece.text).join('');
  return `${head}${first.text}${tail}${body}${renderLeftOut([...first.leftOut, ...lost])}${footer}`;
}

function listPieces(report: Report): { titles: readonly string[]; pieces: readonly Piece[] } {
  const { environment } = report.subject;
  const byPhase = Map.groupBy(report.items, (item) => item.phase);
  const phases = PHASES.filter((phase) => byPhase.has(phase));
  const tables = phases.map((phase): Piece => {
    const items = byPhase.get(phase) ?? [];
    const rows = prepareRows(items, environment);
    return {
      isCalm: items.every((item) => CALM.includes(item.outcome)),
      levels: TABLE_DETAILS.map((detail) => () => renderPhaseTable(phase, rows, detail)),
    };
  });
  const extras: [string, Piece][] = [
    ['rollback triggers', { isCalm: false, levels: [() => renderTriggers(report.triggers)] }],
    ['warnings', { isCalm: true, levels: [() => renderWarnings(report.warnings)] }],
  ];
  return {
    titles: [...phases, ...extras.map(([title]) => title)],
    pieces: [...tables, ...extras.map(([, piece]) => piece)],
  };
}

function renderTriggers(triggers: readonly TriggerResult[]): string {
  if (triggers.length === 0) return '';
  const rows = triggers.slice(0, MAX_TRIGGERS).map((trigger) => {
    const state = `${TRIGGER_ICONS[trigger.state]} ${trigger.state}`;
    const words = escapeMarkdown(trigger.text, 200);
    return `| ${state} | ${words} | ${escapeMarkdown(trigger.because, 300)} |`;
  });
  const more = countMore(triggers.length, MAX_TRIGGERS);
  return `\n### Rollback triggers\n\n| | Trigger | Because |\n|-|-|-|\n${rows.join('\n')}\n${more}`;
}

function renderWarnings(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  const lines = warnings.slice(0, MAX_WARNINGS).map((one) => `- ${escapeMarkdown(one, 500)}\n`);
  return `\n### Warnings (${warnings.length})\n\n${lines.join('')}${countMore(warnings.length, MAX_WARNINGS)}`;
}

function countMore(total: number, shown: number): string {
  return total > shown ? `\nand ${total - shown} more\n` : '';
}
