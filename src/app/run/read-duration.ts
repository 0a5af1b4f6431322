import { parseDuration } from '../../domain/duration.ts';
import { UsageError } from '../../domain/errors.ts';

/** Milliseconds of what somebody gave for `name`; throws UsageError that names it. */
export function readDuration(name: string, text: string): number {
  try {
    return parseDuration(text);
  } catch (error) {
    throw new UsageError(`${name}: ${(error as Error).message}`);
  }
}
