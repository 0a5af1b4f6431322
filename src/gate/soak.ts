import { breakSample, type Sample } from './sample.ts';
import type { SettlePolicy } from './settle-policy.ts';

type SoakRules = Extract<SettlePolicy, { type: 'soak' }>;

export interface Soaked {
  readonly sample: Sample;
  /** Some sample was not green, and the budget bore it. */
  readonly isFlaky: boolean;
}

function isGreen(sample: Sample): boolean {
  return sample.outcome === 'pass' || sample.outcome === 'warn';
}

function judgeFailures(samples: readonly Sample[], limit: number): Sample | undefined {
  const failures = samples.filter((one) => one.outcome === 'fail');
  const [first] = failures;
  const last = failures.at(-1);
  if (failures.length <= limit || first === undefined || last === undefined) return undefined;
  const findings = first === last ? first.findings : [...first.findings, ...last.findings];
  const counted = `${failures.length} of ${samples.length} samples failed, ${limit} may`;
  return { ...last, reason: 'unstable', summary: `${counted}. Last: ${last.summary}`, findings };
}

/** Errors and inconclusive samples share a budget: both mean that nothing was measured. */
function judgeErrors(samples: readonly Sample[], limit: number): Sample | undefined {
  const unmeasured = samples.filter(
    (one) => one.outcome === 'error' || one.outcome === 'inconclusive',
  );
  const last = unmeasured.findLast((one) => one.outcome === 'error') ?? unmeasured.at(-1);
  if (unmeasured.length <= limit || last === undefined) return undefined;
  const share = `${unmeasured.length} of ${samples.length}`;
  const counted = `${share} samples measured nothing, ${limit} may`;
  return { ...last, outcome: 'error', summary: `${counted}. Last: ${last.summary}` };
}

function judgeRun(samples: readonly Sample[], consecutive: number): Sample {
  const run = samples.slice(samples.findLastIndex((one) => !isGreen(one)) + 1);
  const last = run.findLast((one) => one.outcome === 'warn') ?? run.at(-1);
  if (last === undefined || run.length < consecutive) {
    const seen = `The soak ended with ${run.length} of ${samples.length} samples green in a row`;
    return {
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
      summary: `${seen}; it takes ${consecutive}.`,
      findings: [{ expected: `${consecutive} green samples in a row`, seen: `${run.length}` }],
      isBroken: false,
    };
  }
  const counted = `${run.length} of ${samples.length} samples green in a row`;
  return { ...last, summary: `${counted}. ${last.summary}` };
}

/**
 * Judges a soak: failures first, then errors, then whoever waits for a person, then the run of
 * green samples at its end, in which one warning makes it a warning. A broken sample has no budget.
 */
export function settleSoak(samples: readonly Sample[], rules: SoakRules): Soaked {
  const broken = samples.find((one) => one.isBroken);
  const sample =
    judgeFailures(samples, rules.failureLimit) ??
    (broken === undefined ? undefined : breakSample(broken.summary)) ??
    judgeErrors(samples, rules.errorLimit) ??
    samples.findLast((one) => one.outcome === 'pending') ??
    judgeRun(samples, rules.consecutive);
  return { sample, isFlaky: !samples.every(isGreen) };
}
