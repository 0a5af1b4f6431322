import type { ReasonCode } from '../../domain/reason.ts';
import type { Mark } from '../../expect/mark.ts';
import type { Names, ProgramRun } from './evidence.ts';

/** A finding that makes the item fail. */
export function fail(
  where: string,
  expected: string,
  seen: string,
  reason: ReasonCode = 'assertion',
  remedy?: string,
): Mark {
  return { outcome: 'fail', reason, finding: { where, expected, seen }, remedy };
}

/** `a, b and 3 more`; empty if there are none. */
export function showNames({ names, more }: Pick<Names, 'names' | 'more'>): string {
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}

/** How a program ended, and what it said. */
export function showExit({
  exitCode,
  complaints,
}: Pick<ProgramRun, 'exitCode' | 'complaints'>): string {
  const how = exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`;
  return `${how}: ${complaints || 'it said nothing'}`;
}

/** `99.9 %` of 0.999. */
export function showShare(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}

/** `2 d 3 h`, `45 min`, `12.3 s`. */
export function showTime(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return `${(Math.abs(ms) / 1_000).toFixed(1)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? `${hours} h ${minutes % 60} min`
    : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
