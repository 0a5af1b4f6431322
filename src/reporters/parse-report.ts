import { UsageError } from '../domain/errors.ts';
import { REPORT_VERSION, type Report, reportSchema } from '../domain/report.ts';
import { cleanText } from './clean-text.ts';
import { countBytes } from './fit.ts';

/** Bytes of the largest report that is read. */
export const MAX_REPORT_BYTES = 64 * 1_024 * 1_024;

/**
 * Reads a report's file. Throws UsageError with one sentence if it is too large, no report, written
 * by a newer Holdpoint, or not of the report's shape.
 */
export function parseReport(text: string): Report {
  // A string has at most three bytes for each of its units, so most need no counting.
  if (text.length * 3 > MAX_REPORT_BYTES && countBytes(text) > MAX_REPORT_BYTES) {
    throw new UsageError('The report is larger than 64 MiB. Give a report that Holdpoint wrote.');
  }
  const value = parseJson(text);
  refuseForeign(value);
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = cleanText(first?.path.map(String).join('.') ?? '', 200);
  const what = cleanText(first?.message ?? '', 300);
  throw new UsageError(
    `The report does not have the shape of a Holdpoint report: ${where === '' ? '' : `${where}: `}${what}. Give the file as Holdpoint wrote it.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    const why = cleanText(error instanceof Error ? error.message : '', 200);
    throw new UsageError(`The report is not JSON (${why}). Give the report.json of a run.`);
  }
}

function refuseForeign(value: unknown): void {
  const { schema, version } = (value ?? {}) as { schema?: unknown; version?: unknown };
  if (schema !== 'holdpoint-report' || typeof version !== 'number') {
    throw new UsageError('This JSON is no Holdpoint report. Give the report.json of a run.');
  }
  if (version > REPORT_VERSION) {
    throw new UsageError(
      `The report has version ${version}, and this Holdpoint reads up to ${REPORT_VERSION}. Update Holdpoint.`,
    );
  }
}
