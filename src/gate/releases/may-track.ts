import type { Phase } from '../../domain/phase.ts';
import { isReleaseEvent } from './find-run-flaw.ts';

export interface TrackedRun {
  readonly phases: readonly Phase[];
  readonly isDryRun: boolean;
  readonly mode: 'enforce' | 'observe';
  readonly event: string;
  readonly commit: string;
}

/** Phases that make, look at or take back a deployment. */
const TRACKED: readonly Phase[] = ['deployment', 'post-deployment', 'rollback'];

/**
 * True if a run may say something of a deployment. A schedule that deploys nothing only watches: it
 * runs for the newest commit, whatever is deployed.
 */
export function mayTrack({ phases, isDryRun, mode, event, commit }: TrackedRun): boolean {
  if (isDryRun || mode === 'observe' || commit === '') return false;
  if (!phases.some((phase) => TRACKED.includes(phase)) || !isReleaseEvent(event)) return false;
  return event !== 'schedule' || phases.includes('deployment');
}
