import type { Plan } from '../../../domain/plan.ts';
import { type ReleaseRecord, releaseRecordSchema } from '../../../domain/release.ts';
import { findImageDigest } from '../../../gate/releases/image-digest.ts';
import type { LastRelease } from './releases.ts';
import type { TrackingOrder } from './tracking-order.ts';

/** A step of the workflow may say which revision the database is at, for whoever takes it back. */
export const REVISION_VARIABLE = 'HOLDPOINT_DATABASE_REVISION';

/**
 * The record of the release that a run deploys. An image without a digest and a revision that is no
 * plain name are left out: nobody could go back to them.
 */
export function buildRecord(
  { settings, event, plan, environment, commit }: TrackingOrder,
  previous: LastRelease | undefined,
): ReleaseRecord {
  const { image } = settings;
  const revision = releaseRecordSchema.shape.databaseRevision.safeParse(
    settings.variables[REVISION_VARIABLE],
  );
  const isByDigest = image !== undefined && findImageDigest(image) !== undefined;
  return {
    holdpoint: 1,
    environment,
    commit,
    ...(isByDigest ? { image } : {}),
    ...(previous === undefined ? {} : { previousCommit: previous.commit }),
    ...(previous?.image === undefined ? {} : { previousImage: previous.image }),
    ...(revision.data === undefined ? {} : { databaseRevision: revision.data }),
    planId: plan.id.slice(0, 300),
    planDigest: plan.digest,
    runId: event.runId,
    attempt: event.attempt,
    ...(event.workflowPath === undefined ? {} : { workflowPath: event.workflowPath }),
  };
}

/** False for an environment that another one comes after, and for those named for tests. */
export function isProduction(environments: Plan['environments'], environment: string): boolean {
  const isBeforeAnother = Object.values(environments).some(({ after }) => after === environment);
  return (
    !isBeforeAnother &&
    !/^(?:stag|test|dev|qa|uat|demo|preview|preprod|pre-prod|review|sandbox)/i.test(environment)
  );
}
