import { measureFrontMatter } from '../front-matter.ts';
import type { Candidate, Found, Ignored } from './candidate.ts';
import type { Collected } from './collect-candidates.ts';
import { readContext } from './context-words.ts';
import {
  isAnswer,
  isInfoTitle,
  isNotToDoTitle,
  isQuestionTitle,
  isReportForm,
} from './info-words.ts';
import { countMarks, hasOpenMark, readMark } from './marks.ts';
import { compileWhole, normaliseWords } from './words.ts';

/** With fewer boxes than this, plain bullets are read as items. */
const FEW = 5;

const VOID = compileWhole(`
  void, obsolete, no longer needed, cancelled, canceled, withdrawn, entfallt, hinfallig,
  obsolet, obsoleto, obsoleta, obsolete, annule, annulee, caduc, cancelado, anulado, annullato,
  vervallen, uniewaznione, nieaktualne, отменено, неактуально, не актуально, 作废, 已作废, 已废弃, 作廢,
  廃止, 폐기, 취소, da huy, negalioja, iptal`);
const VOID_MARK = /(?:[❌🚫([—–]|\s-\s)\uFE0F?\s*([^()[\]❌🚫]{1,30})[)\]]?\s*$/u;

const GROUP = 'Groups the items below; they are items of their own.';

function isVoid(candidate: Candidate): boolean {
  const raw = candidate.raw.replace(/^\s*\[[ xX]\]\s*/, '').trim();
  if (/^~~[^~]+~~[.!]?$/.test(raw)) return true;
  const lead = /^[❌🚫]/u.test(candidate.text) ? candidate.text.slice(1) : undefined;
  const tail = VOID_MARK.exec(candidate.text)?.[1];
  return [lead, tail].some((part) => part !== undefined && VOID.test(normaliseWords(part)));
}

/** Why a box is no item, whatever its words mean. */
function explainBox(candidate: Candidate, title: string | undefined): string | undefined {
  if (isVoid(candidate)) return 'Struck out or marked as void.';
  if (candidate.isGroup === true) return GROUP;
  const parts = candidate.section.filter((part) => part !== title);
  const notToDo = parts.find(isNotToDoTitle);
  if (notToDo !== undefined) return `Stands below "${notToDo.slice(0, 100)}": not to be done.`;
  const question = parts.find(isQuestionTitle);
  if (question !== undefined)
    return `An answer to "${question.slice(0, 100)}": a choice, not a check.`;
  return undefined;
}

function explainPlain(
  candidate: Candidate,
  found: Counts,
  title: string | undefined,
): string | undefined {
  if (candidate.origin === 'mark') {
    const mark = readMark(candidate.raw)?.mark ?? (candidate.checked ? 'done' : 'open');
    if (mark === 'not') return 'A cross says no: not to be done, or not so.';
    return candidate.checked && !found.hasOpenMarks
      ? 'A tick sign says that it is done: a report, not an open check.'
      : undefined;
  }
  if (candidate.origin === 'row') {
    return candidate.checked && !found.hasOpenMarks && found.isAllDone(candidate.list)
      ? 'Every row of the table says that it is done: a report, not a list of checks.'
      : undefined;
  }
  if (candidate.origin !== 'plain') return undefined;
  if (candidate.isGroup === true) return GROUP;
  if (found.stateful >= FEW) {
    return readContext(candidate.section) === 'trigger'
      ? 'Says when to take the release back, without a box: write it under `rollback.triggers`.'
      : 'A plain bullet in a document that has boxes: a note.';
  }
  if (countMarks(candidate.text) > 1)
    return 'Boxes side by side are a choice between answers, not checks.';
  const info = candidate.section.find((part) => part !== title && isInfoTitle(part));
  if (info !== undefined)
    return `A bullet below "${info.slice(0, 100)}", which explains and checks nothing.`;
  return /\p{L}{2}/u.test(candidate.text) ? undefined : 'A bullet without words.';
}

interface Counts {
  /** Items that have a state of their own: boxes, drawn boxes, rows. */
  readonly stateful: number;
  readonly hasOpenMarks: boolean;
  readonly isAllDone: (list: number) => boolean;
}

function countStates(candidates: readonly Candidate[]): Counts {
  const stateful = candidates.filter(({ origin, checked }) =>
    origin === 'mark' ? !checked : origin === 'box' || origin === 'row',
  );
  const drawn = candidates.filter(({ origin }) => origin === 'mark' || origin === 'row');
  const open = new Set(candidates.filter(({ checked }) => !checked).map(({ list }) => list));
  return {
    stateful: stateful.length,
    hasOpenMarks: drawn.some(
      ({ origin, checked, raw }) =>
        hasOpenMark(raw) || (origin === 'mark' && !checked && readMark(raw)?.mark === 'open'),
    ),
    isAllDone: (list) => !open.has(list),
  };
}

/** Lists whose boxes are all answers, such as Yes and No. */
function findAnswerLists(candidates: readonly Candidate[]): ReadonlySet<number> {
  const lists = Map.groupBy(candidates, ({ list }) => list);
  const answers = [...lists].filter(
    ([, members]) => members.length > 1 && members.every(({ text }) => isAnswer(text)),
  );
  return new Set(answers.map(([list]) => list));
}

/** Whether the document is a form for reports, by its title or its front matter. */
function findForm(source: string, title: string | undefined): boolean {
  const front = source.slice(0, measureFrontMatter(source));
  const name = /^(?:name|title|about)[ \t]*:[ \t]*(.{1,200})$/m.exec(front)?.[1] ?? '';
  return isReportForm(name) || (title !== undefined && isReportForm(title));
}

/** One entry for a whole list instead of one for each bullet. */
function groupNotes(notes: readonly (Ignored & { readonly list: number })[]): Ignored[] {
  const seen = new Set<string>();
  return notes.flatMap(({ line, why, list }) => {
    const key = `${list} ${why}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ line, why }];
  });
}

/** Parts items from what only looks like one; says of each of the latter why. */
export function siftCandidates(collected: Collected, source: string): Found {
  const { candidates, title } = collected;
  const counts = countStates(candidates);
  const answers = findAnswerLists(candidates);
  const isForm = findForm(source, title);
  const kept: Candidate[] = [];
  const boxes: Ignored[] = [];
  const notes: (Ignored & { readonly list: number })[] = [];
  for (const candidate of candidates) {
    const { line, list, origin } = candidate;
    const answer = isForm
      ? 'An answer in a form for reports: a choice, not a check.'
      : answers.has(list)
        ? 'One of several answers: a choice, not a check.'
        : undefined;
    const plain = explainPlain(candidate, counts, title);
    const why = plain ?? answer ?? explainBox(candidate, title);
    if (why === undefined) kept.push(candidate);
    else if (origin === 'plain') notes.push({ line, why, list });
    else boxes.push({ line, why });
  }
  const ignored = [...collected.ignored, ...boxes, ...groupNotes(notes)];
  return { candidates: kept, ignored: ignored.sort((a, b) => a.line - b.line) };
}
