/** `2026-01-05 10:00 UTC`, of a UTC instant in ISO 8601: seconds are cut. */
export function renderInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
