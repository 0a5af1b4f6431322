import { open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { PlanError } from '../domain/errors.ts';

/** Where plans are read from: a folder, or a commit of the protected side. */
export interface PlanSource {
  /** `work tree`, or the commit. */
  readonly label: string;
  /** Text of a file; undefined if there is none. Rejects with PlanError if it must not be read. */
  read(path: string): Promise<string | undefined>;
}

/** Bytes that a plan, a checklist or a file of waivers may have. */
export const MAX_FILE_BYTES = 1024 * 1024;

function refuse(file: string, message: string): PlanError {
  return new PlanError([{ file, line: 1, column: 1, message }]);
}

/** Throws PlanError where a file is larger than we read. */
export function requireSize(path: string, bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  const limit = `${MAX_FILE_BYTES} bytes (1 MiB)`;
  throw refuse(
    path,
    `The file has ${bytes} bytes; the limit is ${limit}. Split it with \`extends\`.`,
  );
}

function leaves(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function explainError(path: string, error: unknown): Error {
  if (error instanceof PlanError) return error;
  return refuse(path, `The file can not be read: ${(error as Error).message}.`);
}

async function readBounded(path: string, real: string): Promise<string> {
  // Looked at before it is opened: opening a named pipe would wait for its writer.
  const stats = await stat(real);
  if (!stats.isFile()) throw refuse(path, 'This is a folder or a device. Name a file.');
  requireSize(path, stats.size);
  await using file = await open(real, 'r');
  const bytes = await file.readFile();
  requireSize(path, bytes.byteLength);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse(path, 'The file is not UTF-8 text. Save it as UTF-8.');
  }
}

/** The files below a folder, symbolic links resolved; what leads out of it is refused. */
export function openFolder(root: string): PlanSource {
  const outside = 'This path leaves the folder of the project. Put the file inside.';
  return {
    label: 'work tree',
    async read(path) {
      const wanted = resolve(root, path);
      if (path.includes('\0') || leaves(resolve(root), wanted)) throw refuse(path, outside);
      try {
        const real = await realpath(wanted);
        if (leaves(await realpath(root), real)) throw refuse(path, outside);
        return await readBounded(path, real);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw explainError(path, error);
      }
    },
  };
}
