import type { Paragraph } from 'mdast';
import { isCommand } from '../command-text.ts';
import { tidyText } from '../plain-text.ts';
import type { Found } from './candidate.ts';
import { countMarks, readMark } from './marks.ts';

interface Place {
  readonly section: readonly string[];
  readonly source: string;
  readonly list: number;
}

const CHOICE = 'Boxes side by side are a choice between answers, not checks.';
const UNBULLETED = 'A box without a bullet: GitHub shows it as text. Write `- [ ] words`.';

function readCodes(raw: string): string[] {
  return [...raw.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '').filter(isCommand);
}

/** Lines of a paragraph that begin with a drawn box. */
export function readLines(paragraph: Paragraph, place: Place): Found {
  const found: Found = { candidates: [], ignored: [] };
  const start = paragraph.position?.start.line ?? 0;
  const text = place.source.slice(paragraph.position?.start.offset, paragraph.position?.end.offset);
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = start + index;
    const plain = tidyText(raw.replaceAll(/[*`]|<[^<>]*>/g, '').replace(/^[\s>]+/, ''));
    const mark = readMark(plain);
    if (/^\[[ xX]\] /.test(plain)) found.ignored.push({ line, why: UNBULLETED });
    else if (countMarks(plain) > 1) found.ignored.push({ line, why: CHOICE });
    else if (mark !== undefined && mark.rest !== '') {
      const { section, list } = place;
      const checked = mark.mark === 'done';
      found.candidates.push({
        line,
        section,
        list,
        raw,
        checked,
        origin: 'mark',
        text: mark.rest,
        codes: readCodes(raw),
      });
    }
  }
  return found;
}
