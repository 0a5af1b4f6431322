import { listenForCancellation } from '../app/cancellation.ts';
import { readLocalOrigin } from '../app/run/local-origin.ts';
import { parsePhases } from '../app/run/parse-phases.ts';
import { parseReportReferences } from '../app/run/parse-report-references.ts';
import { readDuration } from '../app/run/read-duration.ts';
import type { RunResult, RunSettings } from '../app/run/settings.ts';
import { EXIT } from '../domain/verdict.ts';
import { openFolder } from '../plan/source.ts';
import { renderPlain } from '../reporters/console.ts';
import { renderJson } from '../reporters/json.ts';
import { withoutRunnerTokens } from '../toolbox/environment.ts';
import { createProgress } from './progress.ts';
import { colour } from './style.ts';

interface RunOptions {
  readonly plan?: string;
  readonly environment?: string;
  readonly only?: readonly string[];
  readonly dryRun?: true;
  readonly image?: string;
  readonly report?: readonly string[];
  readonly reportDir?: string;
  readonly concurrency?: number;
  readonly deadline?: string;
  readonly json?: true;
}

function readSettings(phases: readonly string[], options: RunOptions): RunSettings {
  return {
    root: process.cwd(),
    planPath: options.plan ?? '.github/holdpoint.yml',
    phases: parsePhases(phases),
    ...(options.environment === undefined ? {} : { environment: options.environment }),
    only: options.only ?? [],
    isDryRun: options.dryRun === true,
    ...(options.image === undefined ? {} : { image: options.image }),
    reports: parseReportReferences(options.report ?? []),
    reportDir: options.reportDir ?? '.holdpoint',
    concurrency: options.concurrency ?? 16,
    ...(options.deadline === undefined
      ? {}
      : { deadlineMs: readDuration('--deadline', options.deadline) }),
    variables: withoutRunnerTokens(process.env),
  };
}

function printResult(result: RunResult, isJson: boolean): void {
  if (isJson) {
    process.stdout.write(renderJson(result.report));
    return;
  }
  const columns = process.stdout.columns ?? 100;
  process.stdout.write(`\n${renderPlain(result.report, { columns, style: colour })}\n`);
  process.stdout.write(`Report: ${result.reportPath} (sha256 ${result.digest})\n`);
}

/** `holdpoint run`: the exit code of the verdict, or 128 + the signal's number if cancelled. */
export async function runCommand(
  phases: readonly string[],
  options: Record<string, unknown>,
): Promise<number> {
  const cancellation = listenForCancellation();
  const asked = options as RunOptions;
  const settings = readSettings(phases, asked);
  // Git answers while the rest of the program and the plan are read.
  const asking = readLocalOrigin(settings.root);
  const progress = await createProgress();
  const { runGate } = await import('../app/run/run-gate.ts');
  const result = await runGate(settings, asking, {
    policy: openFolder(settings.root),
    isPreview: false,
    signal: cancellation.signal,
    ...progress.hooks,
  });
  await progress.end();
  cancellation.dispose();
  printResult(result, asked.json === true);
  return cancellation.exitCode() ?? result.report.verdict?.exitCode ?? EXIT.internal;
}
