import type { Box } from '../domain/checklist.ts';
import { renderInstant } from '../domain/instant.ts';
import type { ItemResult, Report, TriggerResult } from '../domain/report.ts';
import { OUTCOME_ICONS, TRIGGER_ICONS } from './icon.ts';
import { escapeMarkdown } from './markdown.ts';
import { TICKED } from './outcome-sets.ts';

/** What becomes of one box of the document. */
export interface Mark {
  readonly line: number;
  readonly state: 'tick' | 'untick' | 'keep';
  /** One line of safe Markdown with the evidence. */
  readonly note?: string;
}

const NOTE_CHARS = 300;

/**
 * Which boxes the report ticks, in their order. A box is ticked only if every item bound to it
 * passed, warned or is waived; one whose items ran and did not is unticked, whoever ticked it: a
 * box ticked by hand is no evidence. A trigger is never ticked. A box that the run did not look at
 * keeps its author's mark and gets no note, so that it can be told from what is proved.
 */
export function decideMarks(report: Report, boxes: readonly Box[]): readonly Mark[] {
  const items = Map.groupBy(report.items, (item) => item.box?.line);
  const triggers = Map.groupBy(report.triggers, (trigger) => trigger.box?.line);
  return boxes.map(({ line }) => decideMark(line, items.get(line) ?? [], triggers.get(line) ?? []));
}

function decideMark(
  line: number,
  items: readonly ItemResult[],
  triggers: readonly TriggerResult[],
): Mark {
  if (items.length + triggers.length === 0) return { line, state: 'keep' };
  const isTicked = triggers.length === 0 && items.every((item) => TICKED.includes(item.outcome));
  const notes = [...items.map(renderItemNote), ...triggers.map(renderTriggerNote)];
  return { line, state: isTicked ? 'tick' : 'untick', note: notes.join('; ') };
}

function renderItemNote(item: ItemResult): string {
  const reason = item.reason === undefined ? '' : ` (${item.reason})`;
  const outcome = item.outcome === 'pass' ? '' : ` ${item.outcome}${reason}:`;
  const advisory = item.blocking ? '' : ' (advisory)';
  const evidence = escapeMarkdown(item.summary, NOTE_CHARS);
  return `${OUTCOME_ICONS[item.outcome].emoji}${outcome} ${evidence}${advisory}`;
}

function renderTriggerNote(trigger: TriggerResult): string {
  const because = escapeMarkdown(trigger.because, NOTE_CHARS);
  return `${TRIGGER_ICONS[trigger.state]} ${trigger.state}: ${because}`;
}

/**
 * What the document's blanks are filled with, by label, as safe Markdown; nobody is named from free
 * text. The date counts only for a GO that completes the checklist: one that reaches the phase
 * after the deployment, or leaves no box open. `Signed Off By` waits for verified sign-offs.
 */
export function decideFields(report: Report): Readonly<Record<string, string>> {
  const { run } = report;
  if (run.dryRun || run.cancelled) return {};
  return {
    ...(isComplete(report) ? { 'Date Completed': renderInstant(run.finishedAt) } : {}),
    ...(run.actor === undefined || run.actor.trim() === ''
      ? {}
      : { 'Performed By': escapeMarkdown(run.actor, 100) }),
  };
}

function isComplete({ verdict, run, items, triggers, checklist }: Report): boolean {
  // "Not applicable" is GO too, and proves nothing.
  if (verdict?.verdict !== 'GO' || verdict.reason !== 'passed') return false;
  if (run.phases.includes('post-deployment')) return true;
  const [settled, open] = [[...items.filter(isSettled), ...triggers], items.filter(isOpen)];
  const openLines = listLines(open);
  const lines = [...listLines(settled)].filter((line) => !openLines.has(line));
  return checklist !== undefined && checklist.total > 0 && lines.length >= checklist.total;
}

function isSettled({ outcome }: ItemResult): boolean {
  return TICKED.includes(outcome) || outcome === 'skip';
}

function isOpen(item: ItemResult): boolean {
  return !isSettled(item);
}

function listLines(bound: readonly Pick<ItemResult, 'box'>[]): Set<number> {
  return new Set(bound.flatMap(({ box }) => (box === undefined ? [] : [box.line])));
}
