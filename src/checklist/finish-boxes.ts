import type { Box } from '../domain/checklist.ts';
import { isCommand, stripPrompt } from './command-text.ts';
import type { RawBox } from './raw-box.ts';

/** Words that make even a bold line a statement that can be wrong. */
const STATES = new RegExp(
  `\\b(?:${[
    'is|are|has|have|no|not|must|can|works?|pass(?:es|ed|ing)?|exists?|done|\\w{2,}ed',
    'verify|check|confirm|ensure|test|validate|run|set|deploy',
  ].join('|')})\\b`,
  'i',
);

/** A box that says nothing itself: it ends with a colon, or is a bold title. */
function isTitle(box: RawBox): boolean {
  if (/[:：]$/.test(box.text)) return true;
  return box.isBold && !STATES.test(box.text);
}

/** Boxes in the order of the document; the boxes of a group follow it, deeper than itself. */
export function finishBoxes(raw: readonly RawBox[]): Box[] {
  return raw.map((box, index) => {
    const { codes, isBold: _, ...rest } = box;
    const hasBoxes = (raw[index + 1]?.depth ?? 0) > box.depth;
    return {
      ...rest,
      isGroup: hasBoxes && isTitle(box),
      commands: codes.filter(isCommand).map(stripPrompt),
    };
  });
}
