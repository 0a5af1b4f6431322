import type { CookieJar } from 'tough-cookie';
import type { HeaderList } from '../../toolbox/toolbox.ts';

/** The cookies of one flow. */
export interface CookieStore {
  /** Value of the Cookie header for a URL; undefined if there is none. */
  read(url: string): Promise<string | undefined>;
  store(url: string, headers: HeaderList): Promise<void>;
}

/** Browsers keep about as many of one host (RFC 6265 §6.1); more are a flood. */
const MAX_COOKIES = 50;

/** A jar that follows RFC 6265; its library is loaded with the first Set-Cookie. */
export function createCookieStore(): CookieStore {
  let jar: CookieJar | undefined;
  return {
    read: async (url) => (await jar?.getCookieString(url)) || undefined,
    store: async (url, headers) => {
      const fields = headers.filter(([name]) => name === 'set-cookie').slice(0, MAX_COOKIES);
      if (fields.length === 0) return;
      const { CookieJar: Jar } = await import('tough-cookie');
      jar ??= new Jar();
      // A cookie that a browser would refuse is refused here as well, without a word.
      for (const [, field] of fields) await jar.setCookie(field, url, { ignoreError: true });
    },
  };
}
