import * as z from 'zod';
import { REASON_CODES, type ReasonCode } from '../../domain/reason.ts';
import { keptJson } from '../../expect/kept-json.ts';

const failure = z.strictObject({
  reason: z.enum(REASON_CODES as [ReasonCode, ...ReasonCode[]]),
  message: z.string(),
  remedy: z.string().optional(),
});

const webhook = z.strictObject({
  channel: z.literal('webhook'),
  to: z.string().describe('The host: the rest of the address is a secret.'),
  answer: z
    .strictObject({
      status: z.int(),
      contentType: z.string(),
      body: z.string().describe('Beginning of the body, redacted.'),
      cut: z.boolean().describe('The body is longer than what is here.'),
      json: keptJson.optional(),
      id: z.string().optional(),
    })
    .optional()
    .describe('Absent if there was none.'),
  failure: failure.optional(),
  control: z
    .strictObject({ status: z.int().optional(), failure: failure.optional() })
    .optional()
    .describe('Answer to an empty POST to a path beside it.'),
});

const comment = z.strictObject({
  channel: z.enum(['issue', 'discussion']),
  to: z.string(),
  id: z.int().optional(),
  url: z.string(),
  readBack: z
    .strictObject({ found: z.boolean(), isSame: z.boolean() })
    .optional()
    .describe('What GitHub has of it, asked again; absent if it did not say.'),
  failure: failure.optional().describe('Why it could not be read again.'),
});

export const noticeEvidence = z.strictObject({
  sentAt: z.iso.datetime(),
  message: z.string().describe('What was said, redacted before it was sent.'),
  delivery: z.discriminatedUnion('channel', [webhook, comment]),
});

export type NoticeEvidence = z.infer<typeof noticeEvidence>;
export type WebhookDelivery = z.infer<typeof webhook>;
export type CommentDelivery = z.infer<typeof comment>;
export type NoticeFailure = z.infer<typeof failure>;
