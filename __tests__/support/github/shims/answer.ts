import type { EmulatedGitHub } from '../emulator.ts';

export interface ShimCall {
  readonly operationId: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Who asks. */
  readonly login: string;
}

export interface ShimAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly link?: string;
}

export type Handler = (call: ShimCall) => Promise<ShimAnswer>;
export type Handlers = Readonly<Record<string, Handler>>;

/** What every shim stands on. */
export interface Ground {
  readonly github: EmulatedGitHub;
  /** Where the gate listens. */
  readonly url: string;
}

export const NOT_FOUND: ShimAnswer = { status: 404, body: { message: 'Not Found' } };

export function refuse(status: number, message: string): ShimAnswer {
  return { status, body: { message, documentation_url: 'https://docs.github.com' } };
}

export function refuseLong(field: string, limit: number, text: string): ShimAnswer | undefined {
  if (Array.from(text).length <= limit) return undefined;
  const message = `${field} is too long (maximum is ${limit} characters)`;
  return { status: 422, body: { message: 'Validation Failed', errors: [{ message }] } };
}

/** Parts of the path below the repository: `commits`, `<sha>`, `pulls`. */
export function readSegments(path: string): readonly string[] {
  return path.split('/').slice(4).map(decodeURIComponent);
}

/** The first number in the path below the repository. */
export function readId(path: string): number {
  return Number(readSegments(path).find((segment) => /^\d+$/.test(segment)));
}

export function slicePage<Item>(
  items: readonly Item[],
  call: ShimCall,
  url: string,
): { readonly items: readonly Item[]; readonly link?: string } {
  const size = Number(call.query['per_page'] ?? 30);
  const number = Number(call.query['page'] ?? 1);
  const query = new URLSearchParams({ ...call.query, page: String(number + 1) }).toString();
  return {
    items: items.slice((number - 1) * size, number * size),
    ...(number * size < items.length ? { link: `<${url}${call.path}?${query}>; rel="next"` } : {}),
  };
}

export function answerPage(items: readonly unknown[], call: ShimCall, url: string): ShimAnswer {
  const { items: body, ...rest } = slicePage(items, call, url);
  return { status: 200, body, ...rest };
}

/** Whole seconds, as GitHub tells them. */
export function tellNow(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/** An account, whether the emulator knows it or not. */
export function toAccount(login: string, url: string): object {
  const at = `${url}/users/${encodeURIComponent(login)}`;
  const links = ['followers', 'subscriptions', 'organizations', 'repos', 'received_events'];
  const templates = ['following', 'gists', 'starred', 'events'];
  return {
    login,
    id: 1_000 + Buffer.byteLength(login),
    node_id: 'U',
    avatar_url: at,
    gravatar_id: '',
    url: at,
    html_url: at,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
    ...Object.fromEntries([...links, ...templates].map((name) => [`${name}_url`, `${at}/${name}`])),
  };
}
