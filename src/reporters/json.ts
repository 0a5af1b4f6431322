import * as z from 'zod';
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

function orderKeys(value: unknown, order: Order): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const { element = SORTED } = order;
    return value.map((one) => orderKeys(one, element));
  }
  const record = value as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const key of listKeys(record, order.keys)) {
    const part = record[key];
    const isPlain = typeof part !== 'object' || part === null;
    const kept = isPlain ? part : orderKeys(part, order.parts?.[key] ?? SORTED);
    // Assigning `__proto__`, which evidence may have as a key, would set the prototype.
    if (key === '__proto__') Object.defineProperty(ordered, key, { value: kept, enumerable: true });
    else ordered[key] = kept;
  }
  return ordered;
}

function listKeys(record: object, known: readonly string[] = []): readonly string[] {
  const keys = Object.keys(record);
  if (known.length === 0) return keys.sort();
  const present = known.filter((key) => Object.hasOwn(record, key));
  if (present.length === keys.length) return present;
  return [...present, ...keys.filter((key) => !known.includes(key)).sort()];
}
