import type { Phase } from '../../domain/phase.ts';
import { readContext } from './context-words.ts';
import type { ImportItem } from './import-result.ts';
import { findSectionPhase } from './suggest-sections.ts';

/** Where boxes belong whose headings name no phase: nothing passes without somebody's word. */
const DEFAULT_PHASE: Phase = 'approval';

/** An approval is given before the deployment, unless it is about what comes after. */
function placeApproval(phase: Phase): Phase {
  return phase === 'post-deployment' || phase === 'rollback' ? phase : 'approval';
}

/**
 * The phase in which an item is written. What has to be ready for a rollback is checked before the
 * deployment: in the rollback itself it is too late to find it missing.
 */
export function placeItem(
  { polarity, section }: Pick<ImportItem, 'polarity' | 'section'>,
  title: string | undefined,
): Phase {
  const phase = findSectionPhase(section, title) ?? DEFAULT_PHASE;
  const context = readContext(section);
  if (polarity === 'trigger') return 'rollback';
  if (polarity === 'approval') return placeApproval(phase);
  if (context !== 'rollback' && context !== 'rollback-steps' && context !== 'trigger') return phase;
  return polarity === 'conditional' ? 'rollback' : 'pre-deployment';
}
