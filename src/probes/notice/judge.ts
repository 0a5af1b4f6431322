import { concludeMarks, hold, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import {
  type CommentDelivery,
  type NoticeEvidence,
  type NoticeFailure,
  noticeEvidence,
} from './evidence.ts';
import { judgeAnswer, judgeControl } from './judge-webhook.ts';
import type { NoticeOptions } from './options.ts';

export const evidence: EvidenceShape<NoticeEvidence> = { version: 1, schema: noticeEvidence };

export const judge: Judge<NoticeOptions, NoticeEvidence> = async (seen, options) => {
  const marks = await listMarks(seen, options);
  return concludeMarks(marks) ?? { outcome: 'pass', summary: describePass(seen), findings: [] };
};

async function listMarks(
  { delivery, message }: NoticeEvidence,
  options: NoticeOptions,
): Promise<readonly Mark[]> {
  const { webhook } = options;
  if (message.trim() === '') return [judgeOther('an empty message')];
  if (delivery.channel !== 'webhook') {
    return options[delivery.channel] === undefined
      ? [judgeOther(`one to ${delivery.to}`)]
      : judgeComment(delivery);
  }
  if (webhook === undefined) return [judgeOther(`one to ${delivery.to}`)];
  const { failure, to } = delivery;
  const answer =
    failure === undefined ? await judgeAnswer(delivery, webhook) : [markFailure(failure, to)];
  return [...answer, ...(webhook.sibling ? judgeControl(delivery) : [])];
}

/** What was said is not what the plan asks for. */
function judgeOther(seen: string): Mark {
  return hold('no-data', 'evidence', 'a message to where the plan says', seen);
}

function markFailure({ reason, message, remedy }: NoticeFailure, where: string): Mark {
  const finding = { expected: 'an answer that confirms the message', seen: message, where };
  const look = 'Look whether it arrived before you send it again.';
  return {
    outcome: 'error',
    reason,
    finding,
    remedy: remedy === undefined ? look : `${remedy} ${look}`,
  };
}

function judgeComment({ readBack, failure, to, url }: CommentDelivery): readonly Mark[] {
  if (failure !== undefined) return [markFailure(failure, to)];
  const expected = 'our text, read again';
  if (readBack === undefined) {
    const finding = { expected, seen: `GitHub did not say what it keeps of ${url}`, where: to };
    return [{ outcome: 'inconclusive', reason: 'no-data', finding }];
  }
  if (readBack.found && readBack.isSame) return [];
  const seen = readBack.found ? `another text at ${url}` : 'no such comment';
  return [{ outcome: 'fail', reason: 'assertion', finding: { expected, seen, where: to } }];
}

function describePass({ delivery, sentAt }: NoticeEvidence): string {
  const { to } = delivery;
  if (delivery.channel !== 'webhook')
    return `Said on ${to} at ${sentAt}, and read again: ${delivery.url}`;
  const { status = 0, id } = delivery.answer ?? {};
  const what = id === undefined ? `answered ${status}` : `answered ${status}, message ${id}`;
  // 202 is a promise, and says so.
  const promise = status === 202 ? ': accepted, not yet delivered' : '';
  const control = delivery.control?.status;
  const beside = control === undefined ? '' : `; a path beside it answers ${control}`;
  return `Posted to ${to} at ${sentAt}: it ${what}${promise}${beside}.`;
}
