import * as z from 'zod';
import { type Json, setMember } from '../domain/json.ts';
import { type Report, reportSchema } from '../domain/report.ts';

/** The order of the keys of one level; absent for evidence and options, whose keys are sorted. */
interface Order {
  readonly keys?: readonly string[];
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
  return { keys: Object.keys(schema.shape), parts: Object.fromEntries(parts) };
}

/** The value itself if it is in order: a report is large, and most of it is. */
function orderKeys(value: unknown, order: Order): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const { element = SORTED } = order;
    const list = value.map((one) => orderKeys(one, element));
    return list.every((one, index) => one === value[index]) ? value : list;
  }
  const record = value as Readonly<Record<string, Json>>;
  const given = Object.keys(record);
  const keys = sortKeys(given, order.keys);
  const parts = keys.map((key) => orderKeys(record[key], order.parts?.[key] ?? SORTED) as Json);
  const isSame = keys.every((key, index) => key === given[index] && parts[index] === record[key]);
  if (isSame) return record;
  const ordered: Record<string, Json> = {};
  for (const [index, key] of keys.entries()) setMember(ordered, key, parts[index] as Json);
  return ordered;
}

function sortKeys(given: readonly string[], known: readonly string[] = []): readonly string[] {
  if (known.length === 0) return given.toSorted();
  const present = known.filter((key) => given.includes(key));
  if (present.length === given.length) return present;
  return [...present, ...given.filter((key) => !known.includes(key)).sort()];
}
