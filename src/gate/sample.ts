import type { ReasonCode } from '../domain/reason.ts';
import type { Attempt, Finding, Judgement } from '../domain/report.ts';

/** What one attempt says on its own. */
export interface Sample {
  readonly outcome: Judgement['outcome'];
  /** Absent only for pass. */
  readonly reason?: ReasonCode;
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly remedy?: string;
  /** The attempt contradicts itself: no engine writes it, so nothing that holds it may pass. */
  readonly isBroken: boolean;
}

/**
 * A throw with one of these says that the probe looked and saw too little: not that it could not
 * look.
 */
const TOO_LITTLE: ReadonlySet<ReasonCode> = new Set([
  'no-data',
  'insufficient-samples',
  'output-limit',
  'control-failed',
  'needs-unmet',
]);

/** For a judge that forgot its reason: every outcome but pass carries one. */
const USUAL_REASON = {
  pass: undefined,
  warn: 'threshold',
  pending: 'awaiting-person',
  inconclusive: 'no-data',
  error: 'internal',
  fail: 'assertion',
} as const satisfies Record<Judgement['outcome'], ReasonCode | undefined>;

/** The outcome `error` with the reason `internal`: the evidence itself is not to be trusted. */
export function breakSample(summary: string): Sample {
  return { outcome: 'error', reason: 'internal', summary, findings: [], isBroken: true };
}

/** Why a judgement can't be what a judge said about evidence; undefined if it can. */
function findContradiction(attempt: Attempt, judgement: Judgement): string | undefined {
  if (!Object.hasOwn(USUAL_REASON, judgement.outcome)) return 'The judgement is no known outcome.';
  if (judgement.outcome !== 'pass' && judgement.outcome !== 'warn') return undefined;
  if (attempt.evidence === undefined) return 'The judgement has no evidence to stand on.';
  if (judgement.outcome === 'warn') return undefined;
  return judgement.findings.length > 0 || judgement.reason !== undefined
    ? 'The judgement says pass and names what is wrong.'
    : undefined;
}

function readJudgement(judgement: Judgement): Sample {
  const { outcome, summary, findings, remedy } = judgement;
  const reason = judgement.reason ?? USUAL_REASON[outcome];
  return {
    outcome,
    ...(reason === undefined ? {} : { reason }),
    summary,
    findings,
    ...(remedy === undefined ? {} : { remedy }),
    isBroken: false,
  };
}

/**
 * Reads one attempt. A typed error wins over a judgement. An attempt with neither, a pass or a
 * warning without evidence, and a pass with findings are broken: `error: internal`.
 */
export function readSample(attempt: Attempt): Sample {
  const { error, judgement } = attempt;
  if (error !== undefined) {
    return {
      outcome: TOO_LITTLE.has(error.reason) ? 'inconclusive' : 'error',
      reason: error.reason,
      summary: error.message,
      findings: [],
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
      isBroken: false,
    };
  }
  if (judgement === undefined) {
    return breakSample('The attempt holds neither a judgement nor an error.');
  }
  const contradiction = findContradiction(attempt, judgement);
  return contradiction === undefined ? readJudgement(judgement) : breakSample(contradiction);
}
