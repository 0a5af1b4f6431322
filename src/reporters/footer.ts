import type { Report } from '../domain/report.ts';
import { escapeMarkdown, renderCode, renderLink } from './markdown.ts';
import { measureSpan, renderDuration } from './render-duration.ts';

/** Where the rest is: the run, the version, how long it took, and the report's digest if known. */
export function renderFooter(report: Report, digest?: string): string {
  const { run, holdpoint } = report;
  const label = escapeMarkdown(`Run ${run.runId}, attempt ${run.attempt}`, 80);
  const tookMs = measureSpan(run.startedAt, run.finishedAt) ?? Number.NaN;
  const parts = [
    renderLink(label, run.url),
    escapeMarkdown(`Holdpoint ${holdpoint}`, 60),
    renderDuration(tookMs),
    ...(digest === undefined ? [] : [`report ${renderCode(digest, 80)}`]),
  ];
  return `<sub>${parts.join(' · ')}</sub>\n`;
}
