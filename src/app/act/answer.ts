import { parseCommands } from '../../github/approvals/parse-command.ts';
import type { EventContext } from '../../github/event.ts';
import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import type { RunResult } from '../run/settings.ts';
import { chooseReaction } from './choose-reaction.ts';
import { resumeDeployment } from './resume.ts';
import type { Session } from './session.ts';

function holdsCommand(text: string): boolean {
  const { commands, problems } = parseCommands(text);
  return commands.length + problems.length > 0;
}

/** Mere talk: nothing was said that could change a verdict, so that nothing has to be asked. */
export function isTalk({ spoken }: EventContext): boolean {
  if (spoken === undefined) return false;
  return !holdsCommand(spoken.body) && !holdsCommand(spoken.previousBody ?? '');
}

/**
 * Answers a comment by a reaction, and wakes the deployment that waited for it. Rejects with
 * GitHubError or ProbeError; resolves with a sentence if something has to be said.
 */
export async function answerComment(
  session: Session,
  { report }: RunResult,
  approvals: ApprovalsTool | undefined,
): Promise<string | undefined> {
  const { spoken } = session.event;
  const port = await session.connect();
  if (spoken?.action !== 'created' || port === undefined || approvals === undefined)
    return undefined;
  const parsed = parseCommands(spoken.body);
  const reaction = chooseReaction(parsed, {
    commentId: spoken.id,
    author: spoken.author,
    facts: await approvals.read(),
    rules: approvals.rules,
    report,
    nowMs: Date.now(),
  });
  if (reaction !== undefined) await port.addReaction(spoken.id, reaction);
  const isGranting = parsed.commands.some(({ type }) => type !== 'withdraw');
  await resumeDeployment(session, report, reaction === '+1' && isGranting);
  return undefined;
}
