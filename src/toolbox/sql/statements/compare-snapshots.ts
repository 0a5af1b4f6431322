import type {
  StatementCounts,
  StatementDelta,
  StatementLosses,
  StatementSnapshot,
} from './contract.ts';

export interface Comparison extends StatementLosses {
  /** Statements that were called in between; of several roles, added up. */
  readonly deltas: readonly StatementDelta[];
}

/** What happened between two snapshots, as far as `isCounted` wants it. */
export function compareSnapshots(
  before: StatementSnapshot,
  after: StatementSnapshot,
  isCounted: (counts: StatementCounts) => boolean,
): Comparison {
  const earlier = new Map(before.counts.map((one) => [keyOf(one), one]));
  const later = new Set(after.counts.map(keyOf));
  const begunAnew = after.counts.some((one) => hasBegunAnew(earlier.get(keyOf(one)), one));
  const isGone = before.counts.some((one) => !later.has(keyOf(one)));
  const evictions = after.evictions - before.evictions;
  const deltas = after.counts
    .filter(isCounted)
    .map((one) => subtract(earlier.get(keyOf(one)), one))
    .filter(({ calls }) => calls > 0);
  return {
    // What was thrown out is gone, too, and says so by its count.
    reset: before.resetAt !== after.resetAt || begunAnew || (isGone && evictions === 0),
    evictions: Math.max(0, evictions),
    deltas: addUp(deltas),
  };
}

function keyOf({ role, id }: StatementCounts): string {
  return `${id} ${role}`;
}

function hasBegunAnew(before: StatementCounts | undefined, after: StatementCounts): boolean {
  if (before === undefined) return false;
  return after.calls < before.calls || after.since !== before.since;
}

function subtract(before: StatementCounts | undefined, after: StatementCounts): StatementDelta {
  const isNewMax = before === undefined || after.maxMs > before.maxMs;
  return {
    id: after.id,
    calls: after.calls - (before?.calls ?? 0),
    totalMs: after.totalMs - (before?.totalMs ?? 0),
    newMaxMs: isNewMax ? after.maxMs : null,
    maxMs: after.maxMs,
    rows: after.rows - (before?.rows ?? 0),
    blocks: after.blocks - (before?.blocks ?? 0),
    before: { calls: before?.calls ?? 0, blocks: before?.blocks ?? 0 },
  };
}

function addUp(deltas: readonly StatementDelta[]): StatementDelta[] {
  const sums = new Map<string, StatementDelta>();
  for (const delta of deltas) {
    const sum = sums.get(delta.id);
    sums.set(delta.id, sum === undefined ? delta : add(sum, delta));
  }
  return [...sums.values()];
}

function add(a: StatementDelta, b: StatementDelta): StatementDelta {
  const { before } = a;
  return {
    id: a.id,
    calls: a.calls + b.calls,
    totalMs: a.totalMs + b.totalMs,
    newMaxMs:
      a.newMaxMs === null || b.newMaxMs === null
        ? (a.newMaxMs ?? b.newMaxMs)
        : Math.max(a.newMaxMs, b.newMaxMs),
    maxMs: Math.max(a.maxMs, b.maxMs),
    rows: a.rows + b.rows,
    blocks: a.blocks + b.blocks,
    before: {
      calls: before.calls + b.before.calls,
      blocks: before.blocks + b.before.blocks,
    },
  };
}
