import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Rows that are not compressed; those of `--inserts` end so too. */
const ROWS = /^\d+\.dat$/;
const END = '\n\n';

/**
 * Whether each file of rows in a folder of `pg_dump -Fd -Z0` has its end. pg_restore takes one that
 * is cut off for whole, and what is left of its last row for a row (seen with 15.18). Undefined if
 * there is none: compression tells by itself.
 */
export async function areWhole(folder: string): Promise<boolean | undefined> {
  const names = (await readdir(folder)).filter((name) => ROWS.test(name));
  for (const name of names) if (!(await endsWell(join(folder, name)))) return false;
  return names.length === 0 ? undefined : true;
}

async function endsWell(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const from = Math.max((await file.stat()).size - END.length, 0);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(END.length), 0, END.length, from);
    return buffer.toString('latin1', 0, bytesRead) === END;
  } finally {
    await file.close();
  }
}
