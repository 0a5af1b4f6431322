import type { Phase } from '../../domain/phase.ts';
import { findPhase } from './section-words.ts';

interface Placed {
  readonly section: readonly string[];
}

/** The heading that stands above everything: the document's title. */
export function findTitle(placed: readonly Placed[]): string | undefined {
  const [first, ...others] = placed;
  const title = first?.section[0];
  if (first === undefined || title === undefined) return undefined;
  const isShared = others.every((one) => one.section[0] === title);
  return isShared && placed.some((one) => one.section.length > 1) ? title : undefined;
}

/**
 * The phase of a place: the innermost heading that names one counts; a title never says
 * `deployment`.
 */
export function findSectionPhase(section: readonly string[], title?: string): Phase | undefined {
  for (const heading of section.toReversed()) {
    const phase = findPhase(heading);
    if (phase !== undefined && !(phase === 'deployment' && heading === title)) return phase;
  }
  return undefined;
}

/** What to write under `sections:` of a plan: each heading above the boxes that names a phase. */
export function suggestSections(placed: readonly Placed[]): Readonly<Record<string, Phase>> {
  const title = findTitle(placed);
  const found = new Map<string, Phase>();
  for (const heading of placed.flatMap((one) => one.section)) {
    const phase = findPhase(heading);
    if (phase === undefined || (phase === 'deployment' && heading === title)) continue;
    found.set(heading, phase);
  }
  return Object.fromEntries(found);
}
