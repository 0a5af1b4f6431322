import * as z from 'zod';
import { type Json, setMember } from '../domain/json.ts';
import { type Report, reportSchema } from '../domain/report.ts';

/** The order of the keys of one level; absent for evidence and options, whose keys are sorted. */
interface Order {
  readonly ranks?: ReadonlyMap<string, number>;
  readonly parts?: Readonly<Record<string, Order>>;
  readonly element?: Order;
}

const SORTED: Order = {};
let reportOrder: Order | undefined;

/**
 * The report's file: two spaces, keys in the order of the schema (those of evidence and options
 * sorted), a newline at the end. The same report is always the same bytes, so it has one digest.
 */
export function renderJson(report: Report): string {
  reportOrder ??= readOrder(reportSchema);
  return `${JSON.stringify(orderKeys(report, reportOrder), undefined, 2)}\n`;
}

function readOrder(schema: unknown): Order {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return readOrder(schema.unwrap());
  }
  if (schema instanceof z.ZodArray) return { element: readOrder(schema.element) };
  if (!(schema instanceof z.ZodObject)) return SORTED;
  const parts = Object.entries(schema.shape).map(([key, part]) => [key, readOrder(part)] as const);
  const ranks = new Map(Object.keys(schema.shape).map((key, index) => [key, index]));
  return { ranks, parts: Object.fromEntries(parts) };
}

/** Negative if `a` comes first: what the schema knows, then what is sorted. */
function compareKeys(a: string, b: string, { ranks }: Order): number {
  const rankA = ranks?.get(a) ?? Infinity;
  const rankB = ranks?.get(b) ?? Infinity;
  if (rankA !== rankB) return rankA - rankB;
  return a < b ? -1 : 1;
}

function isInOrder(value: unknown, order: Order): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((one) => isInOrder(one, order.element ?? SORTED));
  const record = value as Readonly<Record<string, unknown>>;
  let before: string | undefined;
  for (const key in record) {
    if (before !== undefined && compareKeys(before, key, order) > 0) return false;
    if (!isInOrder(record[key], order.parts?.[key] ?? SORTED)) return false;
    before = key;
  }
  return true;
}

/** A copy in order; what is in order already stays itself, because a report is large. */
function orderKeys(value: unknown, order: Order): unknown {
  if (isInOrder(value, order)) return value;
  if (Array.isArray(value)) return value.map((one) => orderKeys(one, order.element ?? SORTED));
  const ordered: Record<string, Json> = {};
  const members = Object.entries(value as Readonly<Record<string, unknown>>);
  for (const [key, part] of members.sort(([a], [b]) => compareKeys(a, b, order))) {
    setMember(ordered, key, orderKeys(part, order.parts?.[key] ?? SORTED) as Json);
  }
  return ordered;
}
