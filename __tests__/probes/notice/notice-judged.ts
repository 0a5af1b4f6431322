import type {
  CommentDelivery,
  NoticeEvidence,
  WebhookDelivery,
} from '../../../src/probes/notice/evidence.ts';
import { evidence, judge } from '../../../src/probes/notice/judge.ts';
import { declaration, type NoticeOptions } from '../../../src/probes/notice/options.ts';

const message = 'Release 1.4 goes out';
const sentAt = '2026-01-05T09:00:00.000Z';
const url = 'https://github.com/acme/crm/issues/12#issuecomment-7';

type Answer = NonNullable<WebhookDelivery['answer']>;

export const answered = (rest: Partial<Answer> = {}): Answer => ({
  status: 200,
  contentType: 'text/plain',
  body: '',
  cut: false,
  ...rest,
});

export const webhook = (rest: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  channel: 'webhook',
  to: 'hooks.example',
  answer: answered(),
  control: { status: 404 },
  ...rest,
});

export const comment = (rest: Partial<CommentDelivery> = {}): CommentDelivery => ({
  channel: 'issue',
  to: 'issue #12',
  id: 7,
  url,
  readBack: { found: true, isSame: true },
  ...rest,
});

export const hook = (rest: object = {}) => ({
  webhook: { url: 'https://hooks.example/services/T0/B0/key', ...rest },
});

/** The judgement of a message that was delivered so. */
export async function judged(
  delivery: NoticeEvidence['delivery'],
  options: object = hook(),
  said = message,
) {
  const given = declaration.options.parse({ message, ...options }) as NoticeOptions;
  return await judge(evidence.schema.parse({ sentAt, message: said, delivery }), given);
}

/** The judgement of an answer, beside a control that was refused. */
export async function judgedAnswer(answer: Partial<Answer>, options: object = {}) {
  return await judged(webhook({ answer: answered(answer) }), hook(options));
}

/** A judgement that one finding makes. */
export function saying(
  outcome: 'fail' | 'error' | 'inconclusive',
  reason: string,
  [where, expected, seen]: readonly [where: string, expected: string, seen: string],
  remedy?: string,
) {
  return {
    outcome,
    reason,
    summary: `${where}: expected ${expected}, seen ${seen.replace(/\.$/, '')}.`,
    findings: [{ where, expected, seen }],
    ...(remedy === undefined ? {} : { remedy }),
  };
}
