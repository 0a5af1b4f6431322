import { error as annotateError, endGroup, info, startGroup, warning } from '@actions/core';
import type { Report } from '../../domain/report.ts';
import { renderPlain, renderProgressLine } from '../../reporters/console.ts';
import type { RunPorts } from '../run/settings.ts';

/** The runner keeps at most ten errors of a step. */
const MAX_ANNOTATIONS = 10;

export interface Log {
  readonly onProgress: NonNullable<RunPorts['onProgress']>;
  /** Closes the last group. */
  end(): void;
}

/** A line for each finished item, grouped by phase. */
export function openLog(): Log {
  let phase: string | undefined;
  return {
    onProgress: (event) => {
      if (event.type !== 'end') return;
      if (event.item.phase !== phase) {
        if (phase !== undefined) endGroup();
        phase = event.item.phase;
        startGroup(phase);
      }
      info(renderProgressLine(event.result));
    },
    end: () => {
      if (phase !== undefined) endGroup();
    },
  };
}

/** The result in the log, and an annotation for each item that decided against GO. */
export function logResult(report: Report, problems: readonly string[]): void {
  info(renderPlain(report, { columns: 100 }));
  const decisive = report.verdict?.decisive ?? [];
  for (const id of decisive.slice(0, MAX_ANNOTATIONS)) {
    const item = report.items.find((one) => one.id === id);
    if (item !== undefined && item.outcome !== 'pass') annotateError(renderProgressLine(item));
  }
  for (const problem of problems) warning(problem);
}
