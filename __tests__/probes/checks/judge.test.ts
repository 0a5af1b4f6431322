import { describe, expect, it } from '@jest/globals';
import type { SeenRun } from '../../../src/probes/checks/evidence.ts';
import { CI, judgeChecks, makeCheck, makeRun } from './checks-evidence.ts';

const { conclusion: _, ...unfinished } = makeRun();

describe('the judge of checks', () => {
  it.each([
    ['success', 'pass'],
    ['failure', 'fail'],
    ['timed_out', 'fail'],
    ['startup_failure', 'fail'],
    ['neutral', 'inconclusive'],
    ['skipped', 'inconclusive'],
    ['cancelled', 'inconclusive'],
    ['action_required', 'inconclusive'],
    ['stale', 'inconclusive'],
    ['SUCCESS', 'inconclusive'],
    ['something_new', 'inconclusive'],
    ['', 'inconclusive'],
  ])('reads the conclusion %s as %s', async (conclusion, outcome) => {
    const result = await judgeChecks([makeCheck([makeRun({ conclusion })])]);
    expect(result.outcome).toBe(outcome);
    const reason = { pass: undefined, fail: 'status', inconclusive: 'no-data' }[outcome];
    expect(result.reason).toBe(reason);
    if (outcome !== 'pass') {
      expect(result.findings).toEqual([
        { where: 'test', expected: 'success by github-actions', seen: conclusion },
      ]);
    }
  });

  it.each(['queued', 'in_progress', 'waiting', 'requested', 'pending'])(
    'holds while it is %s, though a conclusion stands there',
    async (status) => {
      const result = await judgeChecks([makeCheck([makeRun({ status })])]);
      expect(result).toMatchObject({ outcome: 'inconclusive', findings: [{ seen: status }] });
    },
  );

  it('holds where it is completed without a conclusion, and where it is not in the evidence', async () => {
    expect(await judgeChecks([makeCheck([unfinished])])).toMatchObject({
      outcome: 'inconclusive',
      findings: [{ seen: 'nothing' }],
    });
    expect(await judgeChecks([])).toMatchObject({
      outcome: 'inconclusive',
      findings: [{ seen: 'none' }],
    });
    expect(await judgeChecks([makeCheck([makeRun()], { name: 'other' })])).toMatchObject({
      outcome: 'inconclusive',
    });
    expect(await judgeChecks([makeCheck([makeRun()], { app: 'other' })])).toMatchObject({
      outcome: 'inconclusive',
    });
  });

  it('needs every one, and names each that is not there', async () => {
    const required = { required: ['test', 'lint', 'e2e'] };
    const result = await judgeChecks([makeCheck([makeRun()])], required);
    expect(result.findings.map(({ where }) => where)).toEqual(['lint', 'e2e']);
  });

  it('is decided by the red one, and shows where it is', async () => {
    const url = 'https://github.com/acme/crm/actions/runs/7/job/9';
    const runs = [
      makeRun({ conclusion: 'skipped' }),
      makeRun({ id: 9, conclusion: 'failure', url }),
    ];
    const result = await judgeChecks([makeCheck(runs)]);
    expect(result).toMatchObject({
      outcome: 'fail',
      summary: `test: expected success by github-actions, seen failure (${url}).`,
    });
    expect(result.findings).toHaveLength(2);
  });

  it.each([
    [['neutral'], 'neutral', 'pass'],
    [['neutral'], 'skipped', 'inconclusive'],
    [['neutral', 'skipped'], 'skipped', 'pass'],
    [['neutral', 'skipped'], 'failure', 'fail'],
  ])('takes %j, and that alone: %s', async (accept, conclusion, outcome) => {
    const result = await judgeChecks([makeCheck([makeRun({ conclusion })])], {
      required: [{ name: 'test', accept }],
    });
    expect(result.outcome).toBe(outcome);
  });

  it('looks at the workflow that the plan names, and at no other', async () => {
    const required = { required: [{ name: 'test', workflow: CI }] };
    const red = makeRun({ id: 9, conclusion: 'failure', workflow: 'x.yml' });
    const green = makeRun({ workflow: CI });
    const both = makeCheck([green, red], { workflow: CI });
    expect((await judgeChecks([both], required)).outcome).toBe('pass');
    expect(await judgeChecks([makeCheck([red], { workflow: CI })], required)).toMatchObject({
      outcome: 'inconclusive',
      findings: [
        {
          expected: `success by github-actions in ${CI}`,
          seen: 'none, only in another workflow',
        },
      ],
    });
    expect((await judgeChecks([makeCheck([green])], required)).outcome).toBe('inconclusive');
  });

  it.each<[SeenRun[], string | undefined, string]>([
    [[makeRun()], undefined, 'Name its `workflow`, or give the job a name of its own.'],
    [[], CI, 'Give each of these jobs a name of its own.'],
    [[makeRun({ workflow: CI })], CI, 'Give each of these jobs a name of its own.'],
  ])('holds where not all of a name were looked at: %#', async (runs, workflow, remedy) => {
    const named = workflow === undefined ? {} : { workflow };
    const required = { required: [{ name: 'test', ...named }] };
    const by = workflow === undefined ? 'github-actions' : `github-actions in ${workflow}`;
    expect(await judgeChecks([makeCheck(runs, { omitted: 1, ...named })], required)).toEqual({
      outcome: 'inconclusive',
      reason: 'output-limit',
      summary: `test: expected success by ${by}, seen too many of this name.`,
      findings: [{ where: 'test', expected: `success by ${by}`, seen: 'too many of this name' }],
      remedy,
    });
  });

  it('is decided by the red one, though not all of its name were looked at', async () => {
    const seen = makeCheck([makeRun({ conclusion: 'failure' })], { omitted: 1 });
    const result = await judgeChecks([seen]);
    expect(result).toMatchObject({ outcome: 'fail', reason: 'status' });
    expect(result.findings).toHaveLength(2);
  });

  it('names who else wrote it', async () => {
    const result = await judgeChecks([makeCheck([], { others: ['evil', ''] })]);
    expect(result.findings[0]?.seen).toBe('none, only by evil, somebody unknown');
  });

  it('proves nothing without a commit, or with another’s checks', async () => {
    const none = await judgeChecks([makeCheck([makeRun()])], undefined, { commit: '' });
    expect(none).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const foreign = await judgeChecks([makeCheck([makeRun()])], undefined, { foreign: 2 });
    expect(foreign).toMatchObject({
      reason: 'control-failed',
      findings: [{ expected: 'check runs of 3f2a9c4e5b6d only', seen: '2 of another commit' }],
    });
  });

  const creator = 'github-actions[bot]';
  it.each([
    ['success', 'pass', undefined],
    ['failure', 'fail', 'failure (https://ci.example)'],
    ['pending', 'inconclusive', 'pending (https://ci.example)'],
    ['error', 'inconclusive', 'error (https://ci.example)'],
  ] as const)('reads the status %s as %s', async (state, outcome, seen) => {
    const statuses = [{ context: 'ci', creator, state, url: 'https://ci.example', others: [] }];
    const result = await judgeChecks([], { statuses: ['ci'] }, { statuses });
    expect([result.outcome, result.findings[0]?.seen]).toEqual([outcome, seen]);
  });

  it('holds without a status, and with one of somebody else', async () => {
    const ask = { statuses: ['ci'] };
    expect((await judgeChecks([], ask)).findings[0]?.seen).toBe('none');
    const state = 'success' as const;
    const statuses = [{ context: 'ci', creator: 'ana', state, others: [] }];
    expect((await judgeChecks([], ask, { statuses })).outcome).toBe('inconclusive');
  });
});
