import type { Box } from '../domain/checklist.ts';
import type { Phase } from '../domain/phase.ts';
import { dropCommand, normaliseText } from './normalise-text.ts';
import { makeSlug } from './slug.ts';

/** What is looked for: an item or a trigger of the plan. */
export interface Wanted {
  readonly id: string;
  readonly text: string;
  readonly phase: Phase;
}

export type Match =
  | { readonly kind: 'one'; readonly box: Box }
  | { readonly kind: 'several'; readonly boxes: readonly Box[] }
  | { readonly kind: 'none' };

type Table = Map<string, Box[]>;

function put(table: Table, key: string, box: Box): void {
  if (key === '') return;
  const list = table.get(key);
  if (list === undefined) table.set(key, [box]);
  else if (!list.includes(box)) list.push(box);
}

/** The box's words without its trailing command; box texts have lost their backticks. */
function cutBoxCommand(box: Box, full: string): string {
  const command = box.commands.at(-1);
  if (command === undefined) return full;
  const tail = normaliseText(command);
  if (tail === '' || !full.endsWith(tail)) return full;
  const head = full.slice(0, -tail.length).trimEnd();
  return head.endsWith(':') ? normaliseText(head) : full;
}

/** Finds boxes by id, by words, and by the slug of their words; built once, linear in the boxes. */
export class BoxIndex {
  readonly #phaseOf: (box: Box) => Phase;
  readonly #byId: Table = new Map();
  readonly #byText: Table = new Map();
  readonly #byCutText: Table = new Map();
  readonly #boxes: readonly Box[];
  #slugs: Table | undefined;

  constructor(boxes: readonly Box[], phaseOf: (box: Box) => Phase) {
    this.#boxes = boxes;
    this.#phaseOf = phaseOf;
    for (const box of boxes) {
      const full = normaliseText(box.text);
      const cut = cutBoxCommand(box, full);
      if (box.id !== undefined) put(this.#byId, box.id, box);
      put(this.#byText, full, box);
      if (cut !== full) put(this.#byCutText, cut, box);
    }
  }

  /**
   * Made when the words of an item are found nowhere, which is rare. Counts for an id that was
   * written: one that was made from the words would make `C` and `C++` the same.
   */
  #findSlug({ id, text }: Wanted): readonly Box[] | undefined {
    if (id === makeSlug(text)) return undefined;
    if (this.#slugs === undefined) {
      this.#slugs = new Map();
      for (const box of this.#boxes) {
        put(this.#slugs, makeSlug(box.text), box);
        put(this.#slugs, makeSlug(cutBoxCommand(box, normaliseText(box.text))), box);
      }
    }
    return this.#slugs.get(id);
  }

  #findText(text: string): readonly Box[] | undefined {
    return this.#byText.get(text) ?? this.#byCutText.get(text);
  }

  find(wanted: Wanted): Match {
    const found =
      this.#byId.get(wanted.id) ??
      this.#findText(normaliseText(wanted.text)) ??
      this.#findText(normaliseText(dropCommand(wanted.text))) ??
      this.#findSlug(wanted);
    return this.#choose(found ?? [], wanted.phase);
  }

  /** Boxes before groups; then, of several, the only one whose section belongs to the phase. */
  #choose(found: readonly Box[], phase: Phase): Match {
    const leaves = found.filter((box) => !box.isGroup);
    const boxes = leaves.length > 0 ? leaves : found;
    const inPhase = boxes.filter((box) => this.#phaseOf(box) === phase);
    const [box, second] = inPhase.length === 1 ? inPhase : boxes;
    if (box === undefined) return { kind: 'none' };
    return second === undefined ? { kind: 'one', box } : { kind: 'several', boxes };
  }
}
