import { readFile } from 'node:fs/promises';
import { error as logError } from '@actions/core';
import { PlanError, UsageError } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import { EXIT } from '../../domain/verdict.ts';
import { type EventContext, readEvent } from '../../github/event.ts';
import type { GitHubPort } from '../../github/port.ts';
import { type Cancellation, listenForCancellation } from '../cancellation.ts';
import { runGate } from '../run/run-gate.ts';
import type { RunOrigin, RunResult } from '../run/settings.ts';
import { type ActionInputs, readInputs } from './inputs.ts';
import { openLog } from './log.ts';
import { describeOutputs, publishOutputs } from './outputs.ts';
import { openProtectedSide } from './protected-side.ts';

async function readPayload(env: NodeJS.ProcessEnv): Promise<Json> {
  const path = env['GITHUB_EVENT_PATH'];
  if (path === undefined) return {};
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}

function describeOrigin(event: EventContext): RunOrigin {
  if (event.commit === undefined) {
    throw new UsageError(
      `The event \`${event.event}\` names no commit to judge. Run Holdpoint on pull_request, push, workflow_dispatch, merge_group or schedule.`,
    );
  }
  return {
    repository: event.repository,
    commit: event.commit,
    event: event.event,
    runId: event.runId,
    attempt: event.attempt,
    ...(event.workflow === undefined ? {} : { workflow: event.workflow }),
    ...(event.runUrl === undefined ? {} : { url: event.runUrl }),
    ...(event.actor === undefined ? {} : { actor: event.actor }),
    isUntrusted: event.untrusted,
  };
}

/** Connects once, when somebody asks; the client is read while the probes run. */
function openPort(inputs: ActionInputs, event: EventContext, env: NodeJS.ProcessEnv) {
  let port: Promise<GitHubPort> | undefined;
  return (): Promise<GitHubPort> | undefined => {
    if (inputs.token === '') return undefined;
    port ??= import('../../github/octokit.ts').then(({ connectGitHub }) =>
      connectGitHub({
        token: inputs.token,
        repository: event.repository,
        ...(env['GITHUB_API_URL'] === undefined ? {} : { apiUrl: env['GITHUB_API_URL'] }),
      }),
    );
    // Whoever awaits it later learns of a failure; until then it must not end the process.
    port.catch(() => undefined);
    return port;
  };
}

async function run(
  inputs: ActionInputs,
  event: EventContext,
  env: NodeJS.ProcessEnv,
  cancellation: Cancellation,
): Promise<{ result: RunResult; problems: readonly string[] }> {
  const origin = describeOrigin(event);
  const { settings } = inputs;
  const apiUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const contents = { apiUrl, token: inputs.token, repository: event.repository };
  const { root, planPath } = settings;
  const side = await openProtectedSide(event.policyRef, root, planPath, contents);
  const isProposing = event.policyRef !== undefined && !side.isPreview && !event.untrusted;
  const proposal = isProposing
    ? await (await import('./proposal.ts')).describeProposal(root, planPath, side.source)
    : undefined;
  const connect = openPort(inputs, event, env);
  const log = openLog(() => void connect());
  const pullRequest = event.pullRequest?.number;
  const result = await runGate(settings, origin, {
    policy: side.source,
    isPreview: side.isPreview,
    notes: proposal === undefined ? [] : [proposal],
    signal: cancellation.signal,
    secrets: inputs.token === '' ? [] : [{ name: 'GITHUB_TOKEN', value: inputs.token }],
    onStart: log.onStart,
    onProgress: log.onProgress,
    listChangedPaths: async () =>
      pullRequest === undefined ? undefined : (await connect())?.listChangedPaths(pullRequest),
  });
  await log.end();
  const { publish } = await import('./publish.ts');
  const problems = await publish({ inputs, event, port: connect() }, result);
  return { result, problems };
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
    const { result, problems } = await run(inputs, event, env, cancellation);
    const { logResult } = await import('./log-result.ts');
    logResult(result.report, problems);
    publishOutputs(describeOutputs(result));
    const cancelled = cancellation.exitCode();
    if (cancelled !== undefined) return cancelled;
    const { decideResult } = await import('./publish.ts');
    const { isRed } = decideResult(inputs, result.report);
    return isRed ? (result.report.verdict?.exitCode ?? EXIT.internal) : EXIT.go;
  } catch (error) {
    return explainFailure(error);
  } finally {
    cancellation.dispose();
  }
}
