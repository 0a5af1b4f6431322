import type { Checklist } from '../domain/checklist.ts';
import { PlanError } from '../domain/errors.ts';
import { findFields } from './find-fields.ts';
import { finishBoxes } from './finish-boxes.ts';
import { parseSimple } from './parse-simple.ts';

const MAX_BYTES = 1_048_576;

/** A checklist's size is bounded, because it is read whole before anything else runs. */
export function checkSize(path: string, source: string): void {
  const bytes = Buffer.byteLength(source);
  if (bytes <= MAX_BYTES) return;
  const message = `The checklist has ${bytes} bytes; at most ${MAX_BYTES} are read. Split it.`;
  throw new PlanError([{ file: path, line: 1, column: 1, message }]);
}

/** What `parseChecklist` returns, if it can be had without the parser of Markdown; else null. */
export function parseShort(path: string, source: string): Checklist | null {
  checkSize(path, source);
  const simple = parseSimple(source);
  if (simple === null) return null;
  return { path, source, boxes: finishBoxes(simple), fields: findFields(source, []) };
}
