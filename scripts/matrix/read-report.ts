import type { Report } from '../../src/domain/report.ts';
import type { Cell } from './cell.ts';
import { TRIGGER } from './compare.ts';
import type { NumberedItem } from './read-checklist.ts';

/** What the reports of a run say of each item, by its number. */
export function readCells(
  reports: readonly Report[],
  items: readonly NumberedItem[],
): Map<number, Cell> {
  const numberOf = new Map(items.map(({ line }, index) => [line, index + 1]));
  const cells = new Map<number, Cell>();
  for (const report of reports) {
    for (const { box, kind, outcome, reason, summary, findings, remedy } of report.items) {
      const number = numberOf.get(box?.line ?? 0);
      if (number === undefined) continue;
      const texts = findings.flatMap(({ where = '', expected, seen }) => [where, expected, seen]);
      const says = [summary, ...texts, remedy ?? ''].join('\n');
      cells.set(number, { kind, outcome, ...(reason === undefined ? {} : { reason }), says });
    }
    for (const { box, state, because } of report.triggers) {
      const number = numberOf.get(box?.line ?? 0);
      if (number !== undefined) {
        cells.set(number, { kind: TRIGGER, outcome: state, says: because });
      }
    }
  }
  return cells;
}
