import { error as annotateError, info, warning } from '@actions/core';
import type { Report } from '../../domain/report.ts';
import { guardLines } from '../../github/workflow-commands.ts';
import { renderPlain, renderProgressLine } from '../../reporters/console.ts';

/** The runner keeps at most ten errors of a step. */
const MAX_ANNOTATIONS = 10;

/** The result in the log, and an annotation for each item that decided against GO. */
export function logResult(report: Report, problems: readonly string[]): void {
  info(guardLines(renderPlain(report, { columns: 100 })));
  const decisive = report.verdict?.decisive ?? [];
  for (const id of decisive.slice(0, MAX_ANNOTATIONS)) {
    const item = report.items.find((one) => one.id === id);
    if (item !== undefined && item.outcome !== 'pass') annotateError(renderProgressLine(item));
  }
  for (const problem of problems) warning(problem);
}
