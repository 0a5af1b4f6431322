import { describe, expect, it } from '@jest/globals';
import type { ChecksEvidence, SeenStatus } from '../../../src/probes/checks/evidence.ts';
import { judge } from '../../../src/probes/checks/judge.ts';
import type { ChecksOptions } from '../../../src/probes/checks/options.ts';
import { COMMIT, judgeChecks, makeCheck, makeRun, makeStatus } from './checks-evidence.ts';

const url = 'https://ci.example/9';
const MISSING =
  'Nothing is known of it on this commit: wait for it, start it, or correct its name in the plan.';
const short = '3f2a9c4e5b6d';

const conclude = (
  outcome: string,
  reason: string,
  [where, expected, seen]: readonly [where: string, expected: string, seen: string],
  remedy?: string,
) => ({
  outcome,
  reason,
  summary: `${where}: expected ${expected}, seen ${seen}.`,
  findings: [{ where, expected, seen }],
  ...(remedy === undefined ? {} : { remedy }),
});
const open = (seen: string, remedy: string) =>
  conclude('inconclusive', 'no-data', ['test', 'success by github-actions', seen], remedy);

describe('what is said of a check', () => {
  const { conclusion: _, ...silent } = makeRun();

  it.each([
    [makeRun({ status: 'queued', url }), open(`queued (${url})`, 'Wait until it has ended.')],
    [makeRun({ status: 'queued' }), open('queued', 'Wait until it has ended.')],
    [
      makeRun({ conclusion: 'cancelled', url }),
      open(`cancelled (${url})`, 'It measured nothing: run it on this commit.'),
    ],
    [silent, open('nothing', 'It measured nothing: run it on this commit.')],
    [
      makeRun({ conclusion: 'failure' }),
      conclude('fail', 'status', ['test', 'success by github-actions', 'failure']),
    ],
  ])('that is %j', async (run, result) => {
    expect(await judgeChecks([makeCheck([run])])).toStrictEqual(result);
  });

  it.each([
    [[], open('none', MISSING)],
    [[makeCheck([])], open('none', MISSING)],
    [[makeCheck([], { others: ['evil'] })], open('none, only by evil', MISSING)],
    [[makeCheck([makeRun()], { workflow: 'x.yml' })], open('none', MISSING)],
  ])('that is not there: %j', async (checks, result) => {
    expect(await judgeChecks(checks)).toStrictEqual(result);
  });
});

describe('what is said of a status', () => {
  const options = { statuses: ['ci'] };
  const by = 'success by github-actions[bot]';
  const held = (seen: string, remedy?: string) =>
    conclude('inconclusive', 'no-data', ['ci', by, seen], remedy);

  it.each<[SeenStatus[], object]>([
    [[makeStatus('failure')], conclude('fail', 'status', ['ci', by, 'failure'])],
    [[makeStatus('failure', { url })], conclude('fail', 'status', ['ci', by, `failure (${url})`])],
    [[makeStatus('pending')], held('pending', 'Wait until it has ended.')],
    [
      [makeStatus('error', { url })],
      held(`error (${url})`, 'It measured nothing: run it on this commit.'),
    ],
    [[], held('none', MISSING)],
    [[makeStatus(undefined)], held('none', MISSING)],
    [[makeStatus(undefined, { others: ['ana'] })], held('none, only by ana', MISSING)],
    [[makeStatus('success', { context: 'lint' })], held('none', MISSING)],
    [[makeStatus('success', { creator: 'ana' })], held('none', MISSING)],
  ])('that is %j', async (statuses, result) => {
    expect(await judgeChecks([], options, { statuses })).toStrictEqual(result);
  });
});

describe('what is said of the commit', () => {
  const green = [makeCheck([makeRun()])];

  it('counts checks and statuses together', async () => {
    const options = { required: ['test'], statuses: ['ci'] };
    const rest = { statuses: [makeStatus('success')] };
    expect(await judgeChecks(green, options, rest)).toStrictEqual({
      outcome: 'pass',
      summary: `2 of 2 required checks are success on ${short}.`,
      findings: [],
    });
  });

  it.each<[Partial<ChecksEvidence>, object]>([
    [
      { commit: '' },
      conclude('inconclusive', 'no-data', ['commit', 'a commit', 'none: this is no repository']),
    ],
    [
      { foreign: 1 },
      conclude('inconclusive', 'control-failed', [
        'commit',
        `check runs of ${short} only`,
        '1 of another commit',
      ]),
    ],
  ])('that is not sure: %j', async (rest, result) => {
    expect(await judgeChecks(green, undefined, rest)).toStrictEqual(result);
  });

  it('is not that it is good where nothing is asked of it', () => {
    const nothing = { app: 'github-actions', creator: 'ana' } as ChecksOptions;
    const seen = { commit: COMMIT, foreign: 0, checks: green, statuses: [] };
    expect(judge(seen, nothing)).toStrictEqual(
      conclude('inconclusive', 'no-data', ['plan', 'success by somebody', 'no check is named']),
    );
  });
});
