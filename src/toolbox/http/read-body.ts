import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { ProbeError } from '../../domain/errors.ts';

interface Bytes {
  readonly bytes: Buffer;
  readonly truncated: boolean;
}

/** More codings than this on one body are a trick. */
const MAX_CODINGS = 2;

/** Window that a server may ask of a zstd decoder: 8 MiB (RFC 9659). */
const ZSTD_WINDOW_LOG = 23;

/**
 * The body as text, its content codings undone, at most `maxBytes` long before and after that. A
 * body that is longer ends the connection. Rejects with ProbeError `protocol` if it can't be
 * decoded.
 */
export async function readBody(
  response: IncomingMessage,
  maxBytes: number,
): Promise<{ body: string; truncated: boolean }> {
  const codings = listCodings(response.headers['content-encoding']);
  let content = await takeBytes(response, maxBytes);
  // An answer to HEAD, or a 304, names the coding of a body that it does not carry.
  if (content.bytes.length > 0) {
    for (const coding of codings.toReversed()) content = await decode(coding, content, maxBytes);
  }
  return {
    body: decodeText(content, response.headers['content-type'] ?? ''),
    truncated: content.truncated,
  };
}

function listCodings(header: string | undefined): readonly string[] {
  const codings = (header ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '' && one !== 'identity');
  if (codings.length > MAX_CODINGS) {
    throw new ProbeError('protocol', `The body is encoded ${codings.length} times over.`);
  }
  return codings;
}

/**
 * More than `maxBytes` destroys the stream, and with it the connection. By its events: a loop over
 * the stream costs as much again as the request.
 */
function takeBytes(source: Readable, maxBytes: number): Promise<Bytes> {
  const { promise, resolve, reject } = Promise.withResolvers<Bytes>();
  const chunks: Buffer[] = [];
  let length = 0;
  const finish = () => {
    const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    resolve({ bytes: bytes.subarray(0, maxBytes), truncated: length > maxBytes });
  };
  const close = () => {
    if (source.readableEnded) finish();
    else reject(source.errored ?? new Error('The body did not come to its end.'));
  };
  source.on('error', reject);
  // Not `end`: what breaks the connection is told before `close`, but may come after `end`.
  if (source.closed) close();
  else source.on('close', close);
  source.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length <= maxBytes) return;
    source.destroy();
    finish();
  });
  return promise;
}

async function decode(coding: string, content: Bytes, maxBytes: number): Promise<Bytes> {
  const decoder = createDecoder(coding, content);
  decoder.end(content.bytes);
  const decoded = await takeBytes(decoder, maxBytes);
  return { bytes: decoded.bytes, truncated: decoded.truncated || content.truncated };
}

function createDecoder(coding: string, content: Bytes): Transform {
  const zlib = process.getBuiltinModule('node:zlib');
  const { constants } = zlib;
  // What was cut at our limit has no end; a decoder must not take that for damage.
  const deflate = content.truncated ? { finishFlush: constants.Z_SYNC_FLUSH } : {};
  const brotli = content.truncated ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {};
  const zstd = content.truncated ? { finishFlush: constants.ZSTD_e_flush } : {};
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(deflate);
    case 'deflate':
      return hasZlibHeader(content.bytes)
        ? zlib.createInflate(deflate)
        : zlib.createInflateRaw(deflate);
    case 'br':
      return zlib.createBrotliDecompress(brotli);
    case 'zstd':
      return zlib.createZstdDecompress({
        ...zstd,
        params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG },
      });
    default:
      throw new ProbeError('protocol', `The content coding "${coding.slice(0, 40)}" is unknown.`);
  }
}

/** Servers send `deflate` with and without the zlib header of RFC 1950. */
function hasZlibHeader(bytes: Buffer): boolean {
  const first = bytes[0] ?? 0;
  return (first & 0x0f) === 8 && ((first << 8) | (bytes[1] ?? 0)) % 31 === 0;
}

function decodeText(content: Bytes, contentType: string): string {
  const label = /;\s*charset\s*=\s*"?([\w:.-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';
  // A character that the cut went through is left out instead of becoming U+FFFD.
  return createTextDecoder(label).decode(content.bytes, { stream: content.truncated });
}

function createTextDecoder(label: string) {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('utf-8');
  }
}
