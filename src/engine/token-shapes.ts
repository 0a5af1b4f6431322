import type { Span } from './span.ts';

/** A token found by its shape; the label is given by what it is, so this names it only. */
export type TokenSpan = Omit<Span, 'label'> & { readonly name: string };

/** No token is longer, and nothing further away decides about one. */
export const MAX_TOKEN_LENGTH = 16_384;

/**
 * How far behind its anchor text can decide whether and where a token ends: the last marker, too.
 */
export const TOKEN_HORIZON = MAX_TOKEN_LENGTH + 128;

interface RunShape {
  readonly name: string;
  readonly prefix: RegExp;
  /** Sticky: the run of characters that follows the prefix. */
  readonly body: RegExp;
  readonly minLength: number;
}

const RUN_SHAPES: readonly RunShape[] = [
  { name: 'github-token', prefix: /^(?:gh[pousr]_|github_pat_)/, body: /\w*/y, minLength: 20 },
  { name: 'gitlab-token', prefix: /^glpat-/, body: /[\w-]*/y, minLength: 20 },
  { name: 'npm-token', prefix: /^npm_/, body: /[A-Za-z0-9]*/y, minLength: 36 },
  { name: 'stripe-key', prefix: /^[rs]k_live_/, body: /[A-Za-z0-9]*/y, minLength: 16 },
  { name: 'slack-token', prefix: /^xox[baprs]-/, body: /[A-Za-z0-9-]*/y, minLength: 10 },
  { name: 'aws-key', prefix: /^A(?:KIA|SIA)/, body: /[A-Z0-9]*/y, minLength: 16 },
];

/** What every token begins with, or stands behind. */
const PREFIX = new RegExp(
  [
    'gh[pousr]_|github_pat_|glpat-|npm_|[rs]k_live_|xox[baprs]-|A(?:KIA|SIA)',
    'eyJ|[Bb]earer |://|-----BEGIN ',
  ].join('|'),
  'g',
);

const JWT_PART = /[\w-]*/y;
const BEARER = /[\w.~+/-]*=*/y;
/** `Bearer realm="…"` is a challenge of a server, not a token. */
const CHALLENGE = /[a-z_]{1,40}="/y;
const USER = /[^\s/?#@:"<>]*/y;
const PASSWORD = /[^\s/?#"<>]*/y;
const KEY_BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/y;
const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----/y;
const KEY_BODY = /(?:[A-Za-z0-9+/=\s]|\\[nr])*/y;

/** The end of what a sticky pattern matches at `from`; `from` itself if nothing. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/**
 * Linear in the text: a run is read once, and what begins inside a run that was read is skipped.
 */
class TokenFinder {
  readonly #text: string;
  readonly #found: TokenSpan[] = [];
  /** By shape: up to here everything has been read. */
  readonly #readTo = new Map<string, number>();
  #nextKeyEnd = 0;

  constructor(text: string) {
    this.#text = text;
  }

  find(): TokenSpan[] {
    PREFIX.lastIndex = 0;
    for (;;) {
      const match = PREFIX.exec(this.#text);
      if (match === null) return this.#found;
      const after = match.index + match[0].length;
      this.#look(match[0], match.index, after);
      PREFIX.lastIndex = after;
    }
  }

  #look(prefix: string, at: number, after: number): void {
    if (prefix === '://') this.#findPassword(at, after);
    else if (prefix === 'eyJ') this.#findJwt(at);
    else if (prefix === '-----BEGIN ') this.#findPrivateKey(at);
    else if (prefix.endsWith('earer ')) this.#findBearer(at, after);
    else this.#findRun(prefix, at, after);
  }

  #add(name: string, anchor: number, start: number, end: number): void {
    const last = Math.min(end, anchor + MAX_TOKEN_LENGTH);
    if (last > start) this.#found.push({ name, anchor, start, end: last });
  }

  #isRead(name: string, at: number): boolean {
    return at < (this.#readTo.get(name) ?? 0);
  }

  #findRun(prefix: string, at: number, after: number): void {
    const shape = RUN_SHAPES.find((one) => one.prefix.test(prefix));
    if (shape === undefined || this.#isRead(shape.name, at)) return;
    const end = endOf(shape.body, this.#text, after);
    this.#readTo.set(shape.name, end);
    if (end - after >= shape.minLength) this.#add(shape.name, at, at, end);
  }

  #findJwt(at: number): void {
    if (this.#isRead('jwt', at)) return;
    const header = endOf(JWT_PART, this.#text, at);
    this.#readTo.set('jwt', header);
    const isHeader = header - at >= 10 && header - at < MAX_TOKEN_LENGTH;
    if (!isHeader || this.#text[header] !== '.') return;
    const payload = endOf(JWT_PART, this.#text, header + 1);
    if (payload - header < 8) return;
    this.#add('jwt', at, at, this.#endOfJwt(payload));
  }

  /** Encrypted ones have five parts, and a cut one may have two. */
  #endOfJwt(payload: number): number {
    let end = payload;
    for (let part = 0; part < 3 && this.#text[end] === '.'; part += 1) {
      const next = endOf(JWT_PART, this.#text, end + 1);
      if (next === end + 1) break;
      end = next;
    }
    return end;
  }

  #findBearer(at: number, after: number): void {
    if (endOf(CHALLENGE, this.#text, after) > after) return;
    const end = endOf(BEARER, this.#text, after);
    const token = this.#text.slice(after, Math.min(end, after + 16));
    if (token.length >= 16 || (token.length >= 8 && /\d/.test(token))) {
      this.#add('bearer-token', at, after, end);
    }
  }

  #findPassword(at: number, after: number): void {
    const colon = endOf(USER, this.#text, after);
    if (this.#text[colon] !== ':') return;
    const limit = Math.min(endOf(PASSWORD, this.#text, colon + 1), at + MAX_TOKEN_LENGTH);
    const password = this.#text.slice(colon + 1, limit);
    const length = password.lastIndexOf('@');
    if (length > 0) this.#add('url-password', at, colon + 1, colon + 1 + length);
  }

  #findPrivateKey(at: number): void {
    const body = endOf(KEY_BEGIN, this.#text, at);
    if (body === at || this.#isRead('private-key', at)) return;
    if (this.#nextKeyEnd < body) {
      const next = this.#text.indexOf('-----END ', body);
      this.#nextKeyEnd = next === -1 ? Number.POSITIVE_INFINITY : next;
    }
    const isClosed = this.#nextKeyEnd < at + MAX_TOKEN_LENGTH;
    const end = isClosed
      ? endOf(KEY_END, this.#text, this.#nextKeyEnd)
      : endOf(KEY_BODY, this.#text, body);
    this.#readTo.set('private-key', end);
    this.#add('private-key', at, at, end);
  }
}

/** Secrets that nobody registered, known by their shape. Sorted by anchor. */
export function findTokens(text: string): TokenSpan[] {
  PREFIX.lastIndex = 0;
  if (!PREFIX.test(text)) return [];
  return new TokenFinder(text).find();
}
