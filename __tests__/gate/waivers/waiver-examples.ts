import type { ItemResult } from '../../../src/domain/report.ts';
import type { Waiver } from '../../../src/domain/waiver.ts';
import { buildItem } from '../../support/sample-report.ts';

/** The sample items end at 2026-01-05T10:00:01.200Z. */
export function makeWaiver(change: Partial<Waiver> = {}): Waiver {
  return {
    item: 'health',
    reason: 'status',
    justification: 'The old balancer answers 503 once a night.',
    requestedBy: 'ana',
    approvedBy: 'jonas',
    expires: '2026-02-01T00:00:00Z',
    ...change,
  };
}

export function makeFailing(change: Partial<ItemResult> = {}): ItemResult {
  return buildItem('health', 'fail', change);
}
