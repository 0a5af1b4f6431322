import { renderInstant } from '../domain/instant.ts';
import type { Finding, ItemResult } from '../domain/report.ts';
import type { ListEntry } from './fit.ts';
import { OUTCOME_ICONS } from './icon.ts';
import { escapeMarkdown, renderCode } from './markdown.ts';
import { renderTags } from './render-section.ts';

/** How much of one item is told. */
export interface AttentionLimits {
  readonly textChars: number;
  readonly maxFindings: number;
}

const ITEM_CHARS = 200;

/** An item that stands in the way: expected, seen, what to do. Both forms end with a newline. */
export function renderObstacle(
  item: ItemResult,
  environment: string,
  limits: AttentionLimits,
): ListEntry {
  const reason = item.reason === undefined ? '' : ` — ${renderCode(item.reason, 40)}`;
  const short = `- ${renderName(item, environment)}${reason}\n`;
  const shown = item.findings.slice(0, limits.maxFindings);
  const more = item.findings.length - shown.length;
  const lines = [
    ...(shown.length === 0 ? [`  - seen: ${escapeMarkdown(item.summary, limits.textChars)}`] : []),
    ...shown.flatMap((finding) => renderFinding(finding, limits.textChars)),
    ...(more > 0 ? [`  - and ${more} more findings`] : []),
    ...(item.remedy === undefined
      ? []
      : [`  - **what to do:** ${escapeMarkdown(item.remedy, limits.textChars)}`]),
  ];
  return { full: `${short}${lines.join('\n')}\n`, short };
}

/** An item that waits for a person: who, and what to look at. */
export function renderWaiting(
  item: ItemResult,
  environment: string,
  limits: AttentionLimits,
): ListEntry {
  const owner = item.owner === undefined ? '' : ` — ${escapeMarkdown(item.owner, 60)}`;
  const short = `- ${renderName(item, environment)}${owner}\n`;
  const shown = item.findings.slice(0, limits.maxFindings);
  const more = item.findings.length - shown.length;
  const lines = [
    `  - ${escapeMarkdown(item.summary, limits.textChars)}`,
    ...shown.map(({ seen }) => `  - does not count: ${escapeMarkdown(seen, limits.textChars)}`),
    ...(more > 0 ? [`  - and ${more} more that do not count`] : []),
  ];
  return { full: `${short}${lines.join('\n')}\n`, short };
}

/** Advisory items are named with their outcome, no more. */
export function renderAdvisory(item: ItemResult, environment: string): ListEntry {
  const short = `- ${renderName(item, environment)}: ${item.outcome}\n`;
  return { full: short, short };
}

/** What passes although it failed or warned: who allowed it, until when, and what it truly is. */
export function renderWaived(
  item: ItemResult,
  environment: string,
  limits: AttentionLimits,
): ListEntry {
  const { waiver } = item;
  const name = `- ${renderName(item, environment)}`;
  const terms =
    waiver === undefined
      ? ''
      : `: until ${escapeMarkdown(renderInstant(waiver.expires), 40)}, approved by ${escapeMarkdown(waiver.approvedBy, 60)}`;
  const short = `${name}${terms}\n`;
  return { full: `${short}  - ${escapeMarkdown(item.summary, limits.textChars)}\n`, short };
}

/** What a sign-off item says to write; both are read back as commands, so their form is checked. */
const SIGN_OFF = /`(\/sign-off [\p{L}\p{N}_.@/ -]{1,100} [0-9a-f]{12,64}(?: [0-9a-f]{12})?)`/gu;

function listLines(item: ItemResult, commit: string): readonly string[] {
  if (item.kind === 'manual') {
    const isPlain = /^[\w.-]{1,100}$/.test(item.id) && /^[0-9a-f]{12,64}$/.test(commit);
    return isPlain ? [`/confirm ${item.id} ${commit}`] : [];
  }
  if (item.kind !== 'sign-off') return [];
  return [...(item.remedy ?? '').matchAll(SIGN_OFF)].map(([, line = '']) => line);
}

/**
 * The lines that sign and confirm, ready to paste; undefined if none can be made. They are read
 * back as commands, so what is not plainly one is left out.
 */
export function renderConfirmations(
  items: readonly ItemResult[],
  commit: string,
  maxItems: number,
): string | undefined {
  const lines = [...new Set(items.flatMap((item) => listLines(item, commit)))];
  if (lines.length === 0) return undefined;
  return `\`\`\`text\n${lines.slice(0, maxItems).join('\n')}\n\`\`\`\n`;
}

function renderName(item: ItemResult, environment: string): string {
  const words = escapeMarkdown(item.text, ITEM_CHARS) || escapeMarkdown(item.id, ITEM_CHARS);
  return `${OUTCOME_ICONS[item.outcome].emoji} **${words}**${renderTags(item, environment)}`;
}

function renderFinding(finding: Finding, textChars: number): readonly string[] {
  const where =
    finding.where === undefined
      ? ''
      : ` (${escapeMarkdown(finding.where, Math.min(200, textChars))})`;
  const limit = finding.limit === 'warn' ? ' (a warning only)' : '';
  return [
    `  - expected: ${escapeMarkdown(finding.expected, textChars)}${limit}`,
    `  - seen: ${escapeMarkdown(finding.seen, textChars)}${where}`,
  ];
}
