import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import {
  type ChecksEvidence,
  checksEvidence,
  type SeenCheck,
  type SeenRun,
  type SeenStatus,
} from './evidence.ts';
import {
  type ChecksOptions,
  listRequired,
  listRequiredStatuses,
  type RequiredCheck,
  type RequiredStatus,
} from './options.ts';

export const evidence: EvidenceShape<ChecksEvidence> = { version: 1, schema: checksEvidence };

/** What says that the commit is at fault; everything else says nothing of it. */
const RED: readonly string[] = ['failure', 'timed_out', 'startup_failure'];

export const judge: Judge<ChecksOptions, ChecksEvidence> = (seen, options) => {
  const required = listRequired(options);
  const statuses = listRequiredStatuses(options);
  const marks = [
    ...judgeCommit(seen),
    ...required.flatMap((one) => judgeCheck(one, findCheck(seen, one))),
    ...statuses.flatMap((one) => judgeStatus(one, findStatus(seen, one))),
  ];
  const count = required.length + statuses.length;
  if (count === 0) marks.push(unknown('plan', 'somebody', 'no check is named'));
  const summary = `${count} of ${count} required checks are success on ${seen.commit.slice(0, 12)}.`;
  return concludeMarks(marks) ?? { outcome: 'pass', summary, findings: [] };
};

function findCheck({ checks }: ChecksEvidence, one: RequiredCheck): SeenCheck | undefined {
  return checks.find(
    ({ name, app, workflow }) => name === one.name && app === one.app && workflow === one.workflow,
  );
}

function findStatus({ statuses }: ChecksEvidence, one: RequiredStatus): SeenStatus | undefined {
  return statuses.find(
    ({ context, creator }) => context === one.context && creator === one.creator,
  );
}

function judgeCommit({ commit, foreign }: ChecksEvidence): readonly Mark[] {
  if (commit === '') {
    const finding = { where: 'commit', expected: 'a commit', seen: 'none: this is no repository' };
    return [{ outcome: 'inconclusive', reason: 'no-data', finding }];
  }
  if (foreign === 0) return [];
  const seen = `${foreign} of another commit`;
  const finding = { where: 'commit', expected: `check runs of ${commit.slice(0, 12)} only`, seen };
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding }];
}

/** Nothing was found that would speak against the commit, and nothing that would speak for it. */
function unknown(where: string, by: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected: `success by ${by}`, seen };
  return { outcome: 'inconclusive', reason: 'no-data', finding, remedy };
}

function describeOthers(others: readonly string[]): string {
  const named = others.map((one) => one || 'somebody unknown').join(', ');
  return others.length === 0 ? '' : `, only by ${named}`;
}

function judgeCheck(required: RequiredCheck, seen: SeenCheck | undefined): readonly Mark[] {
  const { name, workflow } = required;
  const by = workflow === undefined ? required.app : `${required.app} in ${workflow}`;
  const runs = (seen?.runs ?? []).filter(
    (run) => workflow === undefined || run.workflow === workflow,
  );
  const marks = runs.flatMap((run) => judgeRun(required, by, run));
  if (seen !== undefined && seen.omitted > 0) {
    const remedy =
      workflow === undefined
        ? 'Name its `workflow`, or give the job a name of its own.'
        : 'Give each of these jobs a name of its own.';
    const finding = { where: name, expected: `success by ${by}`, seen: 'too many of this name' };
    return [...marks, { outcome: 'inconclusive', reason: 'output-limit', finding, remedy }];
  }
  if (runs.length > 0) return marks;
  const isElsewhere = seen !== undefined && seen.runs.length > 0;
  const where = isElsewhere ? ', only in another workflow' : describeOthers(seen?.others ?? []);
  return [unknown(name, by, `none${where}`, MISSING)];
}

const MISSING =
  'Nothing is known of it on this commit: wait for it, start it, or correct its name in the plan.';
const WAIT = 'Wait until it has ended.';
const NOT_MEASURED = 'It measured nothing: run it on this commit.';

function judgeRun(required: RequiredCheck, by: string, run: SeenRun): readonly Mark[] {
  const { status, conclusion = 'nothing', url } = run;
  const at = url === undefined ? '' : ` (${url})`;
  if (status !== 'completed') {
    return [unknown(required.name, by, `${status}${at}`, WAIT)];
  }
  if (conclusion === 'success' || required.accept.includes(conclusion)) return [];
  const seen = `${conclusion}${at}`;
  if (!RED.includes(conclusion)) {
    return [unknown(required.name, by, seen, NOT_MEASURED)];
  }
  const finding = { where: required.name, expected: `success by ${by}`, seen };
  return [{ outcome: 'fail', reason: 'status', finding }];
}

function judgeStatus(required: RequiredStatus, seen: SeenStatus | undefined): readonly Mark[] {
  const { context, creator } = required;
  const state = seen?.state;
  if (state === 'success') return [];
  if (state === undefined) {
    return [unknown(context, creator, `none${describeOthers(seen?.others ?? [])}`, MISSING)];
  }
  const at = seen?.url === undefined ? '' : ` (${seen.url})`;
  if (state !== 'failure') {
    return [unknown(context, creator, `${state}${at}`, state === 'pending' ? WAIT : NOT_MEASURED)];
  }
  const finding = { where: context, expected: `success by ${creator}`, seen: `${state}${at}` };
  return [{ outcome: 'fail', reason: 'status', finding }];
}
