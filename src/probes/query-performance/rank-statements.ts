import type { SecretTool } from '../../toolbox/toolbox.ts';
import type { StatementEvidence } from './evidence.ts';
import type { Merged } from './merge-statements.ts';

const BEST_OF_EACH = 5;
const TEXT_BYTES = 360;

/**
 * The worst by each measure that may be judged, so that whatever breaks a limit most is there
 * however many statements there are. Rare and frequent ones apart: they are judged apart.
 */
export function rankStatements(
  statements: readonly Merged[],
  minCalls: number,
  secret: SecretTool,
): StatementEvidence[] {
  const frequent = statements.filter(({ calls }) => calls >= minCalls);
  const rare = statements.filter(({ calls }) => calls < minCalls);
  const measures: readonly (readonly [readonly Merged[], (one: Merged) => number])[] = [
    [statements, (one) => one.totalMs],
    [frequent, (one) => one.totalMs / one.calls],
    [rare, (one) => one.totalMs / one.calls],
    [statements, (one) => one.newMaxMs ?? 0],
    [statements, (one) => (one.newMaxMs === null ? Math.min(one.maxMs, one.totalMs) : 0)],
    [statements, (one) => one.rows / one.calls],
    [frequent.filter(({ before }) => before.calls >= minCalls), growthOf],
    [statements, (one) => one.calls],
  ];
  const chosen = new Set(
    measures.flatMap(([from, measure]) =>
      [...from].sort((a, b) => measure(b) - measure(a)).slice(0, BEST_OF_EACH),
    ),
  );
  return [...chosen].sort((a, b) => b.totalMs - a.totalMs).map((one) => keep(one, secret));
}

/** How many times as many blocks a call reads as before; 0 if there was no before. */
export function growthOf({ calls, blocks, before }: StatementEvidence): number {
  if (before.calls === 0 || calls === 0) return 0;
  // A statement that reads next to nothing grows by nothing that anybody would feel.
  return blocks / calls / Math.max(10, before.blocks / before.calls);
}

function keep(statement: Merged, secret: SecretTool): StatementEvidence {
  const { text, calls, totalMs, newMaxMs, maxMs, rows, blocks, before } = statement;
  return {
    calls,
    rows,
    blocks,
    before,
    text: secret.excerpt(text.toWellFormed(), TEXT_BYTES).text,
    totalMs: round(totalMs),
    newMaxMs: newMaxMs === null ? null : round(newMaxMs),
    maxMs: round(maxMs),
  };
}

export function round(ms: number): number {
  return Math.round(Math.max(0, ms) * 1_000) / 1_000;
}
