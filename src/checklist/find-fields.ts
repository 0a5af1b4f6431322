import type { ChecklistField } from '../domain/checklist.ts';

/** Part of the source that shows no blanks: code, HTML. Sorted, and none within another. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `____`, `__/__/____`, `\_\_\_`; not `___stress___`, not `snake___case`. */
const BLANK =
  /(?<![\p{L}\p{N}_\\])(?:_{2,}(?:[ ]?[/.-][ ]?_{2,})+|_{3,}|(?:\\_){3,})(?![\p{L}\p{N}_*])/gu;

const MAX_LABEL = 80;

/** What stands before a blank on its line, cut down to the words of the label; empty: none. */
function readLabel(before: string): string {
  const text = before
    .replace(/^[\s>|]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?(?:#{1,6}[ \t]+)?/, '')
    .replaceAll(/[*`~]|<[^<>]*>/g, '')
    .trimEnd();
  if (!/[:：]$/.test(text)) return '';
  const words = text.slice(0, -1);
  const label = words.slice(words.search(/[^|:：;,]*$/));
  const tidy = label.replaceAll(/\s+/g, ' ').trim();
  return tidy.length <= MAX_LABEL && /[\p{L}\p{N}]/u.test(tidy) ? tidy : '';
}

/** Blanks with a label before them, `**Performed By:** ____`; several may share a line. */
export function findFields(source: string, hidden: readonly Span[]): ChecklistField[] {
  const fields: ChecklistField[] = [];
  let line = 1;
  let lineStart = source.startsWith('\uFEFF') ? 1 : 0;
  let scanned = 0;
  let labelStart = lineStart;
  let next = 0;
  for (const match of source.matchAll(BLANK)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const found of source.slice(scanned, start).matchAll(/\r\n|\r|\n/g)) {
      line += 1;
      lineStart = scanned + found.index + found[0].length;
      labelStart = lineStart;
    }
    scanned = start;
    while (next < hidden.length && (hidden[next]?.end ?? 0) <= start) next += 1;
    if ((hidden[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
    const label = start - labelStart > 500 ? '' : readLabel(source.slice(labelStart, start));
    if (label !== '') fields.push({ line, label, blankStart: start, blankEnd: end });
    labelStart = end;
  }
  return fields;
}
