import { parseLimitMs, type Reply } from './decide-wait.ts';

/** What was asked of GitHub, in words that follow "may not", and what the token needs for it. */
export interface Errand {
  readonly verb: string;
  /** As it is written in a workflow: `pull-requests: write`. */
  readonly permission: string;
}

const MAX_MESSAGE = 200;

/** One line of text from outside, short, without what a terminal or a log would act upon. */
function quote(text: string): string {
  const line = text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= MAX_MESSAGE ? line : `${characters.slice(0, MAX_MESSAGE).join('')}…`;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** GitHub's own words about an error, its details included; empty if the body has none. */
export function parseMessage(body: Uint8Array): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return '';
  }
  const { message, errors } = (parsed ?? {}) as { message?: unknown; errors?: unknown };
  const list: readonly unknown[] = Array.isArray(errors) ? errors.slice(0, 5) : [];
  const details = list.map(
    (one) => readText(one) ?? readText((one as { message?: unknown } | null)?.message),
  );
  return quote([readText(message), ...details].filter((one) => one !== undefined).join('; '));
}

function explainRefusal({ message }: Reply, { verb, permission }: Errand): string {
  if (/locked|archived|SAML|suspended|blocked|IP allow list|up to \d+ MB/i.test(message)) {
    return `GitHub does not let the token ${verb}: "${message}".`;
  }
  const fork = permission.endsWith('write')
    ? ' (a pull request from a fork has a token that only reads)'
    : '';
  return `The token may not ${verb}: add \`permissions: ${permission}\` to the job${fork}.`;
}

/** One sentence about an answer that is an error: what is refused, and what to do about it. */
export function explainReply(reply: Reply, errand: Errand, nowMs: number): string {
  const { status, message } = reply;
  const { verb, permission } = errand;
  const said = message === '' ? `status ${status}` : `"${message}", status ${status}`;
  const limitMs = parseLimitMs(reply, nowMs);
  if (limitMs !== undefined) {
    const seconds = Math.ceil(limitMs / 1_000);
    return `GitHub asks to wait ${seconds} s before the token may ${verb}: its rate limit is used up.`;
  }
  if (status === 401) {
    return `GitHub does not accept the token (${said}): pass a valid one as \`github-token\`.`;
  }
  if (status === 403) return explainRefusal(reply, errand);
  if (status === 404) {
    return `GitHub shows the token nothing there to ${verb} (${said}): it does not exist, or the job lacks \`permissions: ${permission}\`.`;
  }
  if (status >= 500) return `GitHub failed to ${verb} (${said}): run the job again.`;
  return `GitHub refused to ${verb} (${said}).`;
}
