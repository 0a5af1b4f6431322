import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProbeError } from '../../domain/errors.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';

/** What must be left for others when all is written. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** A folder of our own, gone afterwards whatever happens: what is in it is a copy of production. */
export async function withWorkFolder<T>(
  environment: Toolbox['environment'],
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const base = environment.get('RUNNER_TEMP') || tmpdir();
  const folder = await mkdtemp(join(base, 'holdpoint-backup-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rejects with ProbeError `config` if so many bytes have no room there. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + SPARE_BYTES) return;
  const mib = (count: number) => `${Math.ceil(count / 1024 / 1024)} MiB`;
  throw new ProbeError('config', `${folder} has ${mib(free)} free, and needs ${mib(bytes)} more.`, {
    remedy: 'Give the job more disk, or set RUNNER_TEMP or TMPDIR to a folder that has it.',
  });
}
