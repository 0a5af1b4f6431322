import { renderInstant } from '../../domain/instant.ts';
import type { ItemResult } from '../../domain/report.ts';
import { isSameGrant, type Waiver } from '../../domain/waiver.ts';

const REMOVE = 'Remove the waiver.';

function explainOther({ reason }: Waiver, item: ItemResult): string | undefined {
  if (item.outcome === 'pass') return `the item passed. ${REMOVE}`;
  const ended = `${item.outcome}${item.reason === undefined ? '' : ` (${item.reason})`}`;
  if (item.outcome === 'fail' || item.outcome === 'warn') {
    return item.reason === reason
      ? undefined
      : `the item ended as ${ended}, and the waiver covers \`${reason}\` alone.`;
  }
  return item.outcome === 'waived'
    ? 'another waiver covers the item.'
    : `the item ended as ${ended}, and only fail and warn can be waived.`;
}

/**
 * Why a waiver was of no use to an item that ran, as a sentence; undefined if it was of use, if the
 * item did not run, or if the waiver is not for this environment.
 */
export function explainUnused(
  waiver: Waiver,
  item: ItemResult,
  environment: string,
): string | undefined {
  const isMeant = waiver.environments?.includes(environment) ?? true;
  if (!isMeant || item.attempts.length === 0) return undefined;
  const { waiver: applied, outcome } = item;
  if (outcome === 'waived' && applied !== undefined && isSameGrant(applied, waiver)) {
    return undefined;
  }
  const why = explainOther(waiver, item);
  return why === undefined
    ? undefined
    : `The waiver of "${waiver.item}" until ${renderInstant(waiver.expires)} was not used: ${why}`;
}
