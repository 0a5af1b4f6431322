import { keepJson, parseJson } from '../../expect/kept-json.ts';
import { readField } from '../../expect/read-field.ts';
import { createToken, deriveSibling } from '../../toolbox/http/sibling.ts';
import { toTransportFailure } from '../../toolbox/http/transport-failure.ts';
import type { HeaderList, HttpResponse, Toolbox } from '../../toolbox/toolbox.ts';
import type { WebhookDelivery } from './evidence.ts';
import type { WebhookOptions } from './options.ts';

type Tools = Pick<Toolbox, 'http' | 'secret'>;
type Answer = NonNullable<WebhookDelivery['answer']>;

const KEPT_BYTES = 4_096;
const JSON_BYTES = 8_192;

/** Shorter parts of an address are words of its service. */
const MIN_KEY_LENGTH = 16;

/** Posts once, whatever comes of it: a second message would be worse than a late one. */
export async function postWebhook(
  webhook: WebhookOptions,
  content: { readonly type: string; readonly body: string },
  tools: Tools,
  signal: AbortSignal,
): Promise<WebhookDelivery> {
  const url = new URL(webhook.url);
  hideAddress(url, webhook.url, tools);
  const given = Object.entries(webhook.headers ?? {}).map(
    ([name, value]): readonly [string, string] => [name.toLowerCase(), value],
  );
  const headers: HeaderList = [
    ...(given.some(([name]) => name === 'content-type') ? [] : [['content-type', content.type]]),
    ...given,
  ] as HeaderList;
  const post = (to: string, body: string): Promise<HttpResponse> =>
    tools.http.request(
      { method: 'POST', url: to, headers, body, timeoutMs: webhook.timeoutMs },
      signal,
    );
  const control = webhook.sibling
    ? { control: await askSibling(url, content.type, post, signal) }
    : {};
  try {
    const answer = await describe(await post(url.href, content.body), webhook, tools);
    return { channel: 'webhook', to: url.host, answer, ...control };
  } catch (error) {
    const failure = toTransportFailure(error, signal);
    return { channel: 'webhook', to: url.host, failure, ...control };
  }
}

/** Services repeat parts of the address in their answers. */
function hideAddress(url: URL, written: string, { secret }: Tools): void {
  secret.register(written, 'webhook');
  secret.register(url.href, 'webhook');
  const parts = [...url.pathname.split('/'), ...url.searchParams.values(), url.password];
  for (const part of parts) {
    if (part.length >= MIN_KEY_LENGTH) secret.register(part, 'webhook');
  }
}

async function askSibling(
  url: URL,
  type: string,
  post: (to: string, body: string) => Promise<HttpResponse>,
  signal: AbortSignal,
): Promise<NonNullable<WebhookDelivery['control']>> {
  try {
    const body = type.includes('json') ? '{}' : '';
    const { status } = await post(deriveSibling(url.href, createToken()), body);
    return { status };
  } catch (error) {
    return { failure: toTransportFailure(error, signal) };
  }
}

async function describe(
  response: HttpResponse,
  { confirm, id }: WebhookOptions,
  { secret }: Tools,
): Promise<Answer> {
  const { status, headers, body, truncated } = response;
  const kept = secret.excerpt(body, KEPT_BYTES);
  const parsed = parseJson(body);
  const found =
    id === undefined || truncated ? undefined : await readField({ json: id }, response, parsed);
  const contentType = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return {
    status,
    contentType: contentType.slice(0, 100).toWellFormed(),
    body: kept.text,
    cut: truncated || kept.truncated,
    ...(confirm?.json === undefined || truncated
      ? {}
      : { json: await keepJson(parsed, confirm.json, JSON_BYTES) }),
    ...(found === undefined ? {} : { id: secret.excerpt(found, 200).text }),
  };
}
