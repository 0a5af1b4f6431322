import { describe, expect, it } from '@jest/globals';
import { judgeSteps, makeAnswer, makeStep } from './http-evidence.ts';

const flow = { steps: [{ path: '/a' }, { path: '/b', name: 'the list' }, { path: '/c' }] };
const fine = makeStep({ answer: makeAnswer() });
const refused = { reason: 'connect', message: 'refused', afterMs: 1 } as const;

const unrun = (where: string) => ({
  expected: 'the step to be run',
  seen: 'not run, because the flow ended before it',
  where,
});
const rest = [unrun('step 2 of 3 (the list)'), unrun('step 3 of 3 (GET /c)')];

describe('a flow that ended early', () => {
  it('names every step that was not run', async () => {
    expect(await judgeSteps(flow, [fine])).toStrictEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: '1 of 3 steps were run.',
      findings: rest,
    });
    const answer = makeAnswer({ status: 500 });
    const finding = {
      expected: 'status 2xx',
      seen: 'status 500, "deals"',
      where: 'step 1 of 3 (GET /a)',
    };
    expect(await judgeSteps(flow, [makeStep({ answer })])).toStrictEqual({
      outcome: 'fail',
      reason: 'status',
      summary: 'step 1 of 3 (GET /a): expected status 2xx, seen status 500, "deals".',
      findings: [finding, ...rest],
    });
  });

  it.each([
    [undefined, {}],
    ['Start it.', { remedy: 'Start it.' }],
  ])('at a later step is decided by it, with the remedy %j', async (remedy, more) => {
    const failure = { ...refused, ...(remedy === undefined ? {} : { remedy }) };
    const where = 'step 2 of 3 (the list)';
    expect(await judgeSteps(flow, [fine, makeStep({ failure })])).toStrictEqual({
      outcome: 'error',
      reason: 'connect',
      summary: `${where}: expected an answer, seen refused.`,
      findings: [{ expected: 'an answer', seen: 'refused', where }, unrun('step 3 of 3 (GET /c)')],
      ...more,
    });
  });
});

describe('several steps that are not as they should be', () => {
  const slow = makeStep({ answer: makeAnswer({ totalMs: 30 }) });
  const cut = { headersCut: true };
  const asked = (expectation: object) => ({
    steps: [{ path: '/a' }, { path: '/b', expect: expectation }],
  });

  it('are a failure, if one of them is', async () => {
    const broken = makeStep({ answer: makeAnswer({ status: 404 }) });
    const judged = await judgeSteps(asked({}), [makeStep({ failure: refused }), broken]);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'status' });
    expect(judged.findings).toHaveLength(1);
  });

  it('are open before they are slow', async () => {
    const options = asked({ headers: { 'x-a': '1' }, warnMs: 20 });
    const answer = makeAnswer({ totalMs: 30, ...cut });
    const judged = await judgeSteps(options, [fine, makeStep({ answer })]);
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'output-limit' });
    expect(judged.findings).toEqual([
      { expected: 'headers that fit in', seen: 'they were cut', where: 'step 2 of 2 (GET /b)' },
    ]);
  });

  it('are slow before the control is trusted, never instead of it', async () => {
    const options = { ...asked({ warnMs: 20 }), sibling404: '/nowhere' };
    const control = { url: 'https://crm.example/nowhere', status: 404 };
    const judged = await judgeSteps(options, [fine, slow], { control });
    expect(judged).toMatchObject({ outcome: 'warn', reason: 'threshold' });
    const page = { ...control, status: 200 };
    expect(await judgeSteps(options, [fine, slow], { control: page })).toMatchObject({
      outcome: 'inconclusive',
      reason: 'control-failed',
    });
  });

  it('pass together, with the answer of the control', async () => {
    const control = { url: 'https://crm.example/nowhere', status: 410 };
    expect(
      await judgeSteps({ ...asked({}), sibling404: true }, [fine, slow], { control }),
    ).toStrictEqual({
      outcome: 'pass',
      summary: '2 steps in 40 ms, answers 200, 200, control 410.',
      findings: [],
    });
  });
});

describe('the negative control that got no answer', () => {
  it.each([
    [undefined, {}],
    ['Look.', { remedy: 'Look.' }],
  ])('is an error with the remedy %j', async (remedy, more) => {
    const failure = { reason: 'reset' as const, message: 'gone', ...(remedy && { remedy }) };
    const url = 'https://crm.example/deals-7f';
    const options = { url: '/deals' };
    expect(await judgeSteps(options, [fine], { control: { url, failure } })).toStrictEqual({
      outcome: 'error',
      reason: 'reset',
      summary: 'The negative control got no answer. gone',
      findings: [{ expected: 'an answer', seen: 'gone', where: `control ${url}` }],
      ...more,
    });
  });
});
