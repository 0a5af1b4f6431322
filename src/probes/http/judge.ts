import type { Finding, Judgement } from '../../domain/report.ts';
import { summarise } from '../../expect/mark.ts';
import { isUnknown } from '../../toolbox/http/sibling.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type HttpEvidence, httpEvidence } from './evidence.ts';
import { judgeStep, type StepJudgement } from './judge-step.ts';
import type { HttpOptions } from './options.ts';
import type { StepOptions } from './request-schema.ts';
import { controlOf, listSteps, nameStep, statusesOf } from './steps.ts';

export const evidence: EvidenceShape<HttpEvidence> = { version: 1, schema: httpEvidence };

export const judge: Judge<HttpOptions, HttpEvidence> = async (seen, options) => {
  const steps = listSteps(options);
  const shown = new Map(Object.entries(seen.captures));
  const judged: StepJudgement[] = [];
  for (const [index, step] of steps.slice(0, seen.steps.length).entries()) {
    const where = nameStep(step, index, steps.length);
    judged.push(
      await judgeStep(seen.steps[index] as HttpEvidence['steps'][number], step, shown, where),
    );
  }
  const rest = listUnrun(steps, seen.steps.length);
  return (
    judgeFails(judged, rest) ??
    judgeErrors(judged, rest) ??
    judgeMissing(seen, steps, rest) ??
    judgeUndecided(judged) ??
    judgeControl(seen, options) ??
    judgeWarnings(judged, seen, steps)
  );
};

function listUnrun(steps: readonly StepOptions[], run: number): readonly Finding[] {
  return steps.slice(run).map((step, index) => ({
    expected: 'the step to be run',
    seen: 'not run, because the flow ended before it',
    where: nameStep(step, run + index, steps.length),
  }));
}

function judgeFails(
  judged: readonly StepJudgement[],
  rest: readonly Finding[],
): Judgement | undefined {
  const fails = judged.flatMap((one) => one.fails);
  const [first] = fails;
  if (first === undefined) return undefined;
  const findings = [...fails.map((one) => one.finding), ...rest];
  return { outcome: 'fail', reason: first.reason, summary: summarise(first.finding), findings };
}

function judgeErrors(
  judged: readonly StepJudgement[],
  rest: readonly Finding[],
): Judgement | undefined {
  const error = judged.find((one) => one.error !== undefined)?.error;
  if (error === undefined) return undefined;
  const { reason, finding, remedy } = error;
  const outcome = reason === 'no-data' ? 'inconclusive' : 'error';
  const findings = [finding, ...rest];
  const summary = summarise(finding);
  return { outcome, reason, summary, findings, ...(remedy === undefined ? {} : { remedy }) };
}

/** Evidence of fewer steps than the options have, or of more, is no evidence of the flow. */
function judgeMissing(
  seen: HttpEvidence,
  steps: readonly StepOptions[],
  rest: readonly Finding[],
): Judgement | undefined {
  if (seen.steps.length === steps.length) return undefined;
  const summary = `${seen.steps.length} of ${steps.length} steps were run.`;
  return { outcome: 'inconclusive', reason: 'no-data', summary, findings: [...rest] };
}

function judgeUndecided(judged: readonly StepJudgement[]): Judgement | undefined {
  const findings = judged.flatMap((one) => one.undecided);
  const [first] = findings;
  if (first === undefined) return undefined;
  return {
    outcome: 'inconclusive',
    reason: 'output-limit',
    summary: summarise(first),
    findings,
    remedy: 'Assert something that stands nearer to the beginning, or ask for a shorter answer.',
  };
}

function judgeControl(seen: HttpEvidence, options: HttpOptions): Judgement | undefined {
  if (controlOf(options) === undefined) return undefined;
  const { url, status, failure } = seen.control ?? {};
  if (failure !== undefined) {
    const finding = { expected: 'an answer', seen: failure.message, where: `control ${url}` };
    const { reason, remedy } = failure;
    const summary = `The negative control got no answer. ${failure.message}`;
    const more = remedy === undefined ? {} : { remedy };
    return { outcome: 'error', reason, summary, findings: [finding], ...more };
  }
  if (status !== undefined && isUnknown(status)) return undefined;
  if (status === 429) {
    const summary = 'The negative control was answered with 429: too many requests.';
    return { outcome: 'error', reason: 'rate-limited', summary, findings: [] };
  }
  const answered = status === undefined ? 'was not asked' : `answered ${status}`;
  return {
    outcome: 'inconclusive',
    reason: 'control-failed',
    summary: `A path that nobody should know ${answered}, so a pass would prove nothing.`,
    findings: [
      { expected: 'status 404 or 410', seen: answered, where: `control ${url ?? '(none)'}` },
    ],
    remedy:
      'Assert something that only the right answer has (header, body or JSON), or name a path in `sibling404`.',
  };
}

function judgeWarnings(
  judged: readonly StepJudgement[],
  seen: HttpEvidence,
  steps: readonly StepOptions[],
): Judgement {
  const findings = judged.flatMap((one) => one.warnings);
  const [first] = findings;
  if (first !== undefined) {
    return { outcome: 'warn', reason: 'threshold', summary: summarise(first), findings };
  }
  return { outcome: 'pass', summary: describePass(seen, steps), findings: [] };
}

/** What was asserted, so that a reader sees what the pass is worth. */
function describePass(seen: HttpEvidence, steps: readonly StepOptions[]): string {
  const totalMs = seen.steps.reduce((sum, one) => sum + (one.answer?.totalMs ?? 0), 0);
  const control = seen.control?.status === undefined ? '' : `, control ${seen.control.status}`;
  const [only] = seen.steps;
  if (steps.length > 1 || only === undefined) {
    const answers = seen.steps.map((one) => one.answer?.status ?? 0).join(', ');
    return `${steps.length} steps in ${totalMs} ms, answers ${answers}${control}.`;
  }
  const asserted = describeExpectation(steps[0] as StepOptions);
  const answered = `${only.method} ${only.url} answered ${only.answer?.status} in ${totalMs} ms`;
  return `${answered}; holds: ${asserted}${control}.`;
}

function describeExpectation({ expect = {} }: StepOptions): string {
  const { status: _, ...rest } = expect;
  const others = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return [`status ${statusesOf(expect).join(' or ')}`, ...others].join(', ');
}
