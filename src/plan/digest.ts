import { createHash } from 'node:crypto';
import type { PlanFile } from './layer.ts';

/**
 * SHA-256 (hex) over all files of a plan, sorted by their paths from the plan's own folder; each
 * path and text preceded by its length in bytes, so that nothing can move from one to the other
 * unseen.
 */
export function digestFiles(files: readonly PlanFile[]): string {
  const hash = createHash('sha256');
  const sorted = files.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key, text } of sorted) {
    hash.update(`${Buffer.byteLength(key)}:`).update(key);
    hash.update(`${Buffer.byteLength(text)}:`).update(text);
  }
  return hash.digest('hex');
}
