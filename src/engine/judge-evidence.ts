import type { Json } from '../domain/json.ts';
import { type Attempt, type Judgement, judgementSchema } from '../domain/report.ts';
import { boundLine, describeThrow } from './describe-throw.ts';
import type { LoadedProbe } from './request.ts';

/** What judging adds to an attempt: one of the two. */
export type Judged =
  | { readonly judgement: Judgement }
  | { readonly error: NonNullable<Attempt['error']> };

const asIs = (text: string) => text;

function breakProbe(message: string): Judged {
  return { error: { reason: 'internal', message: boundLine(message) } };
}

/** A pass that names something wrong and a non-pass that names nothing are both broken. */
function findContradiction(judgement: Judgement): string | undefined {
  const { outcome, reason, findings } = judgement;
  if (outcome !== 'pass') return reason === undefined ? `${outcome} without a reason` : undefined;
  if (reason !== undefined) return `a pass with the reason ${reason}`;
  return findings.length > 0 ? `a pass with ${findings.length} findings` : undefined;
}

async function callJudge(probe: LoadedProbe, evidence: unknown, options: Json): Promise<Judged> {
  const { kind } = probe.declaration;
  const judge = probe.judge as (evidence: unknown, options: Json) => unknown;
  const judged = judgementSchema.safeParse(await judge(evidence, options));
  if (!judged.success) return breakProbe(`The judge of \`${kind}\` returned no judgement.`);
  const contradiction = findContradiction(judged.data);
  if (contradiction !== undefined) {
    return breakProbe(`The judge of \`${kind}\` returned ${contradiction}.`);
  }
  return { judgement: { ...judged.data, summary: boundLine(judged.data.summary) } };
}

/**
 * Judges redacted evidence with redacted options: the same live and from a stored report. Evidence
 * of another shape, a judge that throws and a judgement that contradicts itself are `error:
 * internal`.
 */
export async function judgeEvidence(
  probe: LoadedProbe,
  evidence: Json,
  options: Json,
): Promise<Judged> {
  const { kind } = probe.declaration;
  try {
    const parsed = probe.evidence.schema.safeParse(evidence);
    if (parsed.success) return await callJudge(probe, parsed.data, options);
    const [issue] = parsed.error.issues;
    const where = ['evidence', ...(issue?.path ?? [])].map(String).join('.');
    return breakProbe(
      `The evidence of \`${kind}\` has another shape at ${where}: ${issue?.message}`,
    );
  } catch (error) {
    return { error: describeThrow(error, asIs, `The judge of \`${kind}\``) };
  }
}
