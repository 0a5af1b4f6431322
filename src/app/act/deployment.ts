import { mayTrack } from '../../gate/releases/may-track.ts';
import type { ReleaseTracking } from './deployment/open-tracking.ts';
import type { TrackingOrder } from './deployment/tracking-order.ts';

const NOTHING: ReleaseTracking = {
  variables: {},
  warnings: [],
  begin: () => undefined,
  close: async () => [],
};

/**
 * Finds out, before a run, what is deployed and what could be gone back to, and says on GitHub what
 * becomes of the deployment. A run that deploys, verifies and takes back nothing, one that only
 * tries, and one that nobody merged anything for, track nothing. Never rejects: what could not be
 * read or written is a warning.
 */
export async function openReleaseTracking(order: TrackingOrder): Promise<ReleaseTracking> {
  const { settings, event, commit, mode, isWanted, connect } = order;
  const { phases, isDryRun } = settings;
  const isTracked = mayTrack({ phases, isDryRun, mode, event: event.event, commit });
  const port = isWanted && isTracked && !event.untrusted ? connect() : undefined;
  if (port === undefined) return NOTHING;
  const { openTracking } = await import('./deployment/open-tracking.ts');
  return openTracking(order, port);
}
