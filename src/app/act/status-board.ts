import type { PostedStatus } from '../../domain/github.ts';
import { PHASES } from '../../domain/phase.ts';
import type { Report } from '../../domain/report.ts';
import type { StepDecision } from '../../gate/action-result.ts';
import type { EventContext } from '../../github/event.ts';
import { type AnnouncedRun, compareRuns, findNewestRun, RUNNING } from '../../github/newest-run.ts';
import {
  mendStatuses,
  publishBrokenStatuses,
  publishStatuses,
  renderContext,
  type StatusRequest,
} from '../../github/status.ts';
import type { RunAbout } from '../run/settings.ts';
import type { Aim } from './aim.ts';
import type { Connect } from './connect.ts';
import type { ActionInputs } from './inputs.ts';

type Said = StatusRequest['status'];

/** The statuses of a run, from `pending` to their last word. */
export interface StatusBoard {
  /** Posts `pending`, beside the probes. */
  announce(about: RunAbout): void;
  /** The last word; rejects with GitHubError. */
  settle(report: Report, status: StepDecision['status']): Promise<void>;
  /**
   * Looks again after the last word: a status of a newer run that ours covered is repeated, and a
   * newer run for the same commit and environment is named. Rejects with GitHubError.
   */
  findNewerRun(report: Report): Promise<AnnouncedRun | undefined>;
  /** True until somebody has looked. */
  isUnseen(): boolean;
  /** For a run that can't even begin; `environment` is what was asked for. */
  breakOff(message: string): Promise<void>;
}

interface Place {
  readonly inputs: ActionInputs;
  readonly event: EventContext;
  readonly aim: Aim;
  readonly connect: Connect;
}

/** A partial run and a dry run know too little; what a fork's run finds is never a status. */
function mayPost({ inputs, event, aim }: Place): boolean {
  const { settings } = inputs;
  if (!inputs.isPostingStatus || !event.hasStatus) return false;
  if (settings.isDryRun || settings.only.length > 0) return false;
  return !(aim.isFork && event.event === 'pull_request');
}

/** In the queue nobody can comment, so that what waits for a person will wait for ever. */
function sayToQueue(event: EventContext, said: Said): Said {
  if (event.event !== 'merge_group' || said.state === 'success') return said;
  return { ...said, state: 'failure' };
}

/** Statuses of every phase count: another workflow may run another one for the same comment. */
function findNewer(
  statuses: readonly PostedStatus[],
  about: { readonly environment: string; readonly planId: string },
  event: EventContext,
): AnnouncedRun | undefined {
  const contexts = PHASES.map((phase) => renderContext({ ...about, phase }));
  const ofPlan = statuses.filter(({ context }) => contexts.includes(context));
  const ours = ofPlan.find(({ targetUrl }) => targetUrl === event.runUrl);
  const newest = ours === undefined ? undefined : findNewestRun(ofPlan, ours.creator);
  return newest === undefined || compareRuns(newest, event) <= 0 ? undefined : newest;
}

const WAYS = { say: publishStatuses, break: publishBrokenStatuses };

class Board implements StatusBoard {
  readonly #place: Place;
  readonly #isOpen: boolean;
  #announced: Promise<void> = Promise.resolve();
  /** Our last words. */
  #said: readonly StatusRequest[] = [];
  #hasLooked = false;

  constructor(place: Place) {
    this.#place = place;
    this.#isOpen = mayPost(place);
  }

  announce({ plan, environment, mode }: RunAbout): void {
    if (!this.#isOpen || mode === 'observe') return;
    const said: Said = { state: 'pending', description: RUNNING };
    // Whoever may not post learns it from the last word.
    this.#announced = this.#post(
      this.#address({ environment, planId: plan.id }, said),
      'say',
    ).catch(() => undefined);
  }

  async settle({ subject, plan, verdict }: Report, status: StepDecision['status']): Promise<void> {
    await this.#announced;
    if (!this.#isOpen || status === undefined) return;
    const about = { environment: subject.environment, planId: plan.id };
    const requests = this.#address(about, sayToQueue(this.#place.event, status));
    await this.#post(requests, verdict === null ? 'break' : 'say');
    if (verdict !== null) this.#said = requests;
  }

  async findNewerRun({ subject, plan }: Report): Promise<AnnouncedRun | undefined> {
    const { aim, event, connect } = this.#place;
    const port = this.#said.length > 0 ? await connect() : undefined;
    if (port === undefined) return undefined;
    this.#hasLooked = true;
    const statuses = await mendStatuses(port, aim.commit, this.#said.map(renderContext));
    return findNewer(statuses, { environment: subject.environment, planId: plan.id }, event);
  }

  isUnseen(): boolean {
    return this.#said.length > 0 && !this.#hasLooked;
  }

  async breakOff(message: string): Promise<void> {
    await this.#announced;
    const { environment } = this.#place.inputs.settings;
    if (!this.#isOpen || environment === undefined) return;
    await this.#post(
      this.#address({ environment }, { state: 'error', description: message }),
      'say',
    );
  }

  #address(about: Pick<StatusRequest, 'environment' | 'planId'>, status: Said) {
    const { inputs, event } = this.#place;
    return inputs.settings.phases.map((phase) => ({
      ...about,
      phase,
      status,
      targetUrl: event.runUrl,
    }));
  }

  async #post(requests: readonly StatusRequest[], way: keyof typeof WAYS): Promise<void> {
    const { aim, connect } = this.#place;
    const port = await connect();
    if (port !== undefined) await WAYS[way](port, aim.commit, requests);
  }
}

export function openStatusBoard(place: Place): StatusBoard {
  return new Board(place);
}
