import { OUTCOMES, type Outcome, worstOf } from '../domain/outcome.ts';
import type { ItemResult, TriggerResult } from '../domain/report.ts';
import type { Row, Section } from './group-sections.ts';
import { OUTCOME_ICONS, OUTSIDE_ICON, TRIGGER_ICONS } from './icon.ts';
import { escapeHtml, escapeMarkdown, renderCode } from './markdown.ts';
import { CALM, TICKED } from './outcome-sets.ts';

/** How much of a section is shown, most first. */
export const DETAIL = { full: 0, open: 1, names: 2, counts: 3 } as const;
export type Detail = (typeof DETAIL)[keyof typeof DETAIL];

const TITLE_CHARS = 150;
const ITEM_CHARS = 200;
const EVIDENCE_CHARS = 300;

/** A folded block with one line a box; at the last detail a line of counts. Ends with a newline. */
export function renderSection(section: Section, detail: Detail, environment: string): string {
  const icon = chooseIcon(section.rows);
  const counts = renderCounts(section.rows);
  if (detail === DETAIL.counts) {
    return `\n- ${icon} **${escapeMarkdown(section.title, TITLE_CHARS)}**: ${counts}\n`;
  }
  const rows = section.rows.map((row) => renderRow(row, detail, environment)).join('\n');
  const title = escapeHtml(section.title, TITLE_CHARS);
  return `\n<details><summary>${icon} <b>${title}</b>: ${counts}</summary>\n\n${rows}\n\n</details>\n`;
}

/** `3 pass · 1 fail · 2 not in this run`. */
export function renderCounts(rows: readonly Row[]): string {
  const tally = new Map<string, number>();
  for (const row of rows) {
    const key = nameRow(row);
    if (key !== undefined) tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  const known = [...OUTCOMES, 'clear', 'unknown', 'fired', 'not in this run'];
  const parts = known.flatMap((key) => (tally.has(key) ? [`${tally.get(key)} ${key}`] : []));
  return parts.join(' · ');
}

/** Remarks behind an item's words: where it looked, and how much its outcome weighs. */
export function renderTags(item: ItemResult, environment: string): string {
  const tags = [
    item.environment === environment ? '' : ` (on ${escapeMarkdown(item.environment, 60)})`,
    item.blocking ? '' : ' (advisory)',
    item.flaky ? ' (flaky)' : '',
  ];
  return tags.join('');
}

function nameRow(row: Row): string | undefined {
  if (row.type === 'item') return row.item.outcome;
  if (row.type === 'trigger') return row.trigger.state;
  return row.type === 'outside' ? 'not in this run' : undefined;
}

function chooseIcon(rows: readonly Row[]): string {
  const items = rows.flatMap((row) => (row.type === 'item' ? [row.item] : []));
  const triggers = rows.flatMap((row) => (row.type === 'trigger' ? [row.trigger] : []));
  if (triggers.some((trigger) => trigger.state === 'fired')) return TRIGGER_ICONS.fired;
  const worst = worstOf(items.map(weigh));
  if (worst !== undefined) return OUTCOME_ICONS[worst].emoji;
  if (triggers.some((trigger) => trigger.state === 'unknown')) return TRIGGER_ICONS.unknown;
  return triggers.length > 0 ? TRIGGER_ICONS.clear : OUTSIDE_ICON;
}

/** What an item weighs for the verdict (design §4): an advisory one never more than a warning. */
function weigh(item: ItemResult): Outcome {
  const { blocking, outcome } = item;
  return blocking || CALM.includes(outcome) || outcome === 'pending' ? outcome : 'warn';
}

function renderRow(row: Row, detail: Detail, environment: string): string {
  const indent = '  '.repeat(row.depth);
  if (row.type === 'group') return `${indent}- **${escapeMarkdown(row.text, ITEM_CHARS)}**`;
  if (row.type === 'trigger') return `${indent}- ${renderTrigger(row.trigger, detail)}`;
  if (row.type === 'item') return `${indent}- ${renderItem(row.item, detail, environment)}`;
  return `${indent}- [ ] ${escapeMarkdown(row.text, ITEM_CHARS)}`;
}

function renderItem(item: ItemResult, detail: Detail, environment: string): string {
  const box = TICKED.includes(item.outcome) ? '[x]' : '[ ]';
  const icon = item.outcome === 'pass' ? '' : `${OUTCOME_ICONS[item.outcome].emoji} `;
  const words = `${escapeMarkdown(item.text, ITEM_CHARS)}${renderTags(item, environment)}`;
  const isBare = detail === DETAIL.names || (detail === DETAIL.open && CALM.includes(item.outcome));
  const named = `${box} ${icon}${words}`;
  if (item.outcome === 'pass') return isBare ? named : `${named} — ${renderEvidence(item)}`;
  const outcome = `**${item.outcome}** ${item.reason === undefined ? '' : renderCode(item.reason, 40)}`;
  return isBare ? `${named}: ${item.outcome}` : `${named} — ${outcome}: ${renderEvidence(item)}`;
}

function renderEvidence(item: ItemResult): string {
  return escapeMarkdown(item.summary, EVIDENCE_CHARS);
}

/** Never a box that could look ticked: a trigger that is clear is no pass. */
function renderTrigger(trigger: TriggerResult, detail: Detail): string {
  const state = `${TRIGGER_ICONS[trigger.state]} **${trigger.state}**`;
  const words = `${state}: ${escapeMarkdown(trigger.text, ITEM_CHARS)}`;
  const isBare = detail === DETAIL.names || (detail === DETAIL.open && trigger.state === 'clear');
  return isBare ? words : `${words} — ${escapeMarkdown(trigger.because, EVIDENCE_CHARS)}`;
}
