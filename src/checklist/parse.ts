import type { Checklist } from '../domain/checklist.ts';
import { findBoxes } from './find-boxes.ts';
import { findFields } from './find-fields.ts';
import { findHidden } from './find-hidden.ts';
import { finishBoxes } from './finish-boxes.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseShort } from './parse-short.ts';

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
  return parseShort(path, source) ?? parseAny(path, source);
}
