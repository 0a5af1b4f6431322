import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ProbeError } from '../../domain/errors.ts';
import { explainFailure } from '../http/failure.ts';
import { type RedisAddress, readRedisUrl } from './read-redis-url.ts';
import { readReply } from './read-reply.ts';

const TIMEOUT_MS = 10_000;

/** Answers of what is asked here are some kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;

type Command = readonly string[];

/**
 * Sends commands over a connection of their own; the texts of the answers in their order. A client
 * of Redis is much more than this, so none is used. Rejects with ProbeError: `config`, `dns`,
 * `connect`, `tls`, `auth`, `reset`, `protocol`, `timeout`, or the reason of the abort.
 */
export async function askRedis(
  url: string,
  commands: readonly Command[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const address = readRedisUrl(url);
  const shown = `Redis at ${address.host}:${address.port}`;
  const all = [...listLogins(address), ...commands];
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const replies = await exchange(address, all, shown, limit);
    return replies.slice(all.length - commands.length);
  } catch (error) {
    throw explain(error, shown, signal, limit);
  }
}

function listLogins({ user, password }: RedisAddress): readonly Command[] {
  if (password === undefined) return [];
  return [['AUTH', ...(user === undefined ? [] : [user]), password]];
}

async function exchange(
  address: RedisAddress,
  commands: readonly Command[],
  shown: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  signal.throwIfAborted();
  const socket = open(address);
  const abort = (): void => void socket.destroy(new Error('stopped'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('the connection was closed')));
      socket.write(commands.map(encode).join(''));
      collectReplies(socket, commands.length, shown, resolve, reject);
    });
  } finally {
    signal.removeEventListener('abort', abort);
    socket.destroy();
  }
}

function open({ host, port, isTls }: RedisAddress): Socket {
  if (!isTls) return connect({ host, port });
  return connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) });
}

function encode(command: Command): string {
  const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
  return `*${command.length}\r\n${parts.join('')}`;
}

function collectReplies(
  socket: Socket,
  count: number,
  shown: string,
  resolve: (texts: readonly string[]) => void,
  reject: (error: Error) => void,
): void {
  const texts: string[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length > MAX_BYTES)
      return reject(new ProbeError('protocol', `${shown}: the answer is too long.`));
    try {
      for (let read = readReply(bytes); read !== undefined; read = readReply(bytes)) {
        bytes = bytes.subarray(read.length);
        if (read.reply.kind === 'complaint') throw explainComplaint(read.reply.text, shown);
        texts.push(read.reply.text);
        if (texts.length === count) return resolve(texts);
      }
    } catch (error) {
      reject(
        error instanceof ProbeError
          ? error
          : new ProbeError('protocol', `${shown}: ${String(error)}`),
      );
    }
  });
}

function explainComplaint(text: string, shown: string): ProbeError {
  const said = `${shown}: ${text.replaceAll(/\p{Cc}/gu, ' ').slice(0, 200)}`;
  if (/^(?:NOAUTH|WRONGPASS|DENIED)|invalid password|without any password/i.test(text)) {
    return new ProbeError('auth', said, { remedy: 'Correct user and password of the address.' });
  }
  if (text.startsWith('NOPERM')) {
    const remedy = 'Let the user ask who the server is: `ACL SETUSER name +info +cluster|nodes`.';
    return new ProbeError('auth', said, { remedy });
  }
  if (/^(?:LOADING|MASTERDOWN|BUSY)/.test(text)) return new ProbeError('connect', said);
  return new ProbeError('config', said, { remedy: 'Is this a server of Redis that knows INFO?' });
}

function explain(
  error: unknown,
  shown: string,
  signal: AbortSignal,
  limit: AbortSignal,
): ProbeError {
  const reason: unknown = signal.reason;
  if (signal.aborted && reason instanceof ProbeError) return reason;
  if (signal.aborted) return new ProbeError('cancelled', `${shown}: the run was stopped.`);
  if (limit.aborted) return new ProbeError('timeout', `${shown}: no answer in ${TIMEOUT_MS} ms.`);
  return explainFailure(error, 'answer', shown);
}
