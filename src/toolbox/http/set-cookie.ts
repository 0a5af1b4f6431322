import type { HeaderList } from '../toolbox.ts';

/**
 * A value shorter than this can't be told from ordinary words, so it is no secret worth the name.
 */
export const MIN_SECRET_LENGTH = 8;

interface CookieValue {
  readonly name: string;
  readonly value: string;
}

/** Name and value of a Set-Cookie field (RFC 6265 §5.2), without its attributes. */
export function parseSetCookie(field: string): CookieValue {
  const pair = field.split(';', 1)[0] as string;
  const at = pair.indexOf('=');
  if (at === -1) return { name: '', value: pair.trim() };
  return { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() };
}

/** The field with its value replaced by its length; the attributes stay. */
export function hideCookieValue(field: string): string {
  const { name, value } = parseSetCookie(field);
  const rest = field.slice((field.split(';', 1)[0] as string).length);
  return `${name}=${value === '' ? '' : `<${value.length} characters>`}${rest}`;
}

/** Cookies that an answer sets, in order. */
export function listCookies(headers: HeaderList): readonly CookieValue[] {
  return headers
    .filter(([name]) => name === 'set-cookie')
    .map(([, field]) => parseSetCookie(field));
}

/** Values of cookies appear nowhere in evidence, wherever a page may repeat them. */
export function registerCookies(
  headers: HeaderList,
  secret: { register(value: string, name: string): void },
): void {
  for (const { name, value } of listCookies(headers)) {
    const plain = value.replace(/^"(.*)"$/, '$1');
    if (plain.length >= MIN_SECRET_LENGTH) secret.register(plain, `cookie ${name.slice(0, 100)}`);
  }
}
