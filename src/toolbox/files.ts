import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { ProbeError } from '../domain/errors.ts';
import { readErrorCode } from './error-code.ts';
import type { FilesTool } from './toolbox.ts';

/** Bytes that are read if the caller does not say. */
const DEFAULT_MAX_BYTES = 1024 * 1024;

/**
 * Reads files below `root`, which is absolute; links are followed as long as they stay below it.
 */
export function createFilesTool(root: string): FilesTool {
  return {
    root,
    readText: async (path, maxBytes = DEFAULT_MAX_BYTES) => {
      const file = await openBelow(root, path);
      try {
        return decode(await readBounded(file, path, maxBytes), path);
      } finally {
        await file.close();
      }
    },
  };
}

async function openBelow(root: string, path: string): Promise<FileHandle> {
  const base = await resolveLinks(root, root);
  const real = await resolveLinks(resolve(root, path), path);
  if (real !== base && !real.startsWith(base.endsWith(sep) ? base : base + sep)) {
    throw new ProbeError('config', `${path} leaves the folder of the project.`, {
      remedy: 'Name a file below the root of the repository.',
    });
  }
  // Non-blocking, or opening a named pipe would wait for a writer that never comes.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  const file = await open(real, flags).catch((cause: unknown) => {
    throw refuse(path, explainCode(cause), cause);
  });
  const isFile = (await file.stat()).isFile();
  if (isFile) return file;
  await file.close();
  throw refuse(path, 'is a folder, a pipe or a device, not a file');
}

async function resolveLinks(absolute: string, path: string): Promise<string> {
  try {
    return await realpath(absolute);
  } catch (cause) {
    throw refuse(path, explainCode(cause), cause);
  }
}

/** Reads one byte more than allowed, because the size that a file states may be out of date. */
async function readBounded(file: FileHandle, path: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size <= maxBytes) {
    const want = Math.min(64 * 1024, maxBytes + 1 - size);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(want), 0, want, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    size += bytesRead;
  }
  throw refuse(path, `is larger than ${maxBytes} bytes`);
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse(path, 'is not UTF-8 text', cause);
  }
}

function explainCode(cause: unknown): string {
  const code = readErrorCode(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  if (code === 'ELOOP') return 'is a link that leads nowhere';
  return `cannot be opened (${code || String(cause)})`;
}

function refuse(path: string, what: string, cause?: unknown): ProbeError {
  return new ProbeError('config', `The file ${path} ${what}.`, {
    cause,
    remedy: 'Correct the path, which starts at the root of the repository.',
  });
}
