import { createHash, createHmac } from 'node:crypto';
import type { HeaderList } from '../toolbox.ts';

export interface S3Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
  /** Names in lower case; `host` is added. */
  readonly headers?: HeaderList;
  readonly region: string;
  readonly service?: string;
  readonly nowMs: number;
}

export const EMPTY_SHA256 = createHash('sha256').digest('hex');

/**
 * Headers that sign a request without a body (AWS Signature Version 4). The path of the URL is
 * taken as it is encoded: S3 encodes once, as `encodeS3` does.
 */
export function signRequest(request: S3Request, keys: S3Keys): HeaderList {
  const { method, url, region, service = 's3', nowMs } = request;
  const time = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const isS3 = service === 's3';
  const headers = [
    ...(request.headers ?? []),
    ['host', url.host] as const,
    ...(isS3 ? [['x-amz-content-sha256', EMPTY_SHA256] as const] : []),
    ['x-amz-date', time] as const,
    ...(keys.sessionToken === undefined
      ? []
      : [['x-amz-security-token', keys.sessionToken] as const]),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = headers.map(([name]) => name).join(';');
  const lines = headers.map(([name, value]) => `${name}:${value.trim()}\n`).join('');
  const asked = [method, url.pathname, sortQuery(url), lines, names, EMPTY_SHA256].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(asked)].join('\n');
  const signature = sign(deriveKey(keys.secretAccessKey, scope), text).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return [...headers.filter(([name]) => name !== 'host'), ['authorization', authorization]];
}

/** Every byte but letters, digits and `-._~` as `%XX`; `/` too unless it parts a path. */
export function encodeS3(text: string, keepSlash = false): string {
  const encoded = encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return keepSlash ? encoded.replaceAll('%2F', '/') : encoded;
}

function sortQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => [encodeS3(name), encodeS3(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
}

function deriveKey(secret: string, scope: string): Buffer {
  const [day = '', region = '', service = '', end = ''] = scope.split('/');
  return [region, service, end].reduce(sign, sign(`AWS4${secret}`, day));
}

function sign(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
