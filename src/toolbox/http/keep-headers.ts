import type { HeaderList } from '../toolbox.ts';
import { maskUrl } from './mask-url.ts';
import { hideCookieValue } from './set-cookie.ts';

/** What always helps to understand an answer. */
const ALWAYS = ['content-type', 'location', 'retry-after'];

export interface KeptHeaders {
  readonly headers: [string, string][];
  /** A header that was wanted is not here, or not whole. */
  readonly cut: boolean;
}

/** Header fields that belong into evidence: those wanted and a few more, made harmless. */
export function keepHeaders(
  headers: HeaderList,
  wanted: readonly string[],
  maxBytes: number,
): KeptHeaders {
  const names = new Set(wanted.map((name) => name.toLowerCase()));
  const kept: [string, string][] = [];
  let cut = false;
  let room = maxBytes;
  for (const [name, raw] of headers) {
    if (!names.has(name) && !ALWAYS.includes(name)) continue;
    const value = hideValue(name, raw);
    room -= name.length + Buffer.byteLength(value);
    if (room >= 0) kept.push([name, value]);
    else if (names.has(name)) cut = true;
  }
  return { headers: kept, cut };
}

function hideValue(name: string, value: string): string {
  if (name === 'set-cookie') return hideCookieValue(value);
  return name === 'location' ? maskUrl(value) : value;
}
