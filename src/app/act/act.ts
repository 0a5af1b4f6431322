import { readFile } from 'node:fs/promises';
import { info, error as logError } from '@actions/core';
import { PlanError, UsageError } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import { EXIT } from '../../domain/verdict.ts';
import { readEvent } from '../../github/event.ts';
import { listenForCancellation } from '../cancellation.ts';
import { takeAim } from './aim.ts';
import { openPort } from './connect.ts';
import { readInputs } from './inputs.ts';
import { describeOutputs, publishOutputs } from './outputs.ts';
import { runSession } from './run-session.ts';
import type { Session } from './session.ts';
import { openStatusBoard } from './status-board.ts';

async function readPayload(env: NodeJS.ProcessEnv): Promise<Json> {
  const path = env['GITHUB_EVENT_PATH'];
  if (path === undefined) return {};
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}

async function run(session: Session, env: NodeJS.ProcessEnv): Promise<number> {
  const { inputs, connect } = session;
  const { result, approvals, tracking } = await runSession(session, env);
  const { attempt, decideResult, publish } = await import('./publish.ts');
  const published = await publish({ ...session, port: connect() }, result);
  const { answerComment } = await import('./answer.ts');
  const answered = await attempt('The answer to the comment', () =>
    answerComment(session, result, approvals),
  );
  const { reportOverride } = await import('./report-override.ts');
  const reported = await attempt('The issue about the override', () =>
    reportOverride(session, result.report),
  );
  const closed = (await tracking?.close(result.report)) ?? [];
  const problems = [...published, ...answered, ...reported, ...closed];
  const { logResult } = await import('./log-result.ts');
  logResult(result.report, problems);
  publishOutputs(describeOutputs(result));
  const { isRed } = decideResult(inputs, result.report);
  return isRed ? (result.report.verdict?.exitCode ?? EXIT.internal) : EXIT.go;
}

function explainFailure(error: unknown): number {
  if (error instanceof PlanError || error instanceof UsageError) {
    logError(error.message);
    return EXIT.plan;
  }
  logError(
    `Holdpoint itself broke; please report it. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return EXIT.internal;
}

/** The whole Action: resolves with the exit code of the step, and never rejects. */
export async function act(env: NodeJS.ProcessEnv): Promise<number> {
  const cancellation = listenForCancellation();
  try {
    const inputs = readInputs(env);
    const event = readEvent(env, await readPayload(env));
    if (event.spoken !== undefined) {
      const { isTalk } = await import('./answer.ts');
      if (isTalk(event)) {
        info('The comment holds no command.');
        return EXIT.go;
      }
    }
    const connect = openPort(inputs, event, env);
    const aim = await takeAim(event, inputs, connect);
    if (aim === undefined) {
      info('There is nothing to judge: this is no pull request, or it was closed without a merge.');
      return EXIT.go;
    }
    const board = openStatusBoard({ inputs, event, aim, connect });
    const session = { inputs, event, aim, connect, board, signal: cancellation.signal };
    const exitCode = await run(session, env);
    return cancellation.exitCode() ?? exitCode;
  } catch (error) {
    return explainFailure(error);
  } finally {
    cancellation.dispose();
  }
}
