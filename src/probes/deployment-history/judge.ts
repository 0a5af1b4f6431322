import { parseDuration } from '../../domain/duration.ts';
import type { Judgement } from '../../domain/report.ts';
import { concludeMarks, hold, type Mark } from '../../expect/mark.ts';
import { findImageDigest } from '../../gate/releases/image-digest.ts';
import { readStanding } from '../../gate/releases/read-standing.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import {
  type DeploymentCandidate,
  type DeploymentHistoryEvidence,
  deploymentHistoryEvidence,
} from './evidence.ts';
import { findFlaw } from './find-flaw.ts';
import type { DeploymentHistoryOptions } from './options.ts';

export const evidence: EvidenceShape<DeploymentHistoryEvidence> = {
  version: 1,
  schema: deploymentHistoryEvidence,
};

export const judge: Judge<DeploymentHistoryOptions, DeploymentHistoryEvidence> = (
  seen,
  options,
) => {
  const { commit, environment } = seen;
  const flaws = seen.candidates.map((one) => findFlaw(one, seen));
  const decisive = seen.candidates[flaws.indexOf(undefined)];
  const marks = [
    ...judgeList(seen),
    ...(decisive === undefined ? explainNone(seen, flaws) : judgeOne(decisive, seen, options)),
  ];
  const failed = concludeMarks(marks);
  if (failed !== undefined) return failed;
  const what = seen.image === undefined ? 'commit' : 'commit and image';
  const summary = `The same ${what}, ${commit.slice(0, 12)}, was verified in ${environment} by deployment ${decisive?.deployment}.`;
  return { outcome: 'pass', summary, findings: [] } satisfies Judgement;
};

function fail(where: string, expected: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected, seen };
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}

function judgeList({ foreign, commit }: DeploymentHistoryEvidence): readonly Mark[] {
  if (foreign === 0) return [];
  const finding = {
    where: 'deployments',
    expected: `those of ${commit.slice(0, 12)} only`,
    seen: `${foreign} of another commit`,
  };
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding }];
}

/** Nothing counts: each that could have counted says why it does not. */
function explainNone(
  seen: DeploymentHistoryEvidence,
  flaws: readonly (string | undefined)[],
): readonly Mark[] {
  const expected = `a deployment of ${seen.commit.slice(0, 12)} by ${seen.workflow}`;
  if (!seen.isWhole) {
    return [
      hold('no-data', seen.environment, expected, 'too many deployments to look at them all'),
    ];
  }
  const reasons = [
    ...seen.candidates.map(({ deployment }, index) => `deployment ${deployment} ${flaws[index]}`),
    ...seen.ignored.map(({ deployment, flaw }) => `deployment ${deployment} ${flaw}`),
  ];
  if (reasons.length === 0) return [fail(seen.environment, expected, 'none')];
  return reasons.map((reason) => fail(seen.environment, expected, reason));
}

function judgeOne(
  one: DeploymentCandidate,
  seen: DeploymentHistoryEvidence,
  options: DeploymentHistoryOptions,
): readonly Mark[] {
  return [
    ...judgeStatuses(one, seen, options),
    ...judgeImage(one, seen, options),
    ...judgePlan(one, seen, options),
  ];
}

function judgeStatuses(
  one: DeploymentCandidate,
  seen: DeploymentHistoryEvidence,
  options: DeploymentHistoryOptions,
): readonly Mark[] {
  const where = `deployment ${one.deployment}`;
  const { word, retiredAt, objection } = readStanding(one.statuses, options.creator);
  const expected = `success by ${options.creator}`;
  if (word === undefined) {
    return [
      hold(
        'no-data',
        where,
        expected,
        one.isCut ? 'too many statuses of others' : 'no status of it',
      ),
    ];
  }
  if (objection !== undefined) {
    return [fail(where, expected, `${objection.state} by ${objection.creator} since`)];
  }
  if (word.state === 'failure') return [fail(where, expected, 'failure')];
  if (word.state !== 'success') {
    return [hold('no-data', where, expected, word.state, 'Wait until it is verified there.')];
  }
  return judgeTimes(where, word.createdAt, retiredAt, seen.now, options);
}

function judgeTimes(
  where: string,
  verifiedAt: string,
  retiredAt: string | undefined,
  now: string,
  options: DeploymentHistoryOptions,
): readonly Mark[] {
  const ageMs = Date.parse(now) - Date.parse(verifiedAt);
  const stoodMs = Date.parse(retiredAt ?? now) - Date.parse(verifiedAt);
  const marks: Mark[] = [];
  if (!(ageMs <= parseDuration(options.maxAge))) {
    const finding = { where, expected: `verified within ${options.maxAge}`, seen: verifiedAt };
    marks.push({ outcome: 'fail', reason: 'threshold', finding });
  }
  if (stoodMs >= parseDuration(options.soak)) return marks;
  const finding = { where, expected: `to stand for ${options.soak}` };
  if (retiredAt !== undefined) {
    const replaced = { ...finding, seen: `replaced after ${showMinutes(stoodMs)}` };
    return [...marks, { outcome: 'fail', reason: 'threshold', finding: replaced }];
  }
  const young = { ...finding, seen: `verified ${showMinutes(ageMs)} ago` };
  const remedy = 'Wait, and run it again.';
  return [
    ...marks,
    { outcome: 'inconclusive', reason: 'insufficient-samples', finding: young, remedy },
  ];
}

function showMinutes(ms: number): string {
  return `${Math.floor(ms / 60_000)}m`;
}

function judgeImage(
  one: DeploymentCandidate,
  { image }: DeploymentHistoryEvidence,
  options: DeploymentHistoryOptions,
): readonly Mark[] {
  const where = `deployment ${one.deployment}`;
  if (image === undefined) {
    if (options.image === 'known') return [];
    return [
      hold('no-data', where, 'an image to compare', 'none', 'Give the run its `image`, by digest.'),
    ];
  }
  const digest = findImageDigest(image);
  if (digest === undefined) {
    const remedy = 'Give the image by its digest, name@sha256:…: a tag is only a name.';
    return [hold('no-data', where, 'an image by its digest', image, remedy)];
  }
  const other = findImageDigest(one.image ?? '');
  if (other === undefined) return [hold('no-data', where, digest, 'a deployment without an image')];
  if (other === digest) return [];
  return [fail(where, digest, other, 'Promote the image that was tried instead of a new build.')];
}

function judgePlan(
  one: DeploymentCandidate,
  { planDigest }: DeploymentHistoryEvidence,
  { samePlan }: DeploymentHistoryOptions,
): readonly Mark[] {
  if (!samePlan || one.planDigest === planDigest) return [];
  const where = `deployment ${one.deployment}`;
  const [expected, seen] = [planDigest.slice(0, 12), one.planDigest.slice(0, 12)];
  return [fail(where, `the plan ${expected}`, `the plan ${seen}`)];
}
