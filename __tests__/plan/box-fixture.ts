import type { Box, Checklist } from '../../src/domain/checklist.ts';

let nextLine = 0;

/** A box on a line of its own. */
export function box(text: string, more: Partial<Box> = {}): Box {
  nextLine += 1;
  return {
    line: nextLine,
    section: [],
    text,
    checked: false,
    depth: 0,
    isGroup: false,
    commands: [],
    markOffset: 0,
    noteOffset: 0,
    ...more,
  };
}

/** A checklist of these boxes. */
export function listOf(...boxes: readonly Box[]): Checklist {
  return { path: 'docs/qa.md', source: '', boxes, fields: [] };
}
