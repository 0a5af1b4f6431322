import { ProbeError } from '../../domain/errors.ts';
import type { HeaderList } from '../toolbox.ts';

/** What the client decides: another value would break the message or smuggle a second one. */
const OWN = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

interface Parts {
  readonly headers?: HeaderList;
  readonly body?: string | Uint8Array;
  readonly userAgent: string;
}

/** The header fields to send; several values of one name stay several fields. */
export function composeHeaders(parts: Parts): Record<string, string[]> {
  const fields = new Map<string, string[]>([
    ['accept', ['*/*']],
    ['accept-encoding', ['gzip, deflate, br, zstd']],
    ['user-agent', [parts.userAgent]],
  ]);
  const given = new Set<string>();
  for (const [rawName, value] of parts.headers ?? []) {
    const name = rawName.toLowerCase();
    if (OWN.has(name)) {
      throw new ProbeError('config', `The header ${name} is the client's own. Take it out.`);
    }
    if (given.has(name)) fields.get(name)?.push(value);
    else fields.set(name, [value]);
    given.add(name);
  }
  if (parts.body !== undefined) {
    fields.set('content-length', [String(Buffer.byteLength(parts.body))]);
  }
  return Object.fromEntries(fields);
}
