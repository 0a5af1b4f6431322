import type { ApprovalFacts, ApprovalRules, Command } from '../../domain/approval.ts';
import { DURATION_PATTERN, parseDuration } from '../../domain/duration.ts';
import { isSameLogin } from '../../domain/people.ts';
import type { ItemResult, Report } from '../../domain/report.ts';
import { decideConfirmation } from '../../gate/sign-offs/decide-confirmation.ts';
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

/** As if nobody else had spoken, so that a second valid sign-off is no refusal. */
function keepOwnWords({ facts, author }: Heard): ApprovalFacts {
  return { ...facts, statements: facts.statements.filter(({ by }) => isSameLogin(by, author)) };
}

function isSigned(index: number, heard: Heard): boolean {
  const decisions = decideSignOffs(keepOwnWords(heard), heard.rules, heard.nowMs);
  return decisions.some(({ signatures }) =>
    signatures.some(
      ({ statement: { source, id, index: at } }) =>
        source === 'comment' && id === heard.commentId && at === index,
    ),
  );
}

function readValidForMs({ options }: ItemResult): number {
  const hasMembers = typeof options === 'object' && options !== null && 'validFor' in options;
  const validFor = hasMembers ? options['validFor'] : undefined;
  const isKnown = typeof validFor === 'string' && DURATION_PATTERN.test(validFor);
  return isKnown ? parseDuration(validFor) : 0;
}

/** By this person: what somebody else confirmed is not confirmed once more by a stranger. */
function isConfirmed(ids: readonly string[], heard: Heard): boolean {
  const facts = keepOwnWords(heard);
  return ids.every((id) => {
    const item = heard.report.items.find((one) => one.kind === 'manual' && one.id === id);
    if (item?.outcome !== 'pass') return false;
    const { owner } = item;
    const about = {
      id,
      validForMs: readValidForMs(item),
      ...(owner === undefined ? {} : { owner }),
    };
    return decideConfirmation(facts, about, heard.nowMs).state === 'confirmed';
  });
}

/** Judged by the words of this comment alone: an earlier override that stands is another's. */
function isOverride(index: number, heard: Heard): boolean {
  const { facts, rules, commentId } = heard;
  const statements = facts.statements.filter(
    ({ source, id, index: at }) => source === 'comment' && id === commentId && at === index,
  );
  return decideOverride({ ...facts, statements }, rules) !== undefined;
}

/** Whoever said nothing before has nothing to take back. */
function takesBack({ facts, author, commentId }: Heard): boolean {
  return facts.statements.some(({ by, id }) => isSameLogin(by, author) && id !== commentId);
}

function isAccepted(command: Command, index: number, heard: Heard): boolean {
  if (command.type === 'sign-off') return isSigned(index, heard);
  if (command.type === 'confirm') return isConfirmed(command.ids, heard);
  return command.type === 'withdraw' ? takesBack(heard) : isOverride(index, heard);
}

/**
 * The answer to a comment: `+1` for what counts, `-1` for what does not, `confused` for what can't
 * be read as a command; the comment with the checklist says why. Undefined for mere talk.
 */
export function chooseReaction(parsed: ParsedComment, heard: Heard): Reaction | undefined {
  if (parsed.problems.length > 0) return 'confused';
  if (parsed.commands.length === 0) return undefined;
  return parsed.commands.every((command, index) => isAccepted(command, index, heard)) ? '+1' : '-1';
}
