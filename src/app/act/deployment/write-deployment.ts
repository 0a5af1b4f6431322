import type { Report } from '../../../domain/report.ts';
import {
  type DeploymentWord,
  decideDeploymentWord,
  hasProvedVersion,
} from '../../../gate/releases/decide-deployment-word.ts';
import { findImageDigest } from '../../../gate/releases/image-digest.ts';
import { createDeployment, sayOfDeployment } from '../../../github/deployments/begin-deployment.ts';
import type { GitHubPort } from '../../../github/port.ts';
import { buildRecord, isProduction } from './build-record.ts';
import type { Scene } from './find-current.ts';
import type { LastRelease } from './releases.ts';
import type { TrackingOrder } from './tracking-order.ts';

export interface DeploymentWriter {
  begin(): void;
  close(report: Report): Promise<readonly string[]>;
}

/** Id of the deployment that the run speaks of. */
type Target = number | undefined;

function describeLinks({ event, url }: TrackingOrder) {
  const isShown = url !== undefined && /^https?:\/\/[^\s$]+$/i.test(url) && URL.canParse(url);
  return { logUrl: event.runUrl, ...(isShown ? { environmentUrl: url } : {}) };
}

/** Another image of the same commit is another release, which needs a record of its own. */
function isOfImage(scene: Scene, { settings }: TrackingOrder): boolean {
  const [known, ours] = [scene.own?.record.image, settings.image];
  return findImageDigest(known ?? '') === findImageDigest(ours ?? '');
}

function create(
  port: GitHubPort,
  order: TrackingOrder,
  previous: LastRelease | undefined,
): Promise<number> {
  return createDeployment(port, {
    record: buildRecord(order, previous),
    isProduction: isProduction(order.plan.environments, order.environment),
    description: `Holdpoint, run ${order.event.runId}`,
  });
}

/** What a run that deployed nothing looked at or took back. */
function findLookedAt(order: TrackingOrder, scene: Scene): Target {
  const found = order.settings.phases.includes('rollback')
    ? scene.current
    : (scene.own ?? scene.current);
  return found?.deployment.id;
}

/**
 * A run that only looks must see something to change what an earlier one said: that it could not
 * measure says nothing of the deployment.
 */
function saysNothing(order: TrackingOrder, scene: Scene, word: DeploymentWord): boolean {
  const { phases, only } = order.settings;
  const isGlance = scene.own === undefined || only.length > 0;
  return word.state === 'error' && isGlance && !phases.includes('rollback');
}

/** Deployed by other means than a phase of ours; the release itself said that it is there. */
function isDeployedElsewhere({ settings }: TrackingOrder, { items }: Report): boolean {
  const isVerifying = settings.phases.includes('post-deployment') && settings.only.length === 0;
  return isVerifying && hasProvedVersion(items);
}

export function openWriter(
  order: TrackingOrder,
  connecting: Promise<GitHubPort>,
  scene: Scene,
  previous: LastRelease | undefined,
): DeploymentWriter {
  const deploys = order.settings.phases.includes('deployment');
  const links = describeLinks(order);
  let begun: Promise<number> | undefined;
  const start = async (): Promise<number> => {
    const port = await connecting;
    const own = isOfImage(scene, order) ? scene.own : undefined;
    const id = own?.deployment.id ?? (await create(port, order, previous));
    await sayOfDeployment(port, id, { state: 'in_progress', description: 'Deploying.' }, links);
    return id;
  };
  const findTarget = async (report: Report): Promise<Target> => {
    if (deploys) return begun;
    const found = findLookedAt(order, scene);
    const isNew = scene.isUnknown !== true && isDeployedElsewhere(order, report);
    if (found !== undefined || !isNew) return found;
    return create(await connecting, order, previous);
  };
  const conclude = async (report: Report): Promise<void> => {
    // Where nothing ran, nothing is known of the deployment that was not known before.
    if (!report.items.some(({ startedAt }) => startedAt !== undefined)) return;
    const word = decideDeploymentWord(report, previous?.commit);
    const id = await findTarget(report);
    if (id === undefined || (!deploys && saysNothing(order, scene, word))) return;
    if (word.state !== 'in_progress') await sayOfDeployment(await connecting, id, word, links);
  };
  return {
    begin: () => {
      if (!deploys) return;
      begun ??= start();
      // `close` learns of a failure; until then it must not end the process.
      begun.catch(() => undefined);
    },
    close: async (report) => {
      try {
        await conclude(report);
        return [];
      } catch (error) {
        return [`The deployment could not be written. ${(error as Error).message}`];
      }
    },
  };
}
