import type { Cells } from './cell.ts';
import { type Change, MANUAL } from './compare.ts';

export interface DefectRow {
  readonly name: string;
  readonly outcome: string;
  readonly reason: string;
  readonly others: readonly Change[];
  readonly isDiscriminating: boolean;
  readonly problems: readonly string[];
}

export interface ItemRow {
  readonly number: number;
  readonly text: string;
  readonly kind: string;
  readonly healthy: string;
  readonly defects: readonly DefectRow[];
}

/** Items of which every defect was found, for the reason that it names. */
export function countDiscriminating(items: readonly ItemRow[]): number {
  return items.filter(isDiscriminating).length;
}

function isDiscriminating({ kind, defects }: ItemRow): boolean {
  return kind !== MANUAL && defects.length > 0 && defects.every((one) => one.isDiscriminating);
}

export function makeItemRows(
  texts: readonly string[],
  healthy: Cells,
  defects: ReadonlyMap<number, readonly DefectRow[]>,
): readonly ItemRow[] {
  return texts.map((text, index) => {
    const number = index + 1;
    const cell = healthy.get(number);
    return {
      number,
      text,
      kind: cell?.kind ?? MANUAL,
      healthy: cell?.outcome ?? 'missing',
      defects: defects.get(number) ?? [],
    };
  });
}

export function renderJson(items: readonly ItemRow[]): string {
  const shown = items.map(({ defects, ...item }) => ({
    ...item,
    defects: defects.map(({ name, outcome, reason, others }) => ({
      name,
      outcome,
      reason,
      others,
    })),
  }));
  const counts = { discriminating: countDiscriminating(items), total: items.length };
  return `${JSON.stringify({ items: shown, ...counts }, null, 2)}\n`;
}

/** One row a defect, items without any in a row of their own. */
export function renderTable(items: readonly ItemRow[]): string {
  const head =
    '| # | item | kind | healthy | defect | outcome | others |\n|--:|---|---|---|---|---|---|\n';
  return head + items.flatMap(renderRows).join('');
}

function renderRows(item: ItemRow): readonly string[] {
  const { number, text, kind, healthy, defects } = item;
  const start = [number, escapeCell(text), kind, healthy];
  if (defects.length === 0) return [row([...start, '', '', ''])];
  return defects.map(({ name, outcome, reason, others, isDiscriminating: found }) => {
    const mark = kind === MANUAL ? '' : found ? '✅ ' : '❌ ';
    const changed = others.map((one) => `${one.number} ${one.outcome}`).join(', ');
    return row([
      ...start,
      name,
      `${mark}${outcome}${reason === '' ? '' : ` (${reason})`}`,
      changed,
    ]);
  });
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

export function renderSummaryLine(items: readonly ItemRow[]): string {
  const counted = items.flatMap(({ defects }) => defects);
  const found = counted.filter((one) => one.isDiscriminating).length;
  return `${countDiscriminating(items)} of ${items.length} items discriminate; ${found} of ${counted.length} defects were found.`;
}
