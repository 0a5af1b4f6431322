import { describe, expect, it } from '@jest/globals';
import { type Report, reportSchema } from '../../src/domain/report.ts';
import { acceptReport, type ExpectedReport } from '../../src/gate/earlier-report.ts';
import { makeItem, makeReport, subject } from './examples.ts';

const digest = 'd'.repeat(64);
const expected: ExpectedReport = {
  subject,
  workflowRunId: '77',
  phases: ['pre-deployment'],
  digests: ['e'.repeat(64), digest],
  workflow: 'deploy',
};
const items = [makeItem()];
const report = makeReport(items);
const about = (change: Partial<Report['subject']>) =>
  makeReport(items, {}, { subject: { ...subject, ...change } });

function explain(seen: Report, change: Partial<ExpectedReport> = {}, hash = digest) {
  const answer = acceptReport(seen, hash, { ...expected, ...change });
  return answer.accepted ? 'accepted' : answer.why;
}

describe('acceptReport', () => {
  it('the example is a report', () => {
    expect(reportSchema.safeParse(report).error).toBeUndefined();
  });

  it.each<[string, Report, Partial<ExpectedReport>]>([
    ['everything as expected', report, {}],
    ['no name of the workflow to compare', report, { workflow: undefined }],
    ['more phases than asked', makeReport(items, { phases: ['pre-deployment', 'approval'] }), {}],
    ['an image that only the report knows', about({ image: 'sha256:1' }), {}],
    ['an image that only this run knows', report, { subject: { ...subject, image: 'sha256:1' } }],
    ['a tree that only the report knows', about({ tree: 'f'.repeat(40) }), {}],
    [
      'the same image',
      about({ image: 'sha256:1' }),
      { subject: { ...subject, image: 'sha256:1' } },
    ],
    ['a report of NO-GO', makeReport([makeItem({ outcome: 'fail' })]), {}],
    ['an earlier attempt of the run', makeReport(items, { attempt: 9 }), {}],
  ])('accepts %s', (_, seen, change) => {
    expect(explain(seen, change)).toBe('accepted');
  });

  const endedMs = Date.parse(report.run.finishedAt);
  it.each([
    [0, 'accepted'],
    [24 * 3_600_000, 'accepted'],
    [24 * 3_600_000 + 1, expect.stringContaining('more than 24 hours ago')],
    [30 * 24 * 3_600_000, expect.stringContaining('run its job again')],
    [Number.NaN, expect.stringContaining('more than 24 hours ago')],
  ])('of %d ms ago: %s', (ageMs, expectedAnswer) => {
    expect(explain(report, { nowMs: endedMs + ageMs })).toEqual(expectedAnswer);
  });

  const unnamed = 'No job that this one needs names the digest of the report.';
  it.each<[string, string, string[]]>([
    ['another digest', 'f'.repeat(64), [digest]],
    ['no digests', digest, []],
    ['an output that is empty', digest, ['']],
    ['an empty digest', '', ['']],
    ['the start of a digest', digest, [digest.slice(0, 12)]],
  ])('refuses %s', (_, hash, digests) => {
    expect(explain(report, { digests }, hash)).toBe(unnamed);
  });

  const image = { subject: { ...subject, image: 'sha256:1' } };
  const tree = { subject: { ...subject, tree: '1' } };
  it.each<[Report, Partial<ExpectedReport>, string]>([
    [about({ repository: 'evil/crm' }), {}, 'repository: expected acme/crm, seen evil/crm.'],
    [about({ commit: 'c' }), {}, `commit: expected ${subject.commit}, seen c.`],
    [about({ commit: '' }), {}, `commit: expected ${subject.commit}, seen .`],
    [about({ environment: 'staging' }), {}, 'environment: expected production, seen staging.'],
    [about({ planDigest: '0' }), {}, `plan digest: expected ${subject.planDigest}, seen 0.`],
    [about({ image: 'sha256:2' }), image, 'image: expected sha256:1, seen sha256:2.'],
    [about({ tree: '2' }), tree, 'tree: expected 1, seen 2.'],
  ])('refuses another subject (%#)', (seen, change, why) => {
    expect(explain(seen, change)).toBe(`The report is about another ${why}`);
  });

  it('no commit is not the same commit', () => {
    const nowhere = { subject: { ...subject, commit: '' } };
    expect(explain(about({ commit: '' }), nowhere)).toBe(
      'This run has no commit that a report could be about.',
    );
  });

  const otherRun = 'The report is of another workflow run: expected';
  const { workflow: _, ...noWorkflow } = report.run;
  it.each<[string, Report, Partial<ExpectedReport>, string]>([
    ['another run', makeReport(items, { runId: '78' }), {}, `${otherRun} 77, seen 78.`],
    [
      'runs without an id',
      makeReport(items, { runId: '' }),
      { workflowRunId: '' },
      `${otherRun} , seen .`,
    ],
    [
      'another workflow',
      makeReport(items, { workflow: 'evil' }),
      {},
      'The report is of another workflow: expected deploy, seen evil.',
    ],
    [
      'an unknown workflow',
      { ...report, run: noWorkflow },
      {},
      'The report is of another workflow: expected deploy, seen none.',
    ],
    ['another phase', report, { phases: ['approval'] }, 'The report did not run approval.'],
    [
      'one phase of two',
      report,
      { phases: ['pre-deployment', 'approval'] },
      'The report did not run approval.',
    ],
    ['no phase', report, { phases: [] }, 'No phase is asked of the report.'],
    [
      'a cancelled run',
      makeReport(items, { cancelled: true }),
      {},
      'The run of the report was cancelled.',
    ],
    ['no verdict', makeReport(items, {}, { verdict: null }), {}, 'The report has no verdict.'],
    ['a dry run', makeReport(items, { dryRun: true }), {}, 'The report is of a dry run.'],
    ['a verdict of a dry run', withReason('dry-run'), {}, 'The report is of a dry run.'],
    [
      'a selection',
      makeReport(items, { only: ['login'] }),
      {},
      'The report is of a partial run: only a part of the plan was selected.',
    ],
    [
      'a verdict of a part',
      withReason('partial'),
      {},
      'The report is of a partial run: only a part of the plan was selected.',
    ],
    [
      'two results for one item',
      makeReport([makeItem(), makeItem({ outcome: 'fail' })]),
      {},
      'The report has two results for one item.',
    ],
    [
      'results of a phase that it did not run',
      makeReport([makeItem({ phase: 'approval' })]),
      {},
      'The report has a result of approval, which it did not run.',
    ],
  ])('refuses %s', (_, seen, change, why) => {
    expect(explain(seen, change)).toBe(why);
  });
});

function withReason(reason: 'partial' | 'dry-run'): Report {
  const { verdict } = report;
  if (verdict === null) throw new Error('The example has a verdict.');
  return { ...report, verdict: { ...verdict, reason } };
}
