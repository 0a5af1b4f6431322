import { summary } from '@actions/core';
import type { Phase } from '../../domain/phase.ts';
import type { Report } from '../../domain/report.ts';
import { decideStep, type StepDecision } from '../../gate/action-result.ts';
import { publishComment } from '../../github/comment.ts';
import type { EventContext } from '../../github/event.ts';
import type { GitHubPort } from '../../github/port.ts';
import { publishStatus } from '../../github/status.ts';
import type { RunResult } from '../run/settings.ts';
import type { ActionInputs } from './inputs.ts';

export interface Publication {
  readonly inputs: ActionInputs;
  readonly event: EventContext;
  /** Undefined without a token: then there is nobody to publish to. */
  readonly port: Promise<GitHubPort> | undefined;
}

/** One sentence for each thing that could not be published; none of them changes the verdict. */
export type PublishingProblems = readonly string[];

async function attempt(
  what: string,
  publish: () => Promise<string | undefined>,
): Promise<readonly string[]> {
  try {
    const warning = await publish();
    return warning === undefined ? [] : [warning];
  } catch (error) {
    return [`${what} could not be published. ${(error as Error).message}`];
  }
}

async function postComment(
  { inputs, event, port }: Publication,
  result: RunResult,
): Promise<string | undefined> {
  if (port === undefined || event.pullRequest === undefined) return undefined;
  const { renderComment } = await import('../../reporters/comment.ts');
  const { report } = result;
  const marker = {
    plan: report.plan.id,
    environment: report.subject.environment,
    runId: event.runId,
    attempt: event.attempt,
  };
  const { warning } = await publishComment(await port, {
    pullRequest: event.pullRequest.number,
    body: renderComment({ ...result.view, marker, digest: result.digest }),
    marker,
    author: inputs.commentAuthor,
    ...(event.workflowPath === undefined ? {} : { workflowPath: event.workflowPath }),
  });
  return warning;
}

/** Posts one status for each phase of the run. */
async function postStatus(
  { event, port }: Publication,
  report: Report,
  status: NonNullable<StepDecision['status']>,
): Promise<undefined> {
  const { commit } = event;
  if (port === undefined || commit === undefined || event.pullRequest === undefined)
    return undefined;
  for (const phase of report.run.phases) {
    await publishStatus(await port, commit, {
      environment: report.subject.environment,
      phase: phase as Phase,
      planId: report.plan.id,
      status,
      ...(event.runUrl === undefined ? {} : { targetUrl: event.runUrl }),
    });
  }
  return undefined;
}

async function writeSummary(result: RunResult): Promise<undefined> {
  const { renderSummary } = await import('../../reporters/summary.ts');
  await summary.addRaw(renderSummary({ ...result.view, digest: result.digest })).write();
  return undefined;
}

export function decideResult(inputs: ActionInputs, report: Report): StepDecision {
  return decideStep(report.verdict, report.items, {
    hold: inputs.hold,
    mode: report.plan.mode,
    isPartial: report.run.only.length > 0,
    isDryRun: report.run.dryRun,
  });
}

/** Summary, comment and status; resolves with what went wrong, and never rejects. */
export async function publish(
  publication: Publication,
  result: RunResult,
): Promise<PublishingProblems> {
  const { inputs } = publication;
  const { status } = decideResult(inputs, result.report);
  const isCommenting = inputs.isCommenting && !result.report.run.cancelled;
  const problems = await Promise.all([
    attempt('The job summary', () => writeSummary(result)),
    isCommenting ? attempt('The comment', () => postComment(publication, result)) : [],
    inputs.isPostingStatus && status !== undefined
      ? attempt('The status', () => postStatus(publication, result.report, status))
      : [],
  ]);
  return problems.flat();
}
