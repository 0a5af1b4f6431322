import { setOutput } from '@actions/core';
import type { RunResult } from '../run/settings.ts';

/** Every output, as action.yml declares it; a test compares the two. */
export const OUTPUTS = [
  'verdict',
  'exit-code',
  'counts',
  'failed-items',
  'rollback',
  'summary',
  'report',
  'report-digest',
  'overridden-by',
] as const;

type Outputs = Readonly<Record<(typeof OUTPUTS)[number], string>>;

/**
 * A cancelled run has no verdict, and an empty output starts neither a deployment nor a rollback.
 */
export function describeOutputs({ report, reportPath, digest }: RunResult): Outputs {
  const { verdict } = report;
  return {
    verdict: verdict?.verdict ?? '',
    'exit-code': verdict === null ? '' : String(verdict.exitCode),
    counts: verdict === null ? '' : JSON.stringify(verdict.counts),
    'failed-items': verdict === null ? '' : JSON.stringify(verdict.decisive),
    rollback: verdict?.rollback ?? '',
    summary: verdict?.because ?? 'The run was cancelled.',
    report: reportPath,
    'report-digest': digest,
    'overridden-by': verdict === null ? '' : (report.override?.by ?? ''),
  };
}

/** Hands the outputs to the runner. */
export function publishOutputs(outputs: Outputs): void {
  for (const name of OUTPUTS) setOutput(name, outputs[name]);
}
