import type { Checklist } from '../domain/checklist.ts';
import { parseShort } from './parse-short.ts';

/**
 * The same as `parseChecklist`, but loads the parser of Markdown only for documents that need it.
 */
export async function loadChecklist(path: string, source: string): Promise<Checklist> {
  const short = parseShort(path, source);
  if (short !== null) return short;
  const { parseAny } = await import('./parse.ts');
  return parseAny(path, source);
}
