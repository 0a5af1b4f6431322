import type { PostedStatus } from '../../domain/github.ts';
import { PHASES, type Phase } from '../../domain/phase.ts';
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
import type { RunAbout, RunSettings } from '../run/settings.ts';
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

function address(
  { settings }: { readonly settings: RunSettings },
  event: EventContext,
  about: { readonly environment: string; readonly planId?: string },
  said: Said,
): readonly StatusRequest[] {
  return settings.phases.map((phase: Phase) => ({
    ...about,
    phase,
    status: said,
    targetUrl: event.runUrl,
  }));
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

export function openStatusBoard(place: Place): StatusBoard {
  const { inputs, event, aim, connect } = place;
  const isOpen = mayPost(place);
  let announced: Promise<void> = Promise.resolve();
  /** Our last words. */
  let said: readonly StatusRequest[] = [];
  let hasLooked = false;
  const post = async (requests: readonly StatusRequest[], way: keyof typeof WAYS) => {
    const port = await connect();
    if (port !== undefined) await WAYS[way](port, aim.commit, requests);
  };
  return {
    announce: ({ plan, environment, mode }) => {
      if (!isOpen || mode === 'observe') return;
      const requests = address(
        inputs,
        event,
        { environment, planId: plan.id },
        {
          state: 'pending',
          description: RUNNING,
        },
      );
      // Whoever may not post learns it from the last word.
      announced = post(requests, 'say').catch(() => undefined);
    },
    settle: async ({ subject, plan, verdict }, status) => {
      await announced;
      if (!isOpen || status === undefined) return;
      const about = { environment: subject.environment, planId: plan.id };
      const requests = address(inputs, event, about, sayToQueue(event, status));
      await post(requests, verdict === null ? 'break' : 'say');
      if (verdict !== null) said = requests;
    },
    findNewerRun: async ({ subject, plan }) => {
      const port = said.length > 0 ? await connect() : undefined;
      if (port === undefined) return undefined;
      const about = { environment: subject.environment, planId: plan.id };
      const contexts = said.map(renderContext);
      hasLooked = true;
      return findNewer(await mendStatuses(port, aim.commit, contexts), about, event);
    },
    isUnseen: () => said.length > 0 && !hasLooked,
    breakOff: async (message) => {
      await announced;
      const { environment } = inputs.settings;
      if (!isOpen || environment === undefined) return;
      const broken: Said = { state: 'error', description: message };
      await post(address(inputs, event, { environment }, broken), 'say');
    },
  };
}
