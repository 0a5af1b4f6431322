import { summary } from '@actions/core';
import type { Report } from '../../domain/report.ts';
import { decideStep, type StepDecision } from '../../gate/action-result.ts';
import { publishComment } from '../../github/comment.ts';
import type { EventContext } from '../../github/event.ts';
import type { GitHubPort } from '../../github/port.ts';
import { STUB } from '../../github/yield-to-newer.ts';
import type { RunResult } from '../run/settings.ts';
import { type Aim, findCommentPlace } from './aim.ts';
import type { ActionInputs } from './inputs.ts';
import type { StatusBoard } from './status-board.ts';

export interface Publication {
  readonly inputs: ActionInputs;
  readonly event: EventContext;
  readonly aim: Aim;
  readonly board: StatusBoard;
  /** Undefined without a token: then there is nobody to publish to. */
  readonly port: Promise<GitHubPort> | undefined;
}

/** One sentence for each thing that could not be published; none of them changes the verdict. */
export type PublishingProblems = readonly string[];

/** Resolves with what went wrong in one sentence, and never rejects. */
export async function attempt(
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

const FORK =
  'This is a pull request of a fork, whose token only reads: there is no comment and no status. The verdict is in the job summary and in the report.';

async function postComment(
  { inputs, event, aim, board, port }: Publication,
  result: RunResult,
): Promise<string | undefined> {
  if (port === undefined) return undefined;
  if (aim.isFork && event.event === 'pull_request') return FORK;
  const gitHub = await port;
  const place = await findCommentPlace(event, aim, gitHub);
  if (place === undefined) return undefined;
  const { COMMENT_BUDGET_BYTES, renderComment } = await import('../../reporters/comment.ts');
  const { addKeptPhases, holdsRun } = await import('../../reporters/kept-phases.ts');
  const { renderNewerRun } = await import('../../reporters/newer-run.ts');
  const { report, view, digest } = result;
  const marker = {
    plan: report.plan.id,
    environment: report.subject.environment,
    runId: event.runId,
    attempt: event.attempt,
  };
  const render = (standing: string | undefined) =>
    renderComment({
      ...view,
      marker,
      digest,
      confirmations: true,
      ...(standing === undefined ? {} : { standing }),
    });
  const { warning } = await publishComment(gitHub, {
    place,
    render,
    marker,
    findNewerRun: () => board.findNewerRun(report),
    renderNewer: ({ runId, attempt, words }, standing) =>
      renderNewerRun({
        marker: { ...marker, runId, attempt },
        words,
        standing,
        commit: aim.commit,
        mark: STUB,
      }),
    holds: (body, { runId }) => holdsRun(body, runId),
    addTo: (newer, ours) => addKeptPhases(newer, ours, COMMENT_BUDGET_BYTES),
    author: inputs.commentAuthor,
    ...(event.workflowPath === undefined ? {} : { workflowPath: event.workflowPath }),
  });
  return warning;
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
    overriddenBy: report.override?.by,
    phases: report.run.phases,
  });
}

/** Summary, comment and status; resolves with what went wrong, and never rejects. */
export async function publish(
  publication: Publication,
  result: RunResult,
): Promise<PublishingProblems> {
  const { inputs, board } = publication;
  const { status } = decideResult(inputs, result.report);
  const isCommenting = inputs.isCommenting && !result.report.run.cancelled;
  // The status first: another run that finds our comment written over can then say what we found.
  const said = await attempt('The status', async () => {
    await board.settle(result.report, status);
    return undefined;
  });
  const shown = await Promise.all([
    attempt('The job summary', () => writeSummary(result)),
    isCommenting ? attempt('The comment', () => postComment(publication, result)) : [],
  ]);
  const mended = await attempt('The status', async () => {
    if (board.isUnseen()) await board.findNewerRun(result.report);
    return undefined;
  });
  return [...said, ...shown.flat(), ...mended];
}
