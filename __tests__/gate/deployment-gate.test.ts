import { describe, expect, it } from '@jest/globals';
import { OUTCOMES, type Outcome } from '../../src/domain/outcome.ts';
import type { Report } from '../../src/domain/report.ts';
import { type DeploymentGateInput, decideDeploymentGate } from '../../src/gate/deployment-gate.ts';
import type { GateItem } from '../../src/gate/verdict.ts';
import { makeItem, makeReport, subject } from './examples.ts';

const digest = 'd'.repeat(64);
const expected = { subject, workflowRunId: '77', digests: [digest], workflow: 'deploy' };
const test = makeItem({ id: 'test' });
const signOff = makeItem({ id: 'sign-off', phase: 'approval' });
const both = [test, signOff];

/** All in one run, or all in reports of earlier jobs. */
function makeInput(change: Partial<DeploymentGateInput> = {}): DeploymentGateInput {
  return {
    planned: both,
    phases: ['pre-deployment', 'approval', 'deployment'],
    items: both,
    isApplicable: true,
    reports: [],
    expected,
    ...change,
  };
}

function fromReports(...reports: readonly Report[]): DeploymentGateInput {
  const given = reports.map((report) => ({ report, digest }));
  return makeInput({ phases: ['deployment'], items: [], reports: given });
}

const preReport = (...items: readonly GateItem[]) => makeReport(items);
const approvalReport = (...items: readonly GateItem[]) =>
  makeReport(items, { phases: ['approval'] });

function explain(input: DeploymentGateInput): string {
  const gate = decideDeploymentGate(input);
  return gate.open ? 'open' : gate.why;
}

