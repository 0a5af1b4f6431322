import type { ItemResult } from '../../domain/report.ts';
import {
  explainUnwaivable,
  isExpired,
  isSameName,
  isTooLong,
  type Waiver,
} from '../../domain/waiver.ts';

/**
 * True if the waiver covers exactly this result: conclusive evidence of the same item, the same
 * reason, in this environment of the run, seen before the waiver ended. Who approved it is not
 * looked at.
 */
export function covers(waiver: Waiver, item: ItemResult, environment: string): boolean {
  const { outcome, reason, endedAt, attempts } = item;
  const isMeasured = (outcome === 'fail' || outcome === 'warn') && attempts.length > 0;
  if (!isMeasured || endedAt === undefined || explainUnwaivable(item) !== undefined) return false;
  return (
    waiver.item === item.id &&
    waiver.reason === reason &&
    (waiver.environments?.includes(environment) ?? true) &&
    !isExpired(waiver, endedAt) &&
    !isTooLong(waiver, endedAt) &&
    !isSameName(waiver.requestedBy, waiver.approvedBy)
  );
}
