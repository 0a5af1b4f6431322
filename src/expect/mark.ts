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
  const [worst] = RANKS.flatMap((rank) => marks.filter((mark) => mark.outcome === rank));
  if (worst === undefined) return undefined;
  const { outcome, reason, finding, remedy } = worst;
  return {
    outcome,
    reason,
    summary: summarise(finding),
    findings: marks.map((mark) => mark.finding),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** A finding as a sentence, in a length that a summary may have. */
export function summarise({ where, expected, seen }: Finding): string {
  const place = where === undefined ? '' : `${where}: `;
  const text = `${place}expected ${expected}, seen ${seen}`;
  return `${text}${text.endsWith('.') ? '' : '.'}`.slice(0, 400).toWellFormed();
}
