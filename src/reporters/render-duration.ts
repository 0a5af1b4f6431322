/** Milliseconds for people: `85ms`, `1.2s`, `2m 05s`, `1h 02m`. */
export function renderDuration(ms: number): string {
  if (!(ms >= 0)) return '?';
  if (ms < 999.5) return `${Math.round(ms)}ms`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)}s`;
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${pad(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

/** Milliseconds between two instants; undefined where one is missing. */
export function measureSpan(
  start: string | undefined,
  end: string | undefined,
): number | undefined {
  if (start === undefined || end === undefined) return undefined;
  const ms = Date.parse(end) - Date.parse(start);
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
