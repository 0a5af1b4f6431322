import type { ItemResult } from '../domain/report.ts';
import type { Run } from './run.ts';

/** The result as the gate takes it. Never rejects, and does not outlive the run. */
export async function waiveResult(result: ItemResult, { request, stop }: Run): Promise<ItemResult> {
  const isAsked = result.outcome === 'fail' || result.outcome === 'warn';
  if (request.waive === undefined || !isAsked || stop.reason !== undefined) return result;
  const { promise: stopped, resolve } = Promise.withResolvers<ItemResult>();
  const dispose = stop.onStop(() => resolve(result));
  try {
    return await Promise.race([request.waive(result), stopped]);
  } catch {
    return result;
  } finally {
    dispose();
  }
}
