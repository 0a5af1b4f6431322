import type { Report } from '../../domain/report.ts';
import type { Session } from './session.ts';

/** True if a held deployment may go on: its sign-offs are complete, and this comment gave one. */
function mayResume({ inputs, event, aim }: Session, report: Report, isGranted: boolean): boolean {
  if (inputs.resumeWorkflow === undefined || !aim.isMerged || !isGranted) return false;
  if (event.event !== 'issue_comment' || event.spoken?.action !== 'created') return false;
  const isApproval = report.run.phases.includes('approval') && report.run.only.length === 0;
  if (!isApproval || report.run.dryRun || report.plan.mode === 'observe') return false;
  return report.verdict?.verdict === 'GO' || report.override !== undefined;
}

/**
 * Starts the deploy workflow for the commit whose sign-offs have just become complete. That run
 * evaluates every gate again: this one only wakes it. Rejects with GitHubError.
 */
export async function resumeDeployment(
  session: Session,
  report: Report,
  isGranted: boolean,
): Promise<boolean> {
  const { inputs, event, aim, connect } = session;
  const port = await connect();
  if (port === undefined || event.defaultBranch === undefined) return false;
  if (inputs.resumeWorkflow === undefined || !mayResume(session, report, isGranted)) return false;
  await port.dispatchWorkflow(inputs.resumeWorkflow, event.defaultBranch, { commit: aim.commit });
  return true;
}
