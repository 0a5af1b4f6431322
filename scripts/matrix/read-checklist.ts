import { readFileSync } from 'node:fs';
import { parseChecklist } from '../../src/checklist/parse.ts';

export interface NumberedItem {
  readonly text: string;
  readonly line: number;
}

/** The boxes of the checklist in the order of the file: the first one is item 1. */
export function readChecklistItems(path: string): readonly NumberedItem[] {
  const { boxes } = parseChecklist(path, readFileSync(path, 'utf8'));
  return boxes.filter(({ isGroup }) => !isGroup).map(({ text, line }) => ({ text, line }));
}
