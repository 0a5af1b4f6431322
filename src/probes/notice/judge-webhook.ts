import { matchCutText } from '../../expect/cut-text.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { type KeptMatch, matchKeptJson } from '../../expect/kept-json.ts';
import type { Mark } from '../../expect/mark.ts';
import type { WebhookDelivery } from './evidence.ts';
import type { WebhookOptions } from './options.ts';

type Answer = NonNullable<WebhookDelivery['answer']>;

/** Everything about an answer that does not confirm the message. */
export async function judgeAnswer(
  { answer, to }: WebhookDelivery,
  webhook: WebhookOptions,
): Promise<readonly Mark[]> {
  if (answer === undefined) {
    const finding = { expected: 'an answer', seen: 'none in the evidence', where: to };
    return [{ outcome: 'inconclusive', reason: 'no-data', finding }];
  }
  const status = judgeStatus(answer, webhook, to);
  if (status !== undefined) return [status];
  const { confirm } = webhook;
  const asked =
    confirm?.body !== undefined || confirm?.json !== undefined || webhook.id !== undefined;
  return asked ? judgeAsked(answer, webhook, to) : judgeUsual(answer, webhook, to);
}

function showAnswer({ status, body }: Answer): string {
  const glance = body.trim();
  return `status ${status}${glance === '' ? '' : `, ${quoteText(glance)}`}`;
}

function judgeStatus(answer: Answer, { confirm }: WebhookOptions, where: string): Mark | undefined {
  const { status } = answer;
  const wanted = confirm?.status;
  const isRight = wanted === undefined ? status >= 200 && status < 300 : status === wanted;
  if (isRight) return undefined;
  const finding = { expected: `status ${wanted ?? '2xx'}`, seen: showAnswer(answer), where };
  if (status === 429) return { outcome: 'error', reason: 'rate-limited', finding };
  return { outcome: 'fail', reason: 'status', finding };
}

/** What the services are known to answer where the plan asks for nothing. */
function judgeUsual(answer: Answer, { format }: WebhookOptions, where: string): readonly Mark[] {
  const body = answer.cut ? '' : answer.body.trim();
  const fail = (expected: string): readonly Mark[] => [
    {
      outcome: 'fail',
      reason: 'assertion',
      finding: { expected, seen: showAnswer(answer), where },
    },
  ];
  if (format === 'slack') return body === 'ok' || isOkJson(body) ? [] : fail('the answer `ok`');
  // Teams answers 200 with the error in the body; `1`, or 202 of a workflow, is its yes.
  if (format === 'teams') {
    return answer.status === 202 || body === '1' ? [] : fail('status 202, or the answer `1`');
  }
  if (!isPage(answer)) return [];
  const finding = { expected: 'the answer of a webhook', seen: showAnswer(answer), where };
  const remedy =
    'A page answered. Look at the address, and say under `confirm` what proves delivery.';
  return [{ outcome: 'inconclusive', reason: 'no-data', finding, remedy }];
}

function isOkJson(body: string): boolean {
  return /^\{\s*"ok"\s*:\s*true\s*\}$/.test(body);
}

function isPage({ contentType, body }: Answer): boolean {
  return /\bx?html\b/i.test(contentType) || /^\s*<(?:!doctype|html)\b/i.test(body);
}

async function judgeAsked(
  answer: Answer,
  { confirm, id }: WebhookOptions,
  where: string,
): Promise<readonly Mark[]> {
  const { body, cut, json } = answer;
  const matches: KeptMatch[] = [];
  if (confirm?.body !== undefined) {
    const text = { parts: [body], truncated: cut, atLines: false };
    matches.push(await matchCutText(text, confirm.body, `${where} body`));
  }
  if (confirm?.json !== undefined) {
    const kept = json ?? { nodes: [] };
    matches.push(await matchKeptJson(kept, confirm.json, where));
  }
  if (id !== undefined && answer.id === undefined) {
    const finding = { expected: 'one id', seen: showAnswer(answer), where: `${where} ${id}` };
    matches.push(
      cut ? { findings: [], undecided: [finding] } : { findings: [finding], undecided: [] },
    );
  }
  return [
    ...matches.flatMap((one) =>
      one.findings.map((finding): Mark => ({ outcome: 'fail', reason: 'assertion', finding })),
    ),
    ...matches.flatMap((one) =>
      one.undecided.map(
        (finding): Mark => ({ outcome: 'inconclusive', reason: 'output-limit', finding }),
      ),
    ),
  ];
}

const DEAF =
  'It takes what is sent to any path, so its yes proves nothing: use the address of the service itself, or `confirm` what only it answers and set `sibling: false`.';
const BUSY = 'Run it again: who is overloaded or broken has not looked at the path.';

function isBusy(status: number): boolean {
  return status === 429 || status > 499;
}

/** A path that nobody knows must not take a message. */
export function judgeControl({ control, to }: WebhookDelivery): readonly Mark[] {
  const where = `control beside ${to}`;
  const { status, failure } = control ?? {};
  if (failure !== undefined) {
    const { reason, message, remedy } = failure;
    const finding = { expected: 'an answer', seen: message, where };
    return [{ outcome: 'error', reason, finding, remedy }];
  }
  const isYes = status === undefined || (status > 199 && status < 300);
  if (!isYes && !isBusy(status)) return [];
  const seen = status === undefined ? 'no answer' : `status ${status}`;
  const remedy = isYes ? DEAF : BUSY;
  const finding = { expected: 'a refusal', seen, where };
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding, remedy }];
}
