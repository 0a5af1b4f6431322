import type { Box, Checklist, ChecklistField } from '../domain/checklist.ts';
import { escapeNote } from './escape-note.ts';

/** What becomes of one box, named by its line. */
export interface BoxMark {
  readonly line: number;
  readonly state: 'tick' | 'untick' | 'keep';
  readonly note?: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function editBox(box: Box, mark: BoxMark): Edit[] {
  const edits: Edit[] = [];
  if (mark.state !== 'keep' && box.checked !== (mark.state === 'tick')) {
    const text = mark.state === 'tick' ? 'x' : ' ';
    edits.push({ start: box.markOffset, end: box.markOffset + 1, text });
  }
  const note = escapeNote(mark.note ?? '');
  if (note !== '') {
    edits.push({ start: box.noteOffset, end: box.noteOffset, text: ` — ${note}` });
  }
  return edits;
}

function editField(field: ChecklistField, values: ReadonlyMap<string, string>): Edit[] {
  const text = escapeNote(values.get(field.label.toLowerCase()) ?? '');
  return text === '' ? [] : [{ start: field.blankStart, end: field.blankEnd, text }];
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(source.slice(from, start), text);
    from = end;
  }
  return parts.join('') + source.slice(from);
}

/**
 * The same document, byte for byte, but for the marks, notes and blanks that are asked for. Notes
 * and values may come from anywhere: they are escaped, and cut at 300 characters. Labels are
 * compared without regard to case. A mark for a line without a box does nothing.
 */
export function tickChecklist(
  checklist: Checklist,
  marks: readonly BoxMark[],
  fields: Readonly<Record<string, string>> = {},
): string {
  const byLine = new Map(marks.map((mark) => [mark.line, mark]));
  const values = new Map(
    Object.entries(fields).map(([label, value]) => [label.toLowerCase(), value]),
  );
  const edits = [
    ...checklist.boxes.flatMap((box) => {
      const mark = byLine.get(box.line);
      return mark === undefined ? [] : editBox(box, mark);
    }),
    ...checklist.fields.flatMap((field) => editField(field, values)),
  ];
  return applyEdits(checklist.source, edits);
}
