import { countBytes } from './fit.ts';
import { escapeMarkdown } from './markdown.ts';

/** Bytes that the sentence may take; reserved before anything else is fitted. */
export const LEFT_OUT_BYTES = 3_000;

const FRAME_BYTES = 200;
const MAX_NAMED = 12;

/** Names what a reader does not see, and where all of it is; empty if nothing was left out. */
export function renderLeftOut(parts: readonly string[]): string {
  if (parts.length === 0) return '';
  let room = LEFT_OUT_BYTES - FRAME_BYTES;
  const named: string[] = [];
  for (const part of parts.slice(0, MAX_NAMED)) {
    const text = escapeMarkdown(part, 200);
    room -= countBytes(text) + 2;
    if (room < 0) break;
    named.push(text);
  }
  const more = parts.length - named.length;
  const all = [...named, ...(more > 0 ? [`the same in ${more} more places`] : [])];
  return `\n*Left out for size:* ${all.join('; ')}. The full report is in the job's files.\n`;
}
