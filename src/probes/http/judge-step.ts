import type { ReasonCode } from '../../domain/reason.ts';
import type { Finding } from '../../domain/report.ts';
import { matchHeaders } from '../../expect/headers.ts';
import { matchKeptJson } from '../../expect/kept-json.ts';
import { matchText } from '../../expect/text.ts';
import type { Answer, StepEvidence } from './evidence.ts';
import { judgeBody } from './judge-body.ts';
import type { StepExpectation, StepOptions } from './request-schema.ts';
import { isStatus, statusesOf } from './steps.ts';
import { type Captures, fillJson, fillTexts } from './template.ts';

/** A violated criterion and the reason code that it stands for. */
export interface Fail {
  readonly reason: ReasonCode;
  readonly finding: Finding;
}

/** What became of one step. */
export interface StepJudgement {
  readonly fails: readonly Fail[];
  /** Criteria that evidence is too short to decide. */
  readonly undecided: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** There was no answer, or one that says nothing about the service. */
  readonly error?: Fail & { readonly remedy?: string | undefined };
}

const NOTHING: StepJudgement = { fails: [], undecided: [], warnings: [] };

/** Judges one step by itself. `shown` are the captured values that its criteria may name. */
export async function judgeStep(
  seen: StepEvidence,
  step: StepOptions,
  shown: Captures,
  where: string,
): Promise<StepJudgement> {
  const expect = fillExpectation(step.expect ?? {}, shown);
  if (seen.failure !== undefined) return judgeFailure(seen.failure, expect, where);
  const fails: Fail[] = [];
  if (seen.problem !== undefined) {
    const { where: at, ...problem } = seen.problem;
    const here = at === undefined ? where : `${where}: ${at}`;
    fails.push({ reason: 'assertion', finding: { ...problem, where: here } });
  }
  if (seen.answer === undefined) {
    if (fails.length > 0) return { ...NOTHING, fails };
    return judgeNothing(where);
  }
  const judged = await judgeAnswer(seen, seen.answer, expect, where);
  // An answer that says nothing about the service lacks what was to be taken from it, of course.
  if (judged.error !== undefined) return judged;
  return { ...judged, fails: [...judged.fails, ...fails] };
}

/** Criteria of the JSON keep the type of what they name; all others are about text. */
function fillExpectation({ json, ...rest }: StepExpectation, shown: Captures): StepExpectation {
  const filled = fillTexts(rest, shown);
  return json === undefined ? filled : { ...filled, json: fillJson(json, shown) };
}

function judgeNothing(where: string): StepJudgement {
  const finding = { expected: 'an answer', seen: 'none in the evidence', where };
  return { ...NOTHING, error: { reason: 'no-data', finding } };
}

function judgeFailure(
  failure: NonNullable<StepEvidence['failure']>,
  expect: StepExpectation,
  where: string,
): StepJudgement {
  const { reason, message, remedy, afterMs } = failure;
  // The connection stood, so the silence is the service's own, and the plan says how long is too
  // long.
  if (reason === 'timeout' && expect.maxMs !== undefined && afterMs >= expect.maxMs) {
    const finding = { expected: `an answer within ${expect.maxMs} ms`, seen: message, where };
    return { ...NOTHING, fails: [{ reason: 'expected-timeout', finding }] };
  }
  const finding = { expected: 'an answer', seen: message, where };
  return { ...NOTHING, error: { reason, finding, remedy } };
}

async function judgeAnswer(
  seen: StepEvidence,
  answer: Answer,
  expect: StepExpectation,
  where: string,
): Promise<StepJudgement> {
  const statuses = statusesOf(expect);
  if (!isStatus(answer.status, statuses)) return judgeStatus(answer, statuses, where);
  const undecided: Finding[] = [];
  const findings = await matchUrl(seen.finalUrl, expect, where);
  if (expect.headers !== undefined) {
    const broken = await matchHeaders(answer.headers, expect.headers, where);
    if (!answer.headersCut) findings.push(...broken);
    else undecided.push({ expected: 'headers that fit in', seen: 'they were cut', where });
  }
  for (const match of await matchContent(answer, expect, where)) {
    findings.push(...match.findings);
    undecided.push(...match.undecided);
  }
  const fails = findings.map((finding): Fail => ({ reason: 'assertion', finding }));
  const { maxMs, warnMs } = expect;
  const late = judgeTime(answer.totalMs, maxMs, where);
  if (late !== undefined) fails.push({ reason: 'expected-timeout', finding: late });
  const slow = judgeTime(answer.totalMs, warnMs, where);
  const warnings: Finding[] = slow === undefined ? [] : [{ ...slow, limit: 'warn' }];
  return { fails, undecided, warnings };
}

function judgeStatus(
  answer: Answer,
  statuses: readonly (number | string)[],
  where: string,
): StepJudgement {
  const wait = answer.headers.find(([name]) => name === 'retry-after')?.[1];
  const to = answer.headers.find(([name]) => name === 'location')?.[1];
  const glance = answer.body.text.trim().slice(0, 150).toWellFormed();
  const seen = [
    `status ${answer.status}`,
    ...(to === undefined ? [] : [`to ${to.slice(0, 200)}`]),
    ...(wait === undefined ? [] : [`retry after ${wait.slice(0, 40)}`]),
    ...(glance === '' ? [] : [JSON.stringify(glance)]),
  ].join(', ');
  const finding = { expected: `status ${statuses.join(' or ')}`, seen, where };
  // A limit on how often we ask says nothing about how the service is.
  if (answer.status !== 429) return { ...NOTHING, fails: [{ reason: 'status', finding }] };
  const remedy = `Ask less often, or from an address that is not limited${wait === undefined ? '' : ` (Retry-After: ${wait.slice(0, 40)})`}.`;
  return { ...NOTHING, error: { reason: 'rate-limited', finding, remedy } };
}

async function matchUrl(url: string, expect: StepExpectation, where: string): Promise<Finding[]> {
  const { finalUrl } = expect;
  const here = `${where} final URL`;
  if (finalUrl === undefined) return [];
  if (typeof finalUrl !== 'string') return matchText(url, finalUrl, here);
  if (!URL.canParse(url)) return [{ expected: finalUrl, seen: url, where: here }];
  const { pathname, search } = new URL(url);
  const seen = finalUrl.startsWith('/') ? `${pathname}${search}` : url;
  return seen === finalUrl ? [] : [{ expected: finalUrl, seen, where: here }];
}

async function matchContent(answer: Answer, expect: StepExpectation, where: string) {
  const matches = [];
  const here = `${where} body`;
  if (expect.body !== undefined) matches.push(await judgeBody(answer.body, expect.body, where));
  if (expect.json !== undefined) {
    matches.push(
      answer.json === undefined
        ? cutOff('JSON', here)
        : await matchKeptJson(answer.json, expect.json, here),
    );
  }
  if (expect.schema !== undefined) {
    const findings = answer.schema?.map((finding) => {
      return { ...finding, where: `${where} ${finding.where ?? 'body'}` };
    });
    matches.push(findings === undefined ? cutOff('JSON', here) : { findings, undecided: [] });
  }
  return matches;
}

function cutOff(what: string, where: string) {
  const undecided = [{ expected: `a whole ${what} body`, seen: 'the body was cut', where }];
  return { findings: [], undecided };
}

function judgeTime(totalMs: number, limitMs: number | undefined, where: string) {
  if (limitMs === undefined || totalMs <= limitMs) return undefined;
  return { expected: `an answer within ${limitMs} ms`, seen: `${totalMs} ms`, where };
}
