import { parseLimitMs, type Reply } from './decide-wait.ts';

/** What was asked of GitHub, in words that follow "may not", and what the token needs for it. */
export type Errand = { readonly verb: string } & (
  | {
      /** As it is written in a workflow: `pull-requests: write`. */
      readonly permission: string;
    }
  | {
      /** What no workflow's own token can be given: "a token that may …". */
      readonly token: string;
    }
);

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

/** What is to be done so that the token may. */
function adviseOn(errand: Errand): string {
  if ('token' in errand) return `pass ${errand.token} as \`github-token\``;
  const fork = errand.permission.endsWith('write')
    ? ' (a pull request from a fork has a token that only reads)'
    : '';
  return `add \`permissions: ${errand.permission}\` to the job${fork}`;
}

function explainAbsence(errand: Errand, said: string): string {
  const lack =
    'token' in errand
      ? `${errand.token} is needed`
      : `the job lacks \`permissions: ${errand.permission}\``;
  return `GitHub shows the token nothing there to ${errand.verb} (${said}): it does not exist, or ${lack}.`;
}

function explainRefusal({ message }: Reply, errand: Errand): string {
  const { verb } = errand;
  if (/locked|archived|SAML|suspended|blocked|IP allow list|up to \d+ MB/i.test(message)) {
    return `GitHub does not let the token ${verb}: "${message}".`;
  }
  return `The token may not ${verb}: ${adviseOn(errand)}.`;
}

/** One sentence about an answer that is an error: what is refused, and what to do about it. */
export function explainReply(reply: Reply, errand: Errand, nowMs: number): string {
  const { status, message } = reply;
  const { verb } = errand;
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
  if (status === 404) return explainAbsence(errand, said);
  if (status >= 500) return `GitHub failed to ${verb} (${said}): run the job again.`;
  return `GitHub refused to ${verb} (${said}).`;
}