describe('decideDeploymentGate', () => {
  it.each<[string, DeploymentGateInput]>([
    ['one run', makeInput()],
    ['one report for each phase', fromReports(preReport(test), approvalReport(signOff))],
    [
      'one report for both phases',
      fromReports(makeReport(both, { phases: ['pre-deployment', 'approval'] })),
    ],
    [
      'a report beside this run',
      makeInput({
        phases: ['approval', 'deployment'],
        items: [signOff],
        reports: [{ report: preReport(test), digest }],
      }),
    ],
    ['a plan without approvals', { ...fromReports(preReport(test)), planned: [test] }],
    [
      'a plan without anything before the sign-off',
      { ...fromReports(approvalReport(signOff)), planned: [signOff] },
    ],
    [
      'sign-offs that this environment skips',
      makeInput({ items: [test, { ...signOff, outcome: 'skip', reason: 'condition' }] }),
    ],
    [
      'tests that this environment skips',
      makeInput({ items: [{ ...test, outcome: 'skip' }, signOff] }),
    ],
    [
      'an advisory failure',
      makeInput({
        planned: [...both, { id: 'slow', phase: 'pre-deployment' }],
        items: [...both, makeItem({ id: 'slow', outcome: 'fail', blocking: false })],
      }),
    ],
    [
      'items of the deployment that failed',
      makeInput({
        items: [...both, makeItem({ id: 'deploy', phase: 'deployment', outcome: 'fail' })],
      }),
    ],
    ['nothing that applies', makeInput({ isApplicable: false, items: [] })],
  ])('%s: open', (_, input) => {
    expect(explain(input)).toBe('open');
  });

  it.each<[Outcome, string]>([
    ['pending', 'approval is HOLD: "Text of sign-off" waits for a person.'],
    ['inconclusive', 'approval is HOLD: "Text of sign-off" is inconclusive.'],
    ['error', 'approval is HOLD: "Text of sign-off" could not be measured.'],
    ['fail', 'approval is NO-GO: "Text of sign-off" failed.'],
  ])('%s in one phase: closed, in one run and over reports', (outcome, why) => {
    const item = { ...signOff, outcome };
    expect(explain(makeInput({ items: [test, item] }))).toBe(why);
    expect(explain(fromReports(preReport(test), approvalReport(item)))).toBe(why);
  });

  it('says what closes each phase', () => {
    const items = [
      { ...test, outcome: 'fail' as const },
      { ...signOff, outcome: 'pending' as const },
    ];
    expect(explain(makeInput({ items }))).toBe(
      'pre-deployment is NO-GO: "Text of test" failed. ' +
        'approval is HOLD: "Text of sign-off" waits for a person.',
    );
  });

  it('does not read the verdict that a report claims', () => {
    const failed = preReport({ ...test, outcome: 'fail' });
    const { verdict } = failed;
    if (verdict === null) throw new Error('The example has a verdict.');
    const lie: Report = { ...failed, verdict: { ...verdict, verdict: 'GO', reason: 'passed' } };
    expect(explain(fromReports(lie, approvalReport(signOff)))).toBe(
      'pre-deployment is NO-GO: "Text of test" failed.',
    );
  });

  const unproved = 'No blocking item of pre-deployment or approval passed, so nothing is proved.';
  it.each<[string, DeploymentGateInput]>([
    ['an empty plan', makeInput({ planned: [], items: [] })],
    ['an empty plan without reports', { ...fromReports(), planned: [] }],
    [
      'everything skipped',
      makeInput({ items: both.map((item) => ({ ...item, outcome: 'skip' as const })) }),
    ],
    [
      'everything waived or with a warning',
      makeInput({
        items: [
          { ...test, outcome: 'waived' },
          { ...signOff, outcome: 'warn' },
        ],
      }),
    ],
    [
      'only advisory passes',
      makeInput({ items: both.map((item) => ({ ...item, blocking: false })) }),
    ],
    [
      'reports in which everything was skipped',
      fromReports(
        preReport({ ...test, outcome: 'skip' }),
        approvalReport({ ...signOff, outcome: 'skip' }),
      ),
    ],
  ])('%s proves nothing', (_, input) => {
    expect(explain(input)).toBe(unproved);
  });

  it('a planned item without a result closes it', () => {
    expect(explain(makeInput({ items: [test] }))).toBe('approval has no result of "sign-off".');
    expect(explain(fromReports(preReport(), approvalReport(signOff)))).toBe(
      'pre-deployment has no result of "test".',
    );
    const many = ['a', 'b', 'c', 'd'].map((id) => ({ id, phase: 'approval' as const }));
    expect(explain(makeInput({ planned: many }))).toBe(
      'approval has no result of "a", "b", "c" and 1 more.',
    );
  });

  it('a result in another phase is no result', () => {
    const moved = { ...signOff, phase: 'pre-deployment' as const };
    expect(explain(makeInput({ items: [test, moved] }))).toBe(
      'approval has no result of "sign-off".',
    );
  });

  it('two results for one item close it', () => {
    expect(explain(makeInput({ items: [...both, { ...test, outcome: 'fail' }] }))).toBe(
      'pre-deployment has two results for one item.',
    );
  });

  it('says that no report was given, or why the first one does not count', () => {
    const unproved = 'is not proved for this subject.';
    const nothing = 'It is not part of this run, and no report of it was given.';
    expect(explain(fromReports())).toBe(
      `pre-deployment ${unproved} ${nothing} approval ${unproved} ${nothing}`,
    );
    const other = makeReport([test], { runId: '1' });
    expect(explain(fromReports(approvalReport(signOff), other))).toBe(
      `pre-deployment ${unproved} The report is of another workflow run: expected 77, seen 1.`,
    );
  });

  it('reports that do not count are passed over', () => {
    const strange = makeReport([{ ...test, outcome: 'fail' }], { runId: '1' });
    expect(explain(fromReports(strange, preReport(test), approvalReport(signOff)))).toBe('open');
  });

  it('of two reports that count, both must agree', () => {
    const bad = preReport({ ...test, outcome: 'error' });
    const why = 'pre-deployment is HOLD: "Text of test" could not be measured.';
    for (const reports of [
      [bad, preReport(test)],
      [preReport(test), bad],
    ]) {
      expect(explain(fromReports(...reports, approvalReport(signOff)))).toBe(why);
    }
    const skipped = preReport({ ...test, outcome: 'skip' });
    const waived = approvalReport({ ...signOff, outcome: 'waived' });
    expect(explain(fromReports(skipped, preReport(test), waived))).toBe(unproved);
    expect(explain(fromReports(preReport(test), skipped, waived))).toBe(unproved);
  });

  it('this run counts before a report', () => {
    const reports = [{ report: preReport(test), digest }];
    expect(explain(makeInput({ items: [{ ...test, outcome: 'fail' }, signOff], reports }))).toBe(
      'pre-deployment is NO-GO: "Text of test" failed.',
    );
  });

  it('an empty phase of the plan still listens to a report that has items of it', () => {
    const input = fromReports(preReport(test), approvalReport({ ...signOff, outcome: 'fail' }));
    expect(explain({ ...input, planned: [test] })).toBe(
      'approval is NO-GO: "Text of sign-off" failed.',
    );
  });

  it('what does not apply is open only if nothing was run', () => {
    const failed = { ...test, outcome: 'fail' as const };
    const isApplicable = false;
    expect(explain(makeInput({ isApplicable, items: [failed, signOff] }))).toContain('NO-GO');
    const input = fromReports(preReport(failed), approvalReport(signOff));
    expect(explain({ ...input, isApplicable })).toContain('NO-GO');
    expect(explain({ ...fromReports(preReport()), isApplicable })).toBe('open');
    expect(explain({ ...fromReports(), isApplicable: true })).toContain('not proved');
  });

  it.each(OUTCOMES.flatMap((first) => OUTCOMES.map((second) => [first, second] as const)))(
    '%s and %s: open only if something is proved and nothing stands in the way',
    (first, second) => {
      const isFine = (one: Outcome) => ['pass', 'skip', 'waived', 'warn'].includes(one);
      const pre = { ...test, outcome: first };
      const approval = { ...signOff, outcome: second };
      const isProved = first === 'pass' || second === 'pass';
      const isOpen = isFine(first) && isFine(second) && isProved;
      expect(decideDeploymentGate(makeInput({ items: [pre, approval] })).open).toBe(isOpen);
      const reports = fromReports(preReport(pre), approvalReport(approval));
      expect(decideDeploymentGate(reports).open).toBe(isOpen);
    },
  );
});
