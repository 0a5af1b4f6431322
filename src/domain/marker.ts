/** What the first line of our comment says about who wrote it, for whom, in which run. */
export interface CommentMarker {
  readonly plan: string;
  readonly environment: string;
  /** Decimal id of the workflow run. */
  readonly runId: string;
  readonly attempt: number;
}

const MARKER =
  /^<!-- holdpoint plan=([\w.%~!*'()-]{1,300}) environment=([\w.%~!*'()-]{1,300}) run=(\d{1,20}) attempt=(\d{1,9}) -->(?:\r?\n|$)/;

/** One HTML comment; it must be the first line, because text below may be a stranger's. */
export function renderMarker(marker: CommentMarker): string {
  const plan = encodeURIComponent(marker.plan);
  const environment = encodeURIComponent(marker.environment);
  return `<!-- holdpoint plan=${plan} environment=${environment} run=${marker.runId} attempt=${marker.attempt} -->`;
}

/** The marker of a comment's body; undefined unless it is the very first thing in it. */
export function parseMarker(body: string): CommentMarker | undefined {
  const match = MARKER.exec(body);
  if (match === null) return undefined;
  const [, plan = '', environment = '', runId = '', attempt = ''] = match;
  try {
    return {
      plan: decodeURIComponent(plan),
      environment: decodeURIComponent(environment),
      runId,
      attempt: Number(attempt),
    };
  } catch {
    return undefined;
  }
}
