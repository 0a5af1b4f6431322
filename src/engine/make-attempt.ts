import { ProbeError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Attempt, Judgement } from '../domain/report.ts';
import { callCollect } from './call-collect.ts';
import { copySortedJson, TooLargeError } from './copy-json.ts';
import { describeThrow } from './describe-throw.ts';
import { judgeEvidence } from './judge-evidence.ts';
import type { PreparedItem } from './prepared-item.ts';
import { redactShaped } from './redact-shaped.ts';
import type { Run } from './run.ts';

/** Bytes of evidence as UTF-8 JSON, before and after redaction (design §1). */
export const MAX_EVIDENCE_BYTES = 64 * 1024;

function refuseSize(kind: string): ProbeError {
  const message = `The evidence of \`${kind}\` is larger than ${MAX_EVIDENCE_BYTES} bytes.`;
  return new ProbeError('output-limit', message, {
    remedy: 'Let the probe look at less: narrow its options, or split the item.',
  });
}

/** Plain, bounded, redacted: the only form in which evidence goes anywhere. */
async function cleanEvidence(collected: unknown, prepared: PreparedItem, run: Run): Promise<Json> {
  const { kind } = prepared.item;
  try {
    const plain = copySortedJson(collected, 'evidence', MAX_EVIDENCE_BYTES);
    const redacted = await redactShaped(
      run.request.redactor,
      plain,
      prepared.probe.evidence.schema,
    );
    if (Buffer.byteLength(JSON.stringify(redacted)) <= MAX_EVIDENCE_BYTES) return redacted;
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
  }
  throw refuseSize(kind);
}

/** The same JSON, as the report's schema types it. */
type Evidence = NonNullable<Attempt['evidence']>;

/** Texts only: an outcome or a reason is a word of ours, even if a secret is the same word. */
function redactJudgement(judgement: Judgement, redact: (text: string) => string): Judgement {
  const findings = judgement.findings.map((one) => ({
    ...one,
    expected: redact(one.expected),
    seen: redact(one.seen),
    ...(one.where === undefined ? {} : { where: redact(one.where) }),
  }));
  return {
    ...judgement,
    summary: redact(judgement.summary),
    findings,
    ...(judgement.remedy === undefined ? {} : { remedy: redact(judgement.remedy) }),
  };
}

function renderInstant(clock: Run['clock']): string {
  return new Date(clock.now()).toISOString();
}

/** An attempt that was not made because the run stopped. */
export function describeStopped(reason: ProbeError, run: Run): Attempt {
  const at = renderInstant(run.clock);
  const redact = (text: string) => run.request.redactor.redactText(text);
  return { startedAt: at, endedAt: at, error: describeThrow(reason, redact, 'The run') };
}

/** Collects, redacts and judges once. Never rejects: what goes wrong is the attempt's error. */
export async function makeAttempt(
  prepared: PreparedItem,
  run: Run,
  until: AbortSignal | undefined,
): Promise<Attempt> {
  const redact = (text: string) => run.request.redactor.redactText(text);
  const startedAt = renderInstant(run.clock);
  let endedAt: string | undefined;
  try {
    const collected = await callCollect(prepared, run.stop, until);
    endedAt = renderInstant(run.clock);
    const evidence = await cleanEvidence(collected, prepared, run);
    const judged = await judgeEvidence(prepared.probe, evidence, prepared.shownOptions);
    if ('judgement' in judged) {
      const judgement = redactJudgement(judged.judgement, redact);
      return { startedAt, endedAt, evidence: evidence as Evidence, judgement };
    }
    const error = { ...judged.error, message: redact(judged.error.message) };
    return { startedAt, endedAt, error };
  } catch (error) {
    const described = describeThrow(error, redact, `The probe \`${prepared.item.kind}\``);
    return { startedAt, endedAt: endedAt ?? renderInstant(run.clock), error: described };
  }
}
