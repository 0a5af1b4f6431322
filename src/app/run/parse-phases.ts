import { UsageError } from '../../domain/errors.ts';
import { suggestWord } from '../../domain/nearest-word.ts';
import { PHASES, type Phase } from '../../domain/phase.ts';

function isPhase(word: string): word is Phase {
  return (PHASES as readonly string[]).includes(word);
}

/**
 * Phases in the order of a deployment; words may hold several, separated by commas or white space.
 */
export function parsePhases(words: readonly string[]): readonly Phase[] {
  const asked = words.flatMap((word) => word.split(/[\s,]+/)).filter((word) => word !== '');
  const wrong = asked.find((word) => !isPhase(word));
  if (wrong !== undefined) {
    throw new UsageError(
      `"${wrong}" is no phase${suggestWord(wrong, PHASES)}. Write one or more of: ${PHASES.join(', ')}.`,
    );
  }
  return PHASES.filter((phase) => asked.includes(phase));
}
