import { parseDuration } from '../../domain/duration.ts';
import { ProbeError } from '../../domain/errors.ts';
import type { SqlIdentity } from './contract.ts';
import type { ScratchOptions } from './scratch-options.ts';

/** initdb puts the time of its run, in seconds, into the upper 32 bits (PostgreSQL, xlog.c). */
export function readBirth(system: string): number {
  return Number(BigInt(system) >> 32n) * 1_000;
}

/**
 * Throws ProbeError `identity` unless this server is one for scratch work. `others` are the system
 * identifiers of servers that must never be written to.
 */
export function proveScratch(
  seen: SqlIdentity,
  options: ScratchOptions,
  others: readonly string[],
  nowMs: number,
): void {
  const { system } = seen;
  if (others.includes(system)) {
    throw refuse(
      `The scratch server is the one that is looked at (${system}): nothing was changed.`,
    );
  }
  if (seen.isReplica) throw refuse(`The scratch server is a replica (${system}).`);
  if (options.system !== undefined) {
    if (options.system === system) return;
    throw refuse(`The scratch server is ${system}, not ${options.system}: nothing was changed.`);
  }
  const ageMs = nowMs - readBirth(system);
  if (ageMs >= -3_600_000 && ageMs <= parseDuration(options.madeWithin)) return;
  const born = new Date(readBirth(system)).toISOString();
  throw refuse(
    `The scratch server was made at ${born}, not within ${options.madeWithin}: nothing was changed.`,
  );
}

function refuse(message: string): ProbeError {
  return new ProbeError('identity', message, {
    remedy: 'Give the DSN of a server for scratch work, and its `system` if it is an old one.',
  });
}
