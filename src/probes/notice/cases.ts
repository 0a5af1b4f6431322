import type { Case } from '../contract.ts';
import type { CommentDelivery, NoticeEvidence, WebhookDelivery } from './evidence.ts';

const url = 'https://hooks.example/services/T0/B0/key';
const hook = (webhook: object = {}) => ({
  message: 'Release 1.4 goes out',
  webhook: { url, ...webhook },
});
const base = {
  sentAt: '2026-01-05T09:00:00.000Z',
  message: 'Release 1.4 goes out\nacme/crm, production, commit 3f2a9c4e5b6d',
};

const answered = (
  answer: Partial<NonNullable<WebhookDelivery['answer']>>,
  rest: Partial<WebhookDelivery> = { control: { status: 404 } },
): NoticeEvidence => ({
  ...base,
  delivery: {
    channel: 'webhook',
    to: 'hooks.example',
    answer: { status: 200, contentType: 'text/plain', body: '', cut: false, ...answer },
    ...rest,
  },
});

const commented = (rest: Partial<CommentDelivery>): NoticeEvidence => ({
  ...base,
  delivery: {
    channel: 'issue',
    to: 'issue #12',
    id: 7,
    url: 'https://github.com/acme/crm/issues/12#issuecomment-7',
    ...rest,
  },
});

const issue = { message: 'Release 1.4 goes out', issue: { number: 12 } };
const slack = hook({ format: 'slack' });

export const cases: readonly Case<NoticeEvidence>[] = [
  {
    title: 'Slack says ok',
    shows: 'pass',
    options: slack,
    evidence: answered({ body: 'ok' }),
    outcome: 'pass',
  },
  {
    title: 'Slack says 200 and something else',
    shows: 'must-not-pass',
    options: slack,
    evidence: answered({ body: 'invalid_token' }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The webhook was removed',
    shows: 'fail',
    options: slack,
    evidence: answered({ status: 404, body: 'no_service' }),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'Teams says 200, and in the body that it did not deliver',
    shows: 'must-not-pass',
    options: hook({ format: 'teams' }),
    evidence: answered({ body: 'Webhook message delivery failed with error: HTTP error 413' }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'A workflow of Teams takes it',
    shows: 'pass',
    options: hook({ format: 'teams' }),
    evidence: answered({ status: 202 }),
    outcome: 'pass',
  },
  {
    title: 'A page answers 200 where the webhook was',
    shows: 'must-not-pass',
    options: hook(),
    evidence: answered({ contentType: 'text/html', body: '<!doctype html><title>Sign in' }),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'Every path of the host takes messages',
    shows: 'control',
    options: hook(),
    evidence: answered({}, { control: { status: 200 } }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
  {
    title: 'The control was not made',
    shows: 'control',
    options: hook(),
    evidence: answered({}, {}),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
  {
    title: 'The answer is as the plan wants it, and names the message',
    shows: 'pass',
    options: hook({ confirm: { status: 201, json: { '$.state': 'sent' } }, id: '$.id' }),
    evidence: answered({
      status: 201,
      contentType: 'application/json',
      body: '{"state":"sent","id":81}',
      json: { nodes: [{ path: '$.state', count: 1, values: ['sent'], truncated: false }] },
      id: '81',
    }),
    outcome: 'pass',
  },
  {
    title: 'The answer names no message',
    shows: 'must-not-pass',
    options: hook({ id: '$.id' }),
    evidence: answered({ contentType: 'application/json', body: '{"state":"queued"}' }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'What the plan looks for may stand where the answer was cut',
    shows: 'must-not-pass',
    options: hook({ confirm: { body: { contains: 'delivered' } } }),
    evidence: answered({ body: 'queued', cut: true }),
    outcome: 'inconclusive',
    reason: 'output-limit',
  },
  {
    title: 'No answer came: it may have arrived',
    shows: 'must-not-pass',
    options: hook(),
    evidence: {
      ...base,
      delivery: {
        channel: 'webhook',
        to: 'hooks.example',
        failure: { reason: 'timeout', message: 'No answer within 15000 ms.' },
        control: { status: 404 },
      },
    },
    outcome: 'error',
    reason: 'timeout',
  },
  {
    title: 'Too many messages',
    shows: 'fail',
    options: slack,
    evidence: answered({ status: 429, body: 'rate_limited' }),
    outcome: 'error',
    reason: 'rate-limited',
  },
  {
    title: 'The comment has our text when it is read again',
    shows: 'pass',
    options: issue,
    evidence: commented({ readBack: { found: true, isSame: true } }),
    outcome: 'pass',
  },
  {
    title: 'GitHub took the comment, and does not have it',
    shows: 'must-not-pass',
    options: issue,
    evidence: commented({ readBack: { found: false, isSame: false } }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The comment has another text',
    shows: 'must-not-pass',
    options: issue,
    evidence: commented({ readBack: { found: true, isSame: false } }),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The comment could not be read again',
    shows: 'must-not-pass',
    options: issue,
    evidence: commented({ failure: { reason: 'connect', message: 'GitHub can’t be reached.' } }),
    outcome: 'error',
    reason: 'connect',
  },
  {
    title: 'What GitHub keeps is not known',
    shows: 'must-not-pass',
    options: { message: 'Release 1.4 goes out', discussion: { number: 3 } },
    evidence: commented({ channel: 'discussion', to: 'discussion #3' }),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
];
