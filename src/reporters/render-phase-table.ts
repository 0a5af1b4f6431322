import { OUTCOMES } from '../domain/outcome.ts';
import type { ItemResult } from '../domain/report.ts';
import { OUTCOME_ICONS } from './icon.ts';
import { escapeMarkdown, renderCode } from './markdown.ts';
import { CALM } from './outcome-sets.ts';
import { measureSpan, renderDuration } from './render-duration.ts';
import { renderTags } from './render-section.ts';

export interface TableDetail {
  /** Characters of evidence in a row; 0 leaves the column empty. */
  readonly evidenceChars: number;
  /** Leave out the rows of items that ask nothing of anybody. */
  readonly onlyOpen: boolean;
}

/** From everything to the rows that need a reader. */
export const TABLE_DETAILS: readonly TableDetail[] = [
  { evidenceChars: 1_000, onlyOpen: false },
  { evidenceChars: 120, onlyOpen: false },
  { evidenceChars: 0, onlyOpen: false },
  { evidenceChars: 120, onlyOpen: true },
  { evidenceChars: 0, onlyOpen: true },
];

/** What a row says whatever the detail; made once, because a table is rendered at several. */
export interface TableRow {
  readonly item: ItemResult;
  readonly start: string;
  readonly end: string;
}

export function prepareRows(
  items: readonly ItemResult[],
  environment: string,
): readonly TableRow[] {
  return items.map((item) => {
    const words = `${escapeMarkdown(item.text, 200)}${renderTags(item, environment)}`;
    const reason = item.reason === undefined ? '' : `${renderCode(item.reason, 40)} `;
    const start = `| ${OUTCOME_ICONS[item.outcome].emoji} | ${words} | ${reason}`;
    return { item, start, end: ` | ${renderTook(item)} |` };
  });
}

/** One table with the items of a phase and how long each took; the title counts outcomes. */
export function renderPhaseTable(
  title: string,
  rows: readonly TableRow[],
  detail: TableDetail,
): string {
  const { evidenceChars, onlyOpen } = detail;
  const shown = onlyOpen ? rows.filter(({ item }) => !CALM.includes(item.outcome)) : rows;
  const lines = shown.map(({ item, start, end }) =>
    evidenceChars === 0
      ? `${start}${end}`
      : `${start}${escapeMarkdown(item.summary, evidenceChars)}${end}`,
  );
  const head = lines.length === 0 ? [] : ['', '| | Item | Evidence | Took |', '|-|-|-|-:|'];
  const counts = countOutcomes(rows.map((row) => row.item));
  return ['', `### ${title}: ${counts}`, ...head, ...lines, ''].join('\n');
}

/** `46 pass · 2 fail`, best first. */
export function countOutcomes(items: readonly ItemResult[]): string {
  const tally = Map.groupBy(items, (item) => item.outcome);
  const parts = OUTCOMES.flatMap((outcome) => {
    const found = tally.get(outcome);
    return found === undefined ? [] : [`${found.length} ${outcome}`];
  });
  return parts.join(' · ');
}

function renderTook(item: ItemResult): string {
  const ms = measureSpan(item.startedAt, item.endedAt);
  if (ms === undefined) return '';
  const tries = item.attempts.length;
  return tries > 1 ? `${renderDuration(ms)}, ${tries} attempts` : renderDuration(ms);
}
