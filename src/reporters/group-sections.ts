import type { Box, Checklist } from '../domain/checklist.ts';
import { PHASES } from '../domain/phase.ts';
import type { ItemResult, Report, TriggerResult } from '../domain/report.ts';
import { CALM } from './outcome-sets.ts';

/** One line of a section: an item, a trigger, a box that groups others, or one nobody looked at. */
export type Row =
  | { readonly type: 'item'; readonly depth: number; readonly item: ItemResult }
  | { readonly type: 'trigger'; readonly depth: number; readonly trigger: TriggerResult }
  | { readonly type: 'group' | 'outside'; readonly depth: number; readonly text: string };

export interface Section {
  /** Plain text, not escaped. */
  readonly title: string;
  readonly rows: readonly Row[];
}

/**
 * The report in the order of the checklist, one section for each of its headings; without a
 * checklist one for each phase. Every item and trigger of the report stands in exactly one section.
 */
export function groupSections(report: Report, checklist?: Checklist): readonly Section[] {
  return checklist === undefined ? groupByPhase(report) : groupByHeading(report, checklist);
}

/** True if the section asks nothing of anybody. */
export function isCalm(section: Section): boolean {
  return section.rows.every((row) => {
    if (row.type === 'item') return CALM.includes(row.item.outcome);
    return row.type !== 'trigger' || row.trigger.state === 'clear';
  });
}

function groupByPhase(report: Report): readonly Section[] {
  const byPhase = Map.groupBy(report.items, (item) => item.phase);
  const sections = PHASES.flatMap((phase) => {
    const rows = (byPhase.get(phase) ?? []).map(toItemRow);
    return rows.length === 0 ? [] : [{ title: phase, rows }];
  });
  return withTriggers(sections, 'rollback triggers', report.triggers);
}

function groupByHeading(report: Report, checklist: Checklist): readonly Section[] {
  const items = Map.groupBy(report.items, (item) => item.box?.line);
  const triggers = Map.groupBy(report.triggers, (trigger) => trigger.box?.line);
  const shared = countSharedHeadings(checklist.boxes);
  const byTitle = Map.groupBy(checklist.boxes, (box) => box.section.slice(shared).join(' › '));
  const sections = [...byTitle].map(([title, boxes]) => ({
    title: title === '' ? checklist.path : title,
    rows: flattenDepths(boxes.flatMap((box) => listRows(box, items, triggers))),
  }));
  const lines = new Set<number | undefined>(checklist.boxes.map((box) => box.line));
  const rest = report.items.filter((item) => !lines.has(item.box?.line)).map(toItemRow);
  const all = rest.length === 0 ? sections : [...sections, { title: UNLISTED, rows: rest }];
  const loose = report.triggers.filter((trigger) => !lines.has(trigger.box?.line));
  return withTriggers(all, UNLISTED, loose);
}

const UNLISTED = 'Not in the checklist';

function listRows(
  box: Box,
  items: ReadonlyMap<number | undefined, readonly ItemResult[]>,
  triggers: ReadonlyMap<number | undefined, readonly TriggerResult[]>,
): readonly Row[] {
  const { depth, text } = box;
  const bound: readonly Row[] = [
    ...(items.get(box.line) ?? []).map((item): Row => ({ type: 'item', depth, item })),
    ...(triggers.get(box.line) ?? []).map((trigger): Row => ({ type: 'trigger', depth, trigger })),
  ];
  if (bound.length > 0) return bound;
  return [{ type: box.isGroup ? 'group' : 'outside', depth, text }];
}

function withTriggers(
  sections: readonly Section[],
  title: string,
  triggers: readonly TriggerResult[],
): readonly Section[] {
  if (triggers.length === 0) return sections;
  const rows = triggers.map((trigger): Row => ({ type: 'trigger', depth: 0, trigger }));
  const last = sections.at(-1);
  if (last?.title !== title) return [...sections, { title, rows }];
  return [...sections.slice(0, -1), { title, rows: [...last.rows, ...rows] }];
}

function toItemRow(item: ItemResult): Row {
  return { type: 'item', depth: 0, item };
}

/** The document's own title stands above every section and says nothing about any of them. */
function countSharedHeadings(boxes: readonly Box[]): number {
  const first = boxes[0]?.section ?? [];
  const differing = first.findIndex((heading, depth) =>
    boxes.some((box) => box.section[depth] !== heading || box.section.length === depth + 1),
  );
  return differing === -1 ? 0 : differing;
}

/** A row may be one step deeper than the row above it: more would be read as a block of code. */
function flattenDepths(rows: readonly Row[]): readonly Row[] {
  let above = -1;
  return rows.map((row) => {
    above = Math.min(row.depth, above + 1, 5);
    return { ...row, depth: above };
  });
}
