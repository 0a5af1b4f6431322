import type { Report } from '../../domain/report.ts';
import { escapeMarkdown, renderLink } from '../../reporters/markdown.ts';
import type { Session } from './session.ts';

type Override = NonNullable<Report['override']>;

function renderIssue(report: Report, override: Override): { title: string; body: string } {
  const { subject, run, verdict } = report;
  const commit = subject.commit.slice(0, 12);
  const lines = [
    `The gate of **${escapeMarkdown(subject.environment, 60)}** was opened for ${commit} by ${escapeMarkdown(override.by, 60)} at ${override.at}.`,
    `Reason given: ${escapeMarkdown(override.reason, 500)}`,
    ...(verdict === null || verdict.verdict === 'GO'
      ? []
      : [`${verdict.verdict}: ${escapeMarkdown(verdict.because, 500)}`]),
    `${renderLink('The command', override.url)} · ${renderLink(`Run ${run.runId}`, run.url)}`,
    'Close this once it is settled: what was skipped has been made good, or the release was taken back.',
  ];
  const title = `Override: ${subject.environment} at ${commit} by ${override.by}`;
  return { title: title.slice(0, 200), body: lines.join('\n\n') };
}

/**
 * Leaves an issue behind where a deployment went out by an override, so that somebody looks at it
 * by daylight. Rejects with GitHubError.
 */
export async function reportOverride(session: Session, report: Report): Promise<undefined> {
  const { override, run } = report;
  if (override === undefined || !run.phases.includes('deployment') || run.dryRun) return;
  const port = await session.connect();
  await port?.createIssue(renderIssue(report, override));
}
