import { describe, expect, it } from '@jest/globals';
import type { HttpEvidence, StepEvidence } from '../../../src/probes/http/evidence.ts';
import { judge } from '../../../src/probes/http/judge.ts';
import { declaration } from '../../../src/probes/http/options.ts';

const url = 'https://crm.example/deals';

function answered(status: number, totalMs = 10, text = 'deals'): StepEvidence {
  const body = { text, truncated: false, chars: text.length, whole: true, quotes: [], absent: [] };
  const answer = { status, headers: [], headersCut: false, body, totalMs };
  return { method: 'GET', url, hops: [], finalUrl: url, answer };
}

async function judged(options: object, steps: StepEvidence[], control?: HttpEvidence['control']) {
  const parsed = declaration.options.parse(options);
  return judge({ steps, captures: {}, ...(control === undefined ? {} : { control }) }, parsed);
}

const one = { url: '/deals', sibling404: false };
const two = { steps: [{ path: '/login' }, { path: '/deals' }] };
const controlled = { url: '/deals' };
const sibling = 'https://crm.example/deals-7f';

describe('a pass says what it is worth', () => {
  it('names the request, its time and what held', async () => {
    const expectation = { body: { contains: 'deals' }, maxMs: 50 };
    expect(await judged({ ...one, expect: expectation }, [answered(200)])).toEqual({
      outcome: 'pass',
      summary: `GET ${url} answered 200 in 10 ms; holds: status 2xx, body, maxMs.`,
      findings: [],
    });
  });

  it('names every status that was allowed', async () => {
    const result = await judged({ ...one, expect: { status: [200, 204] } }, [answered(204)]);
    expect(result.summary).toBe(`GET ${url} answered 204 in 10 ms; holds: status 200 or 204.`);
  });

  it('sums a flow and names its answers', async () => {
    expect(await judged(two, [answered(200, 10), answered(201, 15)])).toEqual({
      outcome: 'pass',
      summary: '2 steps in 25 ms, answers 200, 201.',
      findings: [],
    });
  });

  it('names the control', async () => {
    const result = await judged(controlled, [answered(200)], { url: sibling, status: 404 });
    expect(result).toEqual({
      outcome: 'pass',
      summary: `GET ${url} answered 200 in 10 ms; holds: status 2xx, control 404.`,
      findings: [],
    });
    const gone = await judged(controlled, [answered(200)], { url: sibling, status: 410 });
    expect(gone.outcome).toBe('pass');
  });

  it('is only a warning beyond the lower limit of time', async () => {
    const expectation = { warnMs: 20, maxMs: 50 };
    const result = await judged({ ...one, expect: expectation }, [answered(200, 30)]);
    expect(result).toMatchObject({ outcome: 'warn', reason: 'threshold' });
    expect(result.findings).toHaveLength(1);
    expect(result.summary).toContain('30 ms');
    expect(result.summary).toMatch(/^.*: expected .*, seen .*\.$/);
  });
});

describe('the negative control', () => {
  const remedy =
    'Assert something that only the right answer has (header, body or JSON), or name a path in `sibling404`.';

  it.each([
    [{ url: sibling, status: 200 }, 'answered 200', `control ${sibling}`],
    [{ url: sibling, status: 302 }, 'answered 302', `control ${sibling}`],
    [undefined, 'was not asked', 'control (none)'],
  ])('%j is none', async (control, seen, where) => {
    expect(await judged(controlled, [answered(200)], control)).toEqual({
      outcome: 'inconclusive',
      reason: 'control-failed',
      summary: `A path that nobody should know ${seen}, so a pass would prove nothing.`,
      findings: [{ expected: 'status 404 or 410', seen, where }],
      remedy,
    });
  });

  it('that was asked too often is an error', async () => {
    expect(await judged(controlled, [answered(200)], { url: sibling, status: 429 })).toEqual({
      outcome: 'error',
      reason: 'rate-limited',
      summary: 'The negative control was answered with 429: too many requests.',
      findings: [],
    });
  });

  it.each([[undefined], ['Look at the proxy.']])(
    'that got no answer is an error, with the remedy %j',
    async (remedyOfFailure) => {
      const failure = {
        reason: 'timeout' as const,
        message: 'No answer in 5 s.',
        ...(remedyOfFailure === undefined ? {} : { remedy: remedyOfFailure }),
      };
      const finding = { expected: 'an answer', seen: failure.message, where: `control ${sibling}` };
      expect(await judged(controlled, [answered(200)], { url: sibling, failure })).toEqual({
        outcome: 'error',
        reason: 'timeout',
        summary: 'The negative control got no answer. No answer in 5 s.',
        findings: [finding],
        ...(remedyOfFailure === undefined ? {} : { remedy: remedyOfFailure }),
      });
    },
  );

  it('is not looked at where it is turned off', async () => {
    const result = await judged(one, [answered(200)], { url: sibling, status: 200 });
    expect(result.outcome).toBe('pass');
  });
});

