import * as z from 'zod';
import { DURATION_PATTERN, parseDuration } from '../../domain/duration.ts';

/** Timers of Node overflow at 24.8 days and then fire at once. */
export const MAX_DURATION_MS = 7 * 86_400_000;

function isInRange(text: string): boolean {
  if (!DURATION_PATTERN.test(text)) return true;
  const ms = parseDuration(text);
  return ms >= 1 && ms <= MAX_DURATION_MS;
}

/** A duration of the plan, as text; `what` says what it is for. */
export function durationSchema(what: string) {
  return z
    .string()
    .regex(DURATION_PATTERN)
    .refine(isInRange, { error: 'has to be at least 1ms and at most 7d' })
    .describe(`${what} A number and a unit, such as \`60s\`; at least 1ms, at most 7d.`);
}
