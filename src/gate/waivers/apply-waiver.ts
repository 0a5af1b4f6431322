import { renderInstant } from '../../domain/instant.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ItemResult } from '../../domain/report.ts';
import type { AppliedWaiver, Waiver } from '../../domain/waiver.ts';
import { boundText } from '../bound-text.ts';
import { covers } from './covers.ts';

const MAX_WORDS = 300;

function renderWaived(applied: AppliedWaiver): string {
  const { approvedBy, requestedBy, pullRequest, until } = applied;
  const where = pullRequest === undefined ? '' : ` in #${pullRequest}`;
  const goal = until === undefined ? '' : ` Until: ${boundText(until, MAX_WORDS)}.`;
  return `Waived until ${renderInstant(applied.expires)}: approved by ${approvedBy}${where}, requested by ${requestedBy}: ${boundText(applied.justification, MAX_WORDS)}${goal} — without it ${applied.outcome} (${applied.reason}): ${applied.summary}`;
}

function wear(item: ItemResult, waiver: AppliedWaiver): ItemResult {
  return { ...item, outcome: 'waived', reason: 'waived', summary: renderWaived(waiver), waiver };
}

/** The parts of a waiver that a report keeps. */
function keepTerms(waiver: Waiver): Omit<AppliedWaiver, 'outcome' | 'reason' | 'summary'> {
  const { justification, requestedBy, approvedBy, expires, environments, until } = waiver;
  return {
    justification,
    requestedBy,
    approvedBy,
    expires,
    ...(environments === undefined ? {} : { environments: [...environments] }),
    ...(until === undefined ? {} : { until }),
  };
}

/**
 * The result as the gate takes it under a waiver: `waived`, with its findings, its remedy and its
 * true outcome kept. One that the waiver does not cover comes back as it is.
 */
export function applyWaiver(
  item: ItemResult,
  waiver: Waiver,
  environment: string,
  pullRequest?: number,
): ItemResult {
  const { outcome, reason, summary } = item;
  if (!covers(waiver, item, environment) || reason === undefined) return item;
  if (outcome !== 'fail' && outcome !== 'warn') return item;
  const number = pullRequest === undefined ? {} : { pullRequest };
  return wear(item, { outcome, reason, summary, ...keepTerms(waiver), ...number });
}

/**
 * A result that was judged again from its evidence, under the waiver that its report keeps: only if
 * that one still covers what the evidence gives.
 */
export function reapplyWaiver(
  judged: ItemResult,
  kept: AppliedWaiver | undefined,
  environment: string,
): ItemResult {
  if (kept === undefined) return judged;
  return applyWaiver(judged, { ...kept, item: judged.id }, environment, kept.pullRequest);
}

/** What the item ended as, whoever waived it: rollback triggers look at this. */
export function readMeasured(item: Pick<ItemResult, 'outcome' | 'waiver'>): Outcome {
  return item.outcome === 'waived' ? (item.waiver?.outcome ?? 'waived') : item.outcome;
}
