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

class Writer implements DeploymentWriter {
  readonly #order: TrackingOrder;
  readonly #connecting: Promise<GitHubPort>;
  readonly #scene: Scene;
  readonly #previous: LastRelease | undefined;
  readonly #deploys: boolean;
  readonly #problems = new Set<string>();
  #begun: Promise<number> | undefined;

  constructor(
    order: TrackingOrder,
    connecting: Promise<GitHubPort>,
    scene: Scene,
    previous: LastRelease | undefined,
  ) {
    this.#order = order;
    this.#connecting = connecting;
    this.#scene = scene;
    this.#previous = previous;
    this.#deploys = order.settings.phases.includes('deployment');
  }

  begin(): void {
    if (!this.#deploys) return;
    this.#begun ??= this.#start();
    // `close` learns of a failure; until then it must not end the process.
    this.#begun.catch(() => undefined);
  }

  async close(report: Report): Promise<readonly string[]> {
    try {
      await this.#conclude(report);
    } catch (error) {
      this.#problems.add(explain(error as Error));
    }
    return [...this.#problems];
  }

  async #say(id: number, word: Parameters<GitHubPort['createDeploymentStatus']>[1]): Promise<void> {
    const port = await this.#connecting;
    await port.createDeploymentStatus(id, { ...word, ...describeLinks(this.#order) });
  }

  async #start(): Promise<number> {
    const own = isOfImage(this.#scene, this.#order) ? this.#scene.own : undefined;
    const id = own?.deployment.id ?? (await this.#create());
    await this.#say(id, { state: 'in_progress', description: 'Deploying.' }).catch((error: Error) =>
      this.#problems.add(explain(error)),
    );
    return id;
  }

  async #create(): Promise<number> {
    return create(await this.#connecting, this.#order, this.#previous);
  }

  async #findTarget(report: Report): Promise<Target> {
    if (this.#deploys) return this.#begun;
    const found = findLookedAt(this.#order, this.#scene);
    const isNew = this.#scene.isUnknown !== true && isDeployedElsewhere(this.#order, report);
    return found !== undefined || !isNew ? found : this.#create();
  }

  async #conclude(report: Report): Promise<void> {
    // Where nothing ran, nothing is known of the deployment that was not known before.
    const hasRun = report.items.some(({ startedAt }) => startedAt !== undefined);
    if (this.#begun === undefined && !hasRun) return;
    const word = decideDeploymentWord(report, this.#previous?.commit);
    const id = await this.#findTarget(report);
    const isSilent = !this.#deploys && saysNothing(this.#order, this.#scene, word);
    if (id === undefined || isSilent || word.state === 'in_progress') return;
    await this.#say(id, word);
  }
}

export function openWriter(
  order: TrackingOrder,
  connecting: Promise<GitHubPort>,
  scene: Scene,
  previous: LastRelease | undefined,
): DeploymentWriter {
  return new Writer(order, connecting, scene, previous);
}
