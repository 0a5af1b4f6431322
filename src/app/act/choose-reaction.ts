import type { ApprovalFacts, ApprovalRules, Command } from '../../domain/approval.ts';
import { isSameLogin } from '../../domain/people.ts';
import type { Report } from '../../domain/report.ts';
import { decideOverride } from '../../gate/sign-offs/decide-override.ts';
import { decideSignOffs } from '../../gate/sign-offs/decide-sign-offs.ts';
import type { ParsedComment } from '../../github/approvals/parse-command.ts';
import type { Reaction } from '../../github/port.ts';

/** What is known once a comment's commands have been evaluated. */
export interface Heard {
  readonly commentId: number;
  readonly author: string;
  readonly facts: ApprovalFacts;
  readonly rules: ApprovalRules;
  readonly report: Report;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

function isSigned({ facts, rules, nowMs, commentId }: Heard): boolean {
  const signatures = decideSignOffs(facts, rules, nowMs).flatMap((one) => one.signatures);
  return signatures.some(
    ({ statement }) => statement.source === 'comment' && statement.id === commentId,
  );
}

function isConfirmed(ids: readonly string[], { report }: Heard): boolean {
  const passed = report.items.filter(
    ({ kind, outcome }) => kind === 'manual' && outcome === 'pass',
  );
  return ids.every((id) => passed.some((item) => item.id === id));
}

function isAccepted(command: Command, heard: Heard): boolean {
  if (command.type === 'sign-off') return isSigned(heard);
  if (command.type === 'confirm') return isConfirmed(command.ids, heard);
  if (command.type === 'withdraw') return true;
  const override = decideOverride(heard.facts, heard.rules);
  return override !== undefined && isSameLogin(override.by, heard.author);
}

/**
 * The answer to a comment: `+1` for what counts, `-1` for what does not, `confused` for what can't be
 * read as a command; the comment with the checklist says why. Undefined for mere talk.
 */
export function chooseReaction(parsed: ParsedComment, heard: Heard): Reaction | undefined {
  if (parsed.problems.length > 0) return 'confused';
  if (parsed.commands.length === 0) return undefined;
  return parsed.commands.every((command) => isAccepted(command, heard)) ? '+1' : '-1';
}
