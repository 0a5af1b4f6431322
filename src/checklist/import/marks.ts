import { compileLeads, compileWhole, normaliseWords } from './words.ts';

/** Signs that authors draw instead of boxes. */
const OPEN = '☐⬜◻◽▢□🔲⃞';
const DONE = '☑✅✔✓🗹';
const NOT = '❌✗✘❎🚫☒';

const LEAD = new RegExp(`^(?:([${OPEN}])|([${DONE}])|([${NOT}]))\\uFE0F?\\s*`, 'u');
const ANY = new RegExp(`[${OPEN}${DONE}${NOT}]`, 'gu');
const ANY_OPEN = new RegExp(`[${OPEN}]|\\[ \\]`, 'u');
const TRAIL = new RegExp(`[${DONE}]\\uFE0F?$`, 'u');

export type Mark = 'open' | 'done' | 'not';

/** The sign that a text begins with, and the text behind it. */
export function readMark(text: string): { readonly mark: Mark; readonly rest: string } | undefined {
  const match = LEAD.exec(text);
  if (match === null) return undefined;
  const mark = match[1] === undefined ? (match[2] === undefined ? 'not' : 'done') : 'open';
  return { mark, rest: text.slice(match[0].length).trim() };
}

export function countMarks(text: string): number {
  return text.match(ANY)?.length ?? 0;
}

export function hasOpenMark(text: string): boolean {
  return ANY_OPEN.test(text);
}

/** An author's "that is so already" behind the text of an open box; it proves nothing. */
export function endsDone(text: string): boolean {
  return TRAIL.test(text);
}

const DONE_LEADS = compileLeads(`
  done, complete, completed, yes, pass, passed, ok, erledigt, fertig, ja, fait, termine, oui,
  hecho, listo, completado, si, feito, concluido, sim, fatto, completato, gereed, klaar, gotowe,
  zrobione, готово, сделано, да, hoan thanh, xong, atlikta, tamam, tamamlandi`);
const DONE_WORDS = compileWhole(`完成, 已完成, 是, 通过, 完了, 済, 済み, 완료, 예`);

function isDoneText(text: string): boolean {
  const words = normaliseWords(text);
  return /^\[x\]/i.test(text) || DONE_LEADS.test(words) || DONE_WORDS.test(words);
}

/** Whether a cell of a status column says that the row is done. */
export function isDoneCell(text: string): boolean {
  const mark = readMark(text)?.mark;
  return mark === undefined ? isDoneText(text) : mark === 'done';
}

/** A cell that holds a mark and nothing else. */
export function isMarkCell(text: string): boolean {
  return /^\[[ xX]?\]$/.test(text) || readMark(text)?.rest === '';
}
