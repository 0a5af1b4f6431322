import type { Checklist } from '../domain/checklist.ts';
import { type CommentMarker, renderMarker } from '../domain/marker.ts';
import type { Report } from '../domain/report.ts';
import { countBytes, fitPieces, type Piece } from './fit.ts';
import { renderFooter } from './footer.ts';
import { groupSections, isCalm, type Section } from './group-sections.ts';
import { renderCoverage, renderHeading, renderReasons } from './headline.ts';
import { findKeptPhases, renderKeepable, renderKeptPhases } from './kept-phases.ts';
import { LEFT_OUT_BYTES, renderLeftOut } from './left-out.ts';
import { escapeMarkdown } from './markdown.ts';
import { renderFirstScreen } from './render-first-screen.ts';
import { DETAIL, renderSection } from './render-section.ts';

/** GitHub refuses a comment of more than 65,536; a little is kept for what it adds itself. */
export const COMMENT_BUDGET_BYTES = 65_000;

export interface CommentView {
  readonly report: Report;
  readonly marker: CommentMarker;
  /** The document whose boxes are shown; sections are phases without it. */
  readonly checklist?: Checklist;
  /** Confirmations can be read back, so the lines to paste are worth printing. */
  readonly confirmations?: boolean;
  /** Digest of the report's file, as the job's outputs name it. */
  readonly digest?: string;
  /** Our comment as it stands: what it says about other phases of this commit stays in view. */
  readonly standing?: string;
}

const LIMITS = { textChars: 300, maxFindings: 5 };
const WARNING_CHARS = 300;
/** Part of the comment that what earlier runs wrote may take. */
const KEPT_SHARE = 0.4;

/**
 * The pull request's comment: a view of the report, never read back. The marker is its first line.
 * At most `budgetBytes` of UTF-8 (30,000 at least); what did not fit is named, and the marker, the
 * verdict and the names of what stands in the way always survive.
 */
export function renderComment(view: CommentView, budgetBytes = COMMENT_BUDGET_BYTES): string {
  const { report } = view;
  const head = `${renderMarker(view.marker)}\n${renderHeading(report)}\n\n${renderReasons(report)}\n`;
  const coverage = renderCoverage(report);
  const tail = `${coverage === undefined ? '' : `\n${coverage}\n`}`;
  const footer = `\n${renderFooter(report, view.digest)}`;
  const fixed = countBytes(head) + countBytes(tail) + countBytes(footer) + LEFT_OUT_BYTES;
  const empty = renderKeepable(report, '');
  const all = Math.max(0, budgetBytes - fixed - countBytes(empty));
  const written = { commit: report.subject.commit, phases: report.run.phases };
  const kept = renderKeptPhases(findKeptPhases(view.standing ?? '', written), all * KEPT_SHARE);
  const room = all - countBytes(kept.text);
  const confirmations = view.confirmations === true;
  const first = renderFirstScreen(report, { budgetBytes: room, limits: LIMITS, confirmations });
  const sections = groupSections(report, view.checklist);
  const body = renderBody(sections, report, room - countBytes(first.text));
  const leftOut = renderLeftOut([...first.leftOut, ...body.leftOut, ...kept.leftOut]);
  const own = renderKeepable(report, `${first.text}${tail}${body.text}`);
  return `${head}${own}${kept.text}${leftOut}${footer}`;
}

interface Body {
  readonly text: string;
  readonly leftOut: readonly string[];
}

function renderBody(sections: readonly Section[], report: Report, budgetBytes: number): Body {
  const { environment } = report.subject;
  const pieces: Piece[] = sections.map((section) => ({
    isCalm: isCalm(section),
    levels: Object.values(DETAIL).map(
      (detail) => () => renderSection(section, detail, environment),
    ),
  }));
  const warnings = report.warnings;
  if (warnings.length > 0) pieces.push({ isCalm: true, levels: [() => renderWarnings(warnings)] });
  const fitted = fitPieces(pieces, Math.max(0, budgetBytes));
  const leftOut = fitted.flatMap((piece, index) => {
    const section = sections[index];
    if (piece.level === 0) return [];
    return [section === undefined ? 'the warnings' : describeLoss(section, piece.level)];
  });
  return { text: fitted.map((piece) => piece.text).join(''), leftOut };
}

function describeLoss(section: Section, level: number): string {
  const { title, rows } = section;
  if (level > DETAIL.counts) return `the section “${title}”`;
  if (level === DETAIL.counts) return `the ${rows.length} items of “${title}”`;
  if (level === DETAIL.names) return `the evidence of all items in “${title}”`;
  const passing = rows.filter((row) => row.type === 'item' && row.item.outcome === 'pass').length;
  return `the evidence of ${passing} passing items in “${title}”`;
}

function renderWarnings(warnings: readonly string[]): string {
  const shown = warnings.slice(0, 20).map((one) => `- ${escapeMarkdown(one, WARNING_CHARS)}`);
  const more = warnings.length > 20 ? [`- and ${warnings.length - 20} more`] : [];
  const lines = [...shown, ...more].join('\n');
  return `\n<details><summary>⚠️ <b>Warnings</b>: ${warnings.length}</summary>\n\n${lines}\n\n</details>\n`;
}
