import type { Box, Checklist } from '../../domain/checklist.ts';
import type { Phase } from '../../domain/phase.ts';
import type { ImportItem, ImportResult } from './import-result.ts';
import { placeItem } from './plan-phase.ts';
import { findSectionPhase, findTitle } from './suggest-sections.ts';

/** An item of the starter plan, before it is written. */
export interface StarterItem {
  readonly phase: Phase;
  readonly section: readonly string[];
  readonly line: number;
  readonly text: string;
  /** Written only where the words make none, or one that is taken. */
  readonly id?: string;
  readonly skip?: string;
  /** Stands behind `#`, in the item. */
  readonly comments: readonly string[];
  readonly isTrigger: boolean;
}

export interface Starter {
  readonly items: readonly StarterItem[];
  /** Items that the plan can't name, and why. */
  readonly left: readonly Left[];
}

interface Left {
  readonly line: number;
  readonly text: string;
  readonly why: string;
  /** A box stays an item for a person even so; anything else is in no plan. */
  readonly isBox: boolean;
}

const MAX_TEXT = 500;
const MAX_SLUG = 40;

const TRIGGER_SKIP =
  'A rollback trigger, not a step: write it under `triggers:` with the items whose failure shows it.';

/**
 * At least as coarse as the comparison that binds items to boxes: what is equal there is equal
 * here.
 */
function makeKey(text: string): string {
  return text
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[*_~`"'‘’‚‛“”„‟«»‐-―-]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s\p{P}]+$/u, '')
    .trim();
}

/** The beginning of the id that the words make. */
function makeSlug(text: string): string {
  const joined = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const slug = Array.from(joined.replace(/^-/, '').slice(0, 2 * MAX_SLUG)).slice(0, MAX_SLUG);
  return slug.join('').replace(/-$/, '');
}

/** Gives an id to an item whose own words make none, or one that another has. */
class IdGiver {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  give(text: string, line: number): string | undefined {
    const slug = makeSlug(text);
    const isFit = /^[\p{L}\p{N}]/u.test(slug);
    if (isFit && !this.#taken.has(slug)) {
      this.#taken.add(slug);
      return undefined;
    }
    const base = isFit ? slug : `line-${line}`;
    let id = base;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${base}-${count}`;
    this.#taken.add(id);
    return id;
  }
}

function explainLeft(
  text: string,
  box: Box | undefined,
  keys: ReadonlyMap<string, number>,
): string | undefined {
  if (text.length > MAX_TEXT) return `it is longer than ${MAX_TEXT} characters`;
  const key = makeKey(text);
  if (key === '') return 'it has no words';
  return box !== undefined && box.id === undefined && (keys.get(key) ?? 0) > 1
    ? 'several boxes have these words; tell them apart with `<!-- id: name -->` in the checklist'
    : undefined;
}

function describe(item: ImportItem, box: Box | undefined, hasChecklist: boolean): string[] {
  const { kind, why } = item.proposed;
  return [
    ...(hasChecklist && box === undefined ? ['in no box of the checklist'] : []),
    ...(item.polarity === 'trigger' ? [] : [`${item.polarity}; proposed: ${kind} — ${why}`]),
  ];
}

interface Draft {
  readonly line: number;
  readonly section: readonly string[];
  readonly text: string;
  readonly phase: Phase;
  readonly comments: readonly string[];
  readonly skip?: string;
  readonly isTrigger: boolean;
}

function draftItems(
  result: ImportResult,
  boxes: ReadonlyMap<number, Box>,
  title: string | undefined,
): Draft[] {
  return result.items.map((item) => {
    const isTrigger = item.polarity === 'trigger';
    return {
      line: item.line,
      section: item.section,
      text: item.text,
      phase: placeItem(item, title),
      comments: describe(item, boxes.get(item.line), boxes.size > 0),
      ...(isTrigger ? { skip: TRIGGER_SKIP } : {}),
      isTrigger,
    };
  });
}

/**
 * Boxes that are no items, such as answers and what is struck out: they are declared, not dropped.
 */
function draftIgnored(
  result: ImportResult,
  boxes: ReadonlyMap<number, Box>,
  title: string | undefined,
): Draft[] {
  return result.ignored.flatMap(({ line, why }) => {
    const box = boxes.get(line);
    if (box === undefined || box.isGroup) return [];
    const phase = findSectionPhase(box.section, title) ?? 'approval';
    const { section, text } = box;
    return [{ line, section, text, phase, comments: [], skip: why, isTrigger: false }];
  });
}

/**
 * A heading or label with a script below it; rows and drawn boxes have a state, such a step has
 * none.
 */
function isStep(source: string): boolean {
  return !/^[\s>]*(?:[-+*]|\d{1,9}[.)])\s/.test(source) && !/[|☐⬜✅☑✔]/u.test(source);
}

function countKeys(boxes: readonly Box[]): ReadonlyMap<string, number> {
  const leaves = boxes.filter((box) => !box.isGroup);
  const groups = Map.groupBy(leaves, ({ text }) => makeKey(text));
  return new Map([...groups].map(([key, members]) => [key, members.length]));
}

/** What the starter plan says of each item, and which it can't name. */
export function decideStarter(result: ImportResult, checklist: Checklist): Starter {
  const boxes = new Map(checklist.boxes.map((box) => [box.line, box]));
  const keys = countKeys(checklist.boxes);
  const lines = checklist.source.split(/\r\n|\r|\n/);
  const title = findTitle([...checklist.boxes, ...result.items]);
  const drafts = [...draftItems(result, boxes, title), ...draftIgnored(result, boxes, title)];
  const ids = new IdGiver(checklist.boxes.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const items: StarterItem[] = [];
  const left: Left[] = [];
  for (const draft of drafts.sort((a, b) => a.line - b.line)) {
    const { line, text } = draft;
    const box = boxes.get(line);
    const isInstruction = boxes.size > 0 && box === undefined && isStep(lines[line - 1] ?? '');
    const why = isInstruction ? 'a script without a box' : explainLeft(text, box, keys);
    const id = why === undefined ? (box?.id ?? ids.give(text, line)) : undefined;
    if (why !== undefined) left.push({ line, text, why, isBox: box !== undefined });
    else items.push(id === undefined ? draft : { ...draft, id });
  }
  return { items, left };
}
