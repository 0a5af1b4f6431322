import { describe, expect, it } from '@jest/globals';
import type { ChecksEvidence, SeenCheck, SeenRun } from '../../../src/probes/checks/evidence.ts';
import { judge } from '../../../src/probes/checks/judge.ts';
import { type ChecksOptions, declaration } from '../../../src/probes/checks/options.ts';

const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const ci = '.github/workflows/ci.yml';

const run = (rest: Partial<SeenRun> = {}): SeenRun => ({
  id: 11,
  runId: '7',
  status: 'completed',
  conclusion: 'success',
  ...rest,
});

const check = (runs: SeenRun[], rest: Partial<SeenCheck> = {}): SeenCheck => ({
  name: 'test',
  app: 'github-actions',
  runs,
  replaced: 0,
  omitted: 0,
  others: [],
  ...rest,
});

async function judged(
  checks: SeenCheck[],
  options: object = { required: ['test'] },
  rest: Partial<ChecksEvidence> = {},
) {
  const given = declaration.options.parse(options) as ChecksOptions;
  return judge({ commit, foreign: 0, checks, statuses: [], ...rest }, given);
}

const { conclusion: _, ...unfinished } = run();

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
    const result = await judged([check([run({ conclusion })])]);
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
      const result = await judged([check([run({ status })])]);
      expect(result).toMatchObject({ outcome: 'inconclusive', findings: [{ seen: status }] });
    },
  );

  it('holds where it is completed without a conclusion, and where it is not in the evidence', async () => {
    expect(await judged([check([unfinished])])).toMatchObject({
      outcome: 'inconclusive',
      findings: [{ seen: 'nothing' }],
    });
    expect(await judged([])).toMatchObject({
      outcome: 'inconclusive',
      findings: [{ seen: 'none' }],
    });
    expect(await judged([check([run()], { name: 'other' })])).toMatchObject({
      outcome: 'inconclusive',
    });
    expect(await judged([check([run()], { app: 'other' })])).toMatchObject({
      outcome: 'inconclusive',
    });
  });

  it('needs every one, and names each that is not there', async () => {
    const required = { required: ['test', 'lint', 'e2e'] };
    const result = await judged([check([run()])], required);
    expect(result.findings.map(({ where }) => where)).toEqual(['lint', 'e2e']);
  });

  it('is decided by the red one, and shows where it is', async () => {
    const url = 'https://github.com/acme/crm/actions/runs/7/job/9';
    const runs = [run({ conclusion: 'skipped' }), run({ id: 9, conclusion: 'failure', url })];
    const result = await judged([check(runs)]);
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
    const result = await judged([check([run({ conclusion })])], {
      required: [{ name: 'test', accept }],
    });
    expect(result.outcome).toBe(outcome);
  });

  it('looks at the workflow that the plan names, and at no other', async () => {
    const required = { required: [{ name: 'test', workflow: ci }] };
    const red = run({ id: 9, conclusion: 'failure', workflow: 'x.yml' });
    const green = run({ workflow: ci });
    const both = check([green, red], { workflow: ci });
    expect((await judged([both], required)).outcome).toBe('pass');
    expect(await judged([check([red], { workflow: ci })], required)).toMatchObject({
      outcome: 'inconclusive',
      findings: [
        {
          expected: `success by github-actions in ${ci}`,
          seen: 'none, only in another workflow',
        },
      ],
    });
    expect((await judged([check([green])], required)).outcome).toBe('inconclusive');
  });

  it('holds where not all of a name were looked at, unless its workflow is known', async () => {
    const tooMany = { outcome: 'inconclusive', reason: 'output-limit' };
    expect(await judged([check([run()], { omitted: 1 })])).toMatchObject(tooMany);
    const required = { required: [{ name: 'test', workflow: ci }] };
    const seen = (runs: SeenRun[]) => [check(runs, { workflow: ci, omitted: 1 })];
    expect(await judged(seen([]), required)).toMatchObject(tooMany);
    expect((await judged(seen([run({ workflow: ci })]), required)).outcome).toBe('pass');
  });

  it('names who else wrote it', async () => {
    const result = await judged([check([], { others: ['evil', ''] })]);
    expect(result.findings[0]?.seen).toBe('none, only by evil, somebody unknown');
  });

  it('proves nothing without a commit, or with another’s checks', async () => {
    const none = await judged([check([run()])], undefined, { commit: '' });
    expect(none).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const foreign = await judged([check([run()])], undefined, { foreign: 2 });
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
    const result = await judged([], { statuses: ['ci'] }, { statuses });
    expect([result.outcome, result.findings[0]?.seen]).toEqual([outcome, seen]);
  });

  it('holds without a status, and with one of somebody else', async () => {
    const ask = { statuses: ['ci'] };
    expect((await judged([], ask)).findings[0]?.seen).toBe('none');
    const state = 'success' as const;
    const statuses = [{ context: 'ci', creator: 'ana', state, others: [] }];
    expect((await judged([], ask, { statuses })).outcome).toBe('inconclusive');
  });
});
