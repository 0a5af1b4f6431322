import * as z from 'zod';
import type { Json } from '../domain/json.ts';
import { reportSchema } from '../domain/report.ts';

/** JSON Schema (draft 2020-12) of `report.json`, for whoever reads it. */
export function renderReportSchema(): Json {
  const schema = z.toJSONSchema(reportSchema, { io: 'output' });
  return JSON.parse(JSON.stringify({ ...schema, title: 'Holdpoint report' })) as Json;
}
