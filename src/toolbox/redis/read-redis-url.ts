import { ProbeError } from '../../domain/errors.ts';

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** `redis://user:password@host:6379/0`, with `rediss` for TLS. Throws ProbeError `config`. */
export function readRedisUrl(text: string): RedisAddress {
  const url = URL.parse(text.trim());
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '') {
    throw new ProbeError('config', 'The address is none of Redis.', {
      remedy: 'Write it as redis://user:password@host:6379, with rediss: for TLS.',
    });
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || '6379'),
    isTls: url.protocol === 'rediss:',
    user: url.username === '' ? undefined : decode(url.username),
    password: url.password === '' ? undefined : decode(url.password),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
