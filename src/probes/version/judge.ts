import type { ReasonCode } from '../../domain/reason.ts';
import type { Finding, Judgement } from '../../domain/report.ts';
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

interface Mark {
  readonly outcome: 'fail' | 'error' | 'inconclusive';
  readonly reason: ReasonCode;
  readonly finding: Finding;
  readonly remedy?: string | undefined;
}

/** Worst first: what decides if several things are wrong. */
const RANKS = ['fail', 'error', 'inconclusive'] as const;

export const judge: Judge<VersionOptions, VersionEvidence> = (seen, options) => {
  const marks = [
    ...seen.checks.flatMap((check) => judgeCheck(check, seen.expected)),
    ...judgeCounts(seen, options),
    ...judgeDistinct(seen, options),
  ];
  return conclude(marks, seen);
};

function judgeCheck(check: VersionCheck, expected: ExpectedVersion): readonly Mark[] {
  const total = countOf(check);
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
  return (options.instances ?? [null]).flatMap((instance): readonly Mark[] => {
    const check = seen.checks.find((one) => one.instance === instance);
    const count = check === undefined ? 0 : countOf(check);
    const omitted = check?.omitted ?? 0;
    if (omitted > 0) {
      const seen = `${omitted} answers that differ too often to be kept`;
      const finding = {
        expected: 'answers like each other',
        seen,
        where: instance ?? options.path,
      };
      return [{ outcome: 'inconclusive', reason: 'output-limit', finding }];
    }
    const isBroken = check?.samples.some((one) => one.failure !== undefined) ?? false;
    // Sampling ends at the first request without an answer, which is a mark of its own.
    if (count >= options.samples || isBroken) return [];
    const where = instance ?? options.path;
    const finding = { expected: `${options.samples} samples`, seen: `${count}`, where };
    return [{ outcome: 'inconclusive', reason: 'insufficient-samples', finding }];
  });
}

function judgeDistinct(seen: VersionEvidence, options: VersionOptions): readonly Mark[] {
  const { distinct } = options;
  if (distinct === undefined) return [];
  const names = new Set(seen.distinct ?? []);
  if (names.size >= distinct.count) return [];
  const list = names.size === 0 ? 'none' : `${names.size}: ${[...names].slice(0, 10).join(', ')}`;
  const where = `distinct ${distinct.json ?? distinct.header}`;
  const finding = { expected: `answers of ${distinct.count} instances`, seen: list, where };
  const remedy = 'Take more samples, or name the instances.';
  return [{ outcome: 'inconclusive', reason: 'insufficient-samples', finding, remedy }];
}

function conclude(marks: readonly Mark[], seen: VersionEvidence): Judgement {
  const outcome = RANKS.find((rank) => marks.some((mark) => mark.outcome === rank));
  const first = marks.find((mark) => mark.outcome === outcome);
  const count = seen.checks.reduce((sum, check) => sum + countOf(check), 0);
  const { kind, value } = seen.expected;
  const wanted = kind === 'text' ? value : `${kind} ${value}`;
  if (outcome === undefined || first === undefined) {
    const of = seen.checks.length === 1 ? '' : ` of ${seen.checks.length} instances`;
    return {
      outcome: 'pass',
      summary: `${count} of ${count} answers${of} are ${wanted}.`,
      findings: [],
    };
  }
  const { reason, finding, remedy } = first;
  const summary = `${finding.where}: expected ${finding.expected}, seen ${finding.seen}.`;
  return {
    outcome,
    reason,
    summary: summary.slice(0, 400).toWellFormed(),
    findings: marks.map((mark) => mark.finding),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

function countOf(check: VersionCheck): number {
  return check.samples.reduce((sum, one) => sum + one.count, 0);
}