describe('what decides if several things are wrong', () => {
  const silent = (failure: NonNullable<StepEvidence['failure']>): StepEvidence => {
    const { answer: _, ...rest } = answered(200);
    return { ...rest, failure };
  };
  const unrun = {
    expected: 'the step to be run',
    seen: 'not run, because the flow ended before it',
    where: 'step 2 of 2 (GET /deals)',
  };

  it('is the failure, and the steps that it ended are named', async () => {
    const result = await judged(two, [answered(500)]);
    expect(result).toMatchObject({ outcome: 'fail', reason: 'status' });
    expect(result.findings).toHaveLength(2);
    expect(result.findings[1]).toEqual(unrun);
    const [first] = result.findings;
    expect(result.summary).toBe(
      `${first?.where}: expected ${first?.expected}, seen ${first?.seen}.`,
    );
  });

  it.each([[undefined], ['Start it.']])('is the error, with the remedy %j', async (remedy) => {
    const failure = {
      reason: 'connect' as const,
      message: 'refused',
      afterMs: 3,
      ...(remedy === undefined ? {} : { remedy }),
    };
    const result = await judged(two, [silent(failure)]);
    expect(result).toMatchObject({ outcome: 'error', reason: 'connect' });
    expect(result.remedy).toBe(remedy);
    expect(result.findings[1]).toEqual(unrun);
    expect(result.summary).toContain('refused');
  });

  it('is the lack of data, where a step has neither answer nor failure', async () => {
    const { answer: _, ...nothing } = answered(200);
    expect(await judged(one, [nothing])).toMatchObject({
      outcome: 'inconclusive',
      reason: 'no-data',
    });
  });

  it.each([
    [two, [answered(200)], '1 of 2 steps were run.', [unrun]],
    [one, [answered(200), answered(200)], '2 of 1 steps were run.', []],
    [one, [], '0 of 1 steps were run.', [{ ...unrun, where: 'GET /deals' }]],
  ])(
    'is a number of steps that is not that of the plan',
    async (options, steps, summary, findings) => {
      const result = await judged(options, steps);
      expect(result).toMatchObject({ outcome: 'inconclusive', reason: 'no-data', summary });
      expect(result.findings).toHaveLength(findings.length);
      expect(result.findings.map(({ seen }) => seen)).toEqual(findings.map(({ seen }) => seen));
    },
  );

  it('is what a cut body can’t decide, with what to do', async () => {
    const long = answered(200);
    const body = {
      text: 'near',
      truncated: true,
      chars: 9_000,
      whole: true,
      quotes: [],
      absent: [],
    };
    const step = { ...long, answer: { ...long.answer, body } } as StepEvidence;
    const result = await judged({ ...one, expect: { body: { contains: 'far' } } }, [step]);
    expect(result).toMatchObject({
      outcome: 'inconclusive',
      reason: 'output-limit',
      remedy: 'Assert something that stands nearer to the beginning, or ask for a shorter answer.',
    });
    expect(result.findings).toHaveLength(1);
    expect(result.summary).toContain('expected');
  });

  it('keeps its sentence short', async () => {
    const expectation = { body: { contains: 'x'.repeat(1_000) } };
    const result = await judged({ ...one, expect: expectation }, [answered(200)]);
    expect(result.outcome).toBe('fail');
    expect(result.summary.length).toBeLessThanOrEqual(400);
  });
});
