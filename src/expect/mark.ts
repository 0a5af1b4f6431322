import type { ReasonCode } from '../domain/reason.ts';
import type { Finding, Judgement } from '../domain/report.ts';

/** A finding with the outcome and the reason code that it stands for. */
export interface Mark {
  readonly outcome: 'fail' | 'error' | 'inconclusive';
  readonly reason: ReasonCode;
  readonly finding: Finding;
  readonly remedy?: string | undefined;
}

/** What can’t be told either way, and so holds the verdict. */
export function hold(
  reason: ReasonCode,
  where: string,
  expected: string,
  seen: string,
  remedy?: string,
): Mark {
  return { outcome: 'inconclusive', reason, finding: { where, expected, seen }, remedy };
}

/** Worst first: what decides if several things are wrong. */
const RANKS = ['fail', 'error', 'inconclusive'] as const;

/** The judgement that the worst mark decides, with the findings of all; undefined without marks. */
export function concludeMarks(marks: readonly Mark[]): Judgement | undefined {
  const outcome = RANKS.find((rank) => marks.some((mark) => mark.outcome === rank));
  const first = marks.find((mark) => mark.outcome === outcome);
  if (outcome === undefined || first === undefined) return undefined;
  const { reason, finding, remedy } = first;
  const place = finding.where === undefined ? '' : `${finding.where}: `;
  return {
    outcome,
    reason,
    summary: `${place}expected ${finding.expected}, seen ${finding.seen}.`
      .slice(0, 400)
      .toWellFormed(),
    findings: marks.map((mark) => mark.finding),
    ...(remedy === undefined ? {} : { remedy }),
  };
}
