import type { Report } from '../../../domain/report.ts';
import {
  type DeploymentWord,
  decideDeploymentWord,
  hasProvedVersion,
} from '../../../gate/releases/decide-deployment-word.ts';
import { findImageDigest } from '../../../gate/releases/image-digest.ts';
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

async function create(
  port: GitHubPort,
  order: TrackingOrder,
  previous: LastRelease | undefined,
): Promise<number> {
  const { commit, environment, plan, event } = order;
  const created = await port.createDeployment({
    commit,
    environment,
    payload: buildRecord(order, previous),
    isProduction: isProduction(plan.environments, environment),
    description: `Holdpoint, run ${event.runId}`,
  });
  return created.id;
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

function explain({ message }: Error): string {
  return `The deployment could not be written. ${message}`;
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
  const problems: string[] = [];
  const start = async (): Promise<number> => {
    const port = await connecting;
    const own = isOfImage(scene, order) ? scene.own : undefined;
    const id = own?.deployment.id ?? (await create(port, order, previous));
    const word = { state: 'in_progress', description: 'Deploying.' } as const;
    await port.createDeploymentStatus(id, { ...word, ...links }).catch((error: Error) => {
      problems.push(explain(error));
    });
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
    const hasRun = report.items.some(({ startedAt }) => startedAt !== undefined);
    if (begun === undefined && !hasRun) return;
    const word = decideDeploymentWord(report, previous?.commit);
    const id = await findTarget(report);
    if (id === undefined || (!deploys && saysNothing(order, scene, word))) return;
    if (word.state === 'in_progress') return;
    await (await connecting).createDeploymentStatus(id, { ...word, ...links });
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
      } catch (error) {
        problems.push(explain(error as Error));
      }
      return [...new Set(problems)];
    },
  };
}
