import { type Attempt, attemptSchema, type ItemResult } from '../domain/report.ts';
import { type Settled, type SettlePolicy, settle } from '../gate/settle.ts';
import { judgeEvidence } from './judge-evidence.ts';
import type { LoadedProbe } from './request.ts';

function breakItem(summary: string): Settled {
  return { outcome: 'error', reason: 'internal', summary, findings: [], flaky: false };
}

/** Outcomes that an item can have though nothing was collected; each with its reason. */
function isCredibleUnrun({ outcome, reason }: ItemResult): boolean {
  if (reason === undefined) return false;
  if (outcome === 'skip') return reason === 'skipped' || reason === 'condition';
  return !['pass', 'warn', 'waived'].includes(outcome);
}

/** An item that was not run proves nothing, so only an outcome that claims nothing can stand. */
function keepUnrun(item: ItemResult): Settled {
  if (!isCredibleUnrun(item)) {
    return breakItem(`The report says ${item.outcome}, but holds no evidence of it.`);
  }
  const { outcome, reason, summary, findings, remedy } = item;
  return {
    outcome,
    ...(reason === undefined ? {} : { reason }),
    summary,
    findings: [...findings],
    ...(remedy === undefined ? {} : { remedy }),
    flaky: false,
  };
}

/** Judges the stored evidence again; the stored judgement is not looked at. */
async function rejudgeAttempt(
  attempt: Attempt,
  options: ItemResult['options'],
  probe: LoadedProbe,
): Promise<Attempt> {
  const { startedAt, endedAt, evidence, error } = attempt;
  if (error !== undefined) return { startedAt, endedAt, error };
  if (evidence === undefined) return { startedAt, endedAt };
  const judged = await judgeEvidence(probe, evidence, options);
  return 'judgement' in judged
    ? { startedAt, endedAt, evidence, judgement: judged.judgement }
    : { startedAt, endedAt, error: judged.error };
}

/** Why the stored evidence can't be judged by this probe; undefined if it can. */
function findMismatch(item: ItemResult, probe: LoadedProbe): string | undefined {
  const { kind } = probe.declaration;
  if (item.kind !== kind) return `The evidence is of \`${item.kind}\`, not of \`${kind}\`.`;
  const { version } = probe.evidence;
  if (item.evidenceVersion > version) {
    return `The evidence has version ${item.evidenceVersion}; this release of Holdpoint knows \`${kind}\` up to ${version}. Judge it with the release that wrote it, or a newer one.`;
  }
  const isWhole = item.attempts.every((one) => attemptSchema.safeParse(one).success);
  return isWhole ? undefined : 'An attempt of the report is malformed.';
}

/**
 * The outcome that the stored evidence gives with this probe: recomputed from evidence, options and
 * policy, never read from the report. What was not run keeps its outcome, unless it claims more
 * than nothing can prove: that is `error: internal`. Waivers are not looked at: they are the
 * gate's.
 */
export async function rejudge(item: ItemResult, probe: LoadedProbe): Promise<Settled> {
  if (item.attempts.length === 0) return keepUnrun(item);
  const mismatch = findMismatch(item, probe);
  if (mismatch !== undefined) return breakItem(mismatch);
  const attempts: Attempt[] = [];
  for (const attempt of item.attempts) {
    attempts.push(await rejudgeAttempt(attempt, item.options, probe));
  }
  return settle(attempts, item.settle as unknown as SettlePolicy);
}
