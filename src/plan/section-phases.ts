import type { Box } from '../domain/checklist.ts';
import type { Problem } from '../domain/errors.ts';
import { suggestWord } from '../domain/nearest-word.ts';
import type { Phase } from '../domain/phase.ts';
import type { Plan } from '../domain/plan.ts';
import { normaliseHeading } from './normalise-text.ts';

/**
 * Where a box belongs whose section the plan does not name: nothing passes without somebody's word.
 */
const DEFAULT_PHASE: Phase = 'approval';

/** Maps headings to phases as the plan says, with or without their numbers. */
export class SectionPhases {
  readonly #plan: Plan;
  readonly #exact = new Map<string, Phase>();
  readonly #loose = new Map<string, Phase | undefined>();
  readonly #phases = new Map<string, Phase | undefined>();

  constructor(plan: Plan) {
    this.#plan = plan;
    for (const [heading, phase] of Object.entries(plan.sections)) {
      this.#exact.set(normaliseHeading(heading, false), phase);
      const loose = normaliseHeading(heading, true);
      // Two headings that differ in their numbers only are told apart by them alone.
      const isTaken = this.#loose.has(loose) && this.#loose.get(loose) !== phase;
      this.#loose.set(loose, isTaken ? undefined : phase);
    }
  }

  #phaseOfHeading(heading: string): Phase | undefined {
    if (this.#phases.has(heading)) return this.#phases.get(heading);
    const phase =
      this.#exact.get(normaliseHeading(heading, false)) ??
      this.#loose.get(normaliseHeading(heading, true));
    this.#phases.set(heading, phase);
    return phase;
  }

  /** The phase of the nearest heading above the box that the plan names. */
  phaseOf(box: Box): Phase {
    for (const heading of box.section.toReversed()) {
      const phase = this.#phaseOfHeading(heading);
      if (phase !== undefined) return phase;
    }
    return DEFAULT_PHASE;
  }

  /** Sections of the plan that no box stands under. */
  findUnused(boxes: readonly Box[]): readonly Problem[] {
    const headings = new Set(boxes.flatMap((box) => box.section));
    const seen = new Set<string>();
    for (const heading of headings) {
      seen.add(normaliseHeading(heading, false)).add(normaliseHeading(heading, true));
    }
    const unused = Object.keys(this.#plan.sections).filter(
      (name) => !seen.has(normaliseHeading(name, false)) && !seen.has(normaliseHeading(name, true)),
    );
    return unused.slice(0, 20).map((name) => ({
      file: this.#plan.path,
      line: 1,
      column: 1,
      message: `\`sections\` names "${name}", and no box stands under such a heading${suggestWord(name, headings)}. Correct it, or take it out.`,
    }));
  }
}
