import { maskUrl } from '../../toolbox/http/mask-url.ts';
import type { HttpResponse } from '../../toolbox/toolbox.ts';
import type { Problem } from './evidence.ts';
import { isInternalHost } from './internal-host.ts';
import { isSameOrigin, type Outgoing } from './outgoing.ts';

const REDIRECTS = [301, 302, 303, 307, 308];

/** What another origin may be told; everything else could be a credential. */
const HARMLESS = ['accept', 'accept-language', 'content-type', 'user-agent'];

/**
 * The request that a redirect asks for (RFC 9110 §15.4); undefined if the answer is none. One that
 * must not be followed is a problem.
 */
export function followRedirect(
  sent: Outgoing,
  response: HttpResponse,
): Outgoing | Problem | undefined {
  const location = response.headers.find(([name]) => name === 'location')?.[1];
  if (!REDIRECTS.includes(response.status) || location === undefined) return undefined;
  const url = readLocation(location, sent.url);
  if (url === undefined) return refuse('a redirect to an http or https URL', location);
  if (isInternalHost(url.hostname) && !isInternalHost(new URL(sent.url).hostname)) {
    return refuse('a redirect that stays on public hosts', url.origin);
  }
  const next = changeMethod(sent, response.status, url.href);
  if (isSameOrigin(sent.url, next.url)) return next;
  if (next.body !== undefined) {
    return refuse('no redirect that takes the body of the request to another origin', url.origin);
  }
  return { ...next, headers: next.headers.filter(([name]) => HARMLESS.includes(name)) };
}

function refuse(expected: string, seen: string): Problem {
  return { expected, seen: `a redirect to ${maskUrl(seen).slice(0, 200)}` };
}

function readLocation(location: string, base: string): URL | undefined {
  if (!URL.canParse(location, base)) return undefined;
  const url = new URL(location, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}

function changeMethod(sent: Outgoing, status: number, url: string): Outgoing {
  const isRead = sent.method === 'GET' || sent.method === 'HEAD';
  const toGet = status === 303 ? !isRead : status < 303 && sent.method === 'POST';
  if (!toGet) return { ...sent, url };
  const headers = sent.headers.filter(([name]) => !name.startsWith('content-'));
  return { method: 'GET', url, headers };
}
