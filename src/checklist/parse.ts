import type { Checklist } from '../domain/checklist.ts';
import { PlanError } from '../domain/errors.ts';
import { findBoxes } from './find-boxes.ts';
import { findFields } from './find-fields.ts';
import { findHidden } from './find-hidden.ts';
import { finishBoxes } from './finish-boxes.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseSimple } from './parse-simple.ts';

const MAX_BYTES = 1_048_576;

/** A checklist's size is bounded, because it is read whole before anything else runs. */
export function checkSize(path: string, source: string): void {
  const bytes = Buffer.byteLength(source);
  if (bytes <= MAX_BYTES) return;
  const message = `The checklist has ${bytes} bytes; at most ${MAX_BYTES} are read. Split it.`;
  throw new PlanError([{ file: path, line: 1, column: 1, message }]);
}

/** The boxes and blanks of a document by the whole parser, whatever is in it. */
export function parseAny(path: string, source: string): Checklist {
  const root = parseMarkdown(source);
  const boxes = finishBoxes(findBoxes(root, source));
  return { path, source, boxes, fields: findFields(source, findHidden(root)) };
}

/**
 * The boxes and blanks of a GitHub-flavoured Markdown document. Headings and texts come without
 * Markdown. Throws PlanError for a source over 1 MiB and for nothing else.
 */
export function parseChecklist(path: string, source: string): Checklist {
  checkSize(path, source);
  const simple = parseSimple(source);
  if (simple === null) return parseAny(path, source);
  return { path, source, boxes: finishBoxes(simple), fields: findFields(source, []) };
}
