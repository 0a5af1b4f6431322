import { info } from '@actions/core';
import type { Report } from '../../domain/report.ts';
import { type Annotation, guardLines, renderAnnotations } from '../../github/workflow-commands.ts';
import { renderPlain, renderProgressLine } from '../../reporters/console.ts';

/** An error for each item that decided against GO. */
function annotateDecisive(report: Report): readonly Annotation[] {
  const decisive = report.verdict?.decisive ?? [];
  return decisive
    .map((id) => report.items.find((one) => one.id === id))
    .filter((item) => item !== undefined)
    .filter((item) => item.outcome !== 'pass')
    .map((item) => ({ level: 'error', message: renderProgressLine(item) }));
}

/** The result in the log, with annotations for what decided and for what could not be published. */
export function logResult(report: Report, problems: readonly string[]): void {
  info(guardLines(renderPlain(report, { columns: 100 })));
  const warnings = problems.map((message): Annotation => ({ level: 'warning', message }));
  for (const line of renderAnnotations([...annotateDecisive(report), ...warnings])) info(line);
}
