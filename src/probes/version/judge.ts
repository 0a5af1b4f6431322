import { concludeMarks, type Mark } from '../../expect/mark.ts';
import { countAnswers, judgeCount, judgeDistinct } from '../../expect/sampled-answers.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import {
  type ExpectedVersion,
  type VersionCheck,
  type VersionEvidence,
  type VersionSample,
  versionEvidence,
} from './evidence.ts';
import { findMismatch, makeUp } from './match-version.ts';
import type { VersionOptions } from './options.ts';

export const evidence: EvidenceShape<VersionEvidence> = { version: 1, schema: versionEvidence };

export const judge: Judge<VersionOptions, VersionEvidence> = (seen, options) => {
  const marks = [
    ...seen.checks.flatMap((check) => judgeCheck(check, seen.expected)),
    ...judgeCounts(seen, options),
    ...judgeDistinct(seen.distinct, options.distinct),
  ];
  return concludeMarks(marks) ?? { outcome: 'pass', summary: describePass(seen), findings: [] };
};

function judgeCheck(check: VersionCheck, expected: ExpectedVersion): readonly Mark[] {
  const total = countAnswers(check);
  return check.samples.flatMap((sample) => {
    const mark = judgeSample(sample, expected);
    if (mark === undefined) return [];
    const share = total === sample.count ? '' : ` (${sample.count} of ${total} answers)`;
    const seen = `${mark.finding.seen}${share}`;
    return [{ ...mark, finding: { ...mark.finding, seen, where: check.instance ?? check.url } }];
  });
}

function judgeSample(sample: VersionSample, expected: ExpectedVersion): Mark | undefined {
  const { status, failure } = sample;
  if (failure !== undefined) {
    const { reason, message, remedy } = failure;
    return { outcome: 'error', reason, finding: { expected: 'an answer', seen: message }, remedy };
  }
  if (status === undefined) {
    const finding = { expected: 'an answer', seen: 'none in the evidence' };
    return { outcome: 'inconclusive', reason: 'no-data', finding };
  }
  if (status < 200 || status > 299) {
    const finding = { expected: 'status 2xx', seen: `status ${status}` };
    // A limit on how often we ask says nothing about the version.
    if (status === 429) return { outcome: 'error', reason: 'rate-limited', finding };
    return { outcome: 'fail', reason: 'status', finding };
  }
  return judgeValue(sample, expected);
}

function judgeValue(sample: VersionSample, expected: ExpectedVersion): Mark | undefined {
  const wanted = `${expected.kind === 'text' ? 'version' : expected.kind} ${expected.value}`;
  if (sample.cached !== undefined) {
    const finding = { expected: 'an answer of the service itself', seen: sample.cached };
    const remedy = 'Let nothing cache this path (Cache-Control: no-store).';
    return { outcome: 'inconclusive', reason: 'control-failed', finding, remedy };
  }
  const { value } = sample;
  if (value === undefined && sample.cut) {
    const finding = { expected: wanted, seen: 'the body was cut' };
    return { outcome: 'inconclusive', reason: 'output-limit', finding };
  }
  if (value === undefined || value.trim() === '') {
    const glance = sample.glance === '' ? '' : `: ${JSON.stringify(sample.glance)}`;
    const finding = { expected: wanted, seen: `nothing in its place${glance}` };
    return { outcome: 'fail', reason: 'assertion', finding };
  }
  const mismatch = findMismatch(value, expected);
  if (mismatch !== undefined) {
    const finding = { expected: wanted, seen: `${JSON.stringify(value)}, ${mismatch}` };
    return { outcome: 'fail', reason: 'assertion', finding };
  }
  if (findMismatch(value, makeUp(expected)) !== undefined) return undefined;
  const finding = { expected: 'a made-up version not to match', seen: JSON.stringify(value) };
  return { outcome: 'inconclusive', reason: 'control-failed', finding };
}

/** Every instance must have been asked as often as the options say. */
function judgeCounts(seen: VersionEvidence, options: VersionOptions): readonly Mark[] {
  return (options.instances ?? [null]).flatMap((instance) => {
    const check = seen.checks.find((one) => one.instance === instance);
    return judgeCount(check, options.samples, instance ?? options.path);
  });
}

function describePass({ checks, expected }: VersionEvidence): string {
  const count = checks.reduce((sum, check) => sum + countAnswers(check), 0);
  const { kind, value } = expected;
  const wanted = kind === 'text' ? value : `${kind} ${value}`;
  const of = checks.length === 1 ? '' : ` of ${checks.length} instances`;
  return `${count} of ${count} answers${of} are ${wanted}.`;
}
