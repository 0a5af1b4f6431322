const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What the plan's durations look like: a positive number and a unit, `250ms`, `60s`, `1.5h`. */
export const DURATION_PATTERN = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/;

/** Milliseconds of a duration such as `60s`; throws RangeError on anything else. */
export function parseDuration(text: string): number {
  const match = DURATION_PATTERN.exec(text);
  const unit = match?.[2] as keyof typeof UNIT_MS | undefined;
  if (match === null || unit === undefined) {
    throw new RangeError(
      `"${text}" is no duration. Write a number and a unit: 250ms, 60s, 5m, 1h.`,
    );
  }
  return Math.round(Number(match[1]) * UNIT_MS[unit]);
}
