import type { Phase } from '../../domain/phase.ts';
import type { Report } from '../../domain/report.ts';
import type { StepDecision } from '../../gate/action-result.ts';
import type { EventContext } from '../../github/event.ts';
import type { StatusRequest } from '../../github/status.ts';
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

const RUNNING: Said = { state: 'pending', description: 'Running: there is no verdict yet.' };

export function openStatusBoard(place: Place): StatusBoard {
  const { inputs, event, aim, connect } = place;
  const isOpen = mayPost(place);
  let announced: Promise<void> = Promise.resolve();
  const post = async (requests: readonly StatusRequest[], way: 'begin' | 'end' | 'break') => {
    const port = await connect();
    if (port === undefined) return;
    const { publishBrokenStatuses, publishFinalStatuses, publishStatuses } = await import(
      '../../github/status.ts'
    );
    const publish = {
      begin: publishStatuses,
      end: publishFinalStatuses,
      break: publishBrokenStatuses,
    };
    await publish[way](port, aim.commit, requests);
  };
  return {
    announce: ({ plan, environment, mode }) => {
      if (!isOpen || mode === 'observe') return;
      const requests = address(inputs, event, { environment, planId: plan.id }, RUNNING);
      // Whoever may not post learns it from the last word.
      announced = post(requests, 'begin').catch(() => undefined);
    },
    settle: async ({ subject, plan, verdict }, status) => {
      await announced;
      if (!isOpen || status === undefined) return;
      const about = { environment: subject.environment, planId: plan.id };
      const requests = address(inputs, event, about, sayToQueue(event, status));
      await post(requests, verdict === null ? 'break' : 'end');
    },
    breakOff: async (message) => {
      await announced;
      const { environment } = inputs.settings;
      if (!isOpen || environment === undefined) return;
      const said: Said = { state: 'error', description: message };
      await post(address(inputs, event, { environment }, said), 'end');
    },
  };
}
