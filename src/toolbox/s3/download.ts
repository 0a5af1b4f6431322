import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProbeError } from '../../domain/errors.ts';
import { createPool } from '../http/agents.ts';
import { explainFailure } from '../http/failure.ts';
import type { HeaderList } from '../toolbox.ts';

interface Download {
  readonly url: URL;
  readonly headers?: HeaderList;
  /** File to write; it must not exist. */
  readonly to: string;
  readonly maxBytes: number;
  /** Where proxies are named. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Bytes of an error that are read. */
const MAX_ERROR = 16 * 1024;

/**
 * Streams the answer of one GET into a file, in bounded memory; follows no redirect. Rejects with
 * ProbeError: as `http` does, `output-limit` beyond `maxBytes`, `protocol` for a short body.
 * Returns status and text of an answer other than 200.
 */
export async function download(
  request: Download,
  signal: AbortSignal,
): Promise<{ status: number; body: string }> {
  const pool = createPool(request.variables);
  const shown = `GET ${request.url.origin}${request.url.pathname}`;
  try {
    const response = await open(request, pool, signal);
    if (response.statusCode !== 200) {
      return { status: response.statusCode ?? 0, body: await readError(response) };
    }
    const limit = limitBytes(request.maxBytes, shown);
    await pipeline(response, limit, createWriteStream(request.to, { flags: 'wx' }), { signal });
    return { status: 200, body: '' };
  } catch (cause) {
    if (signal.aborted && signal.reason instanceof ProbeError) throw signal.reason;
    throw explainFailure(cause, 'body', shown);
  } finally {
    pool.close();
  }
}

async function open(
  { url, headers = [] }: Download,
  pool: ReturnType<typeof createPool>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { agent, request } = pool.transportFor(url, false);
  return await new Promise((resolve, reject) => {
    const fields = Object.fromEntries(headers);
    const sent = request(url, { agent, headers: fields, signal }, resolve);
    sent.once('error', reject);
    sent.end();
  });
}

async function readError(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MAX_ERROR) break;
  }
  return text.slice(0, MAX_ERROR);
}

function limitBytes(maxBytes: number, shown: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) return done(null, chunk);
      const remedy = 'Raise `maxBytes`, or give a place with more room.';
      done(new ProbeError('output-limit', `${shown}: more than ${maxBytes} bytes.`, { remedy }));
    },
  });
}
