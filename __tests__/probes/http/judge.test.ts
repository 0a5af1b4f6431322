import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/http/cases.ts';
import type {
  BodyEvidence,
  HttpEvidence,
  StepEvidence,
} from '../../../src/probes/http/evidence.ts';
import { evidence, judge } from '../../../src/probes/http/judge.ts';
import { declaration } from '../../../src/probes/http/options.ts';

const url = 'https://crm.example/deals';

function body(text: string, more: Partial<BodyEvidence> = {}): BodyEvidence {
  const base = { text, truncated: false, chars: text.length, whole: true, quotes: [], absent: [] };
  return { ...base, ...more };
}

/** A long body of which only the beginning was kept. */
function cut(text: string, more: Partial<BodyEvidence> = {}): BodyEvidence {
  return body(text, { truncated: true, chars: 100_000, ...more });
}

function step(more: Partial<StepEvidence>): StepEvidence {
  return { method: 'GET', url, hops: [], finalUrl: url, ...more };
}

function answered(status: number, kept: BodyEvidence): NonNullable<StepEvidence['answer']> {
  return { status, headers: [], headersCut: false, body: kept, totalMs: 10 };
}

async function judgeWith(expectation: object, ...steps: StepEvidence[]) {
  const options = declaration.options.parse({
    url: '/deals',
    sibling404: false,
    expect: expectation,
  });
  return judge({ steps, captures: {} }, options);
}

describe('the judge of http', () => {
  it.each(cases)('$title: $outcome', async (one) => {
    const seen = evidence.schema.parse(one.evidence);
    const judged = await judge(seen, declaration.options.parse(one.options));
    expect([judged.outcome, judged.reason]).toEqual([one.outcome, one.reason]);
    expect(judged.outcome === 'pass' ? judged.findings : []).toEqual([]);
  });

  it.each<[object, BodyEvidence, string]>([
    [{ contains: 'near' }, cut('near …'), 'pass'],
    [{ contains: 'far' }, cut('near', { quotes: ['it is far away'] }), 'pass'],
    [{ contains: 'far' }, cut('near', { absent: ['far'] }), 'fail'],
    [{ contains: 'far' }, cut('near', { absent: ['far'], whole: false }), 'inconclusive'],
    [{ contains: 'far' }, cut('near'), 'inconclusive'],
    [{ contains: ['near', 'far'] }, cut('near', { absent: ['far'] }), 'fail'],
    [{ excludes: 'near' }, cut('near'), 'fail'],
    [{ excludes: 'far' }, cut('near', { quotes: ['it is far away'] }), 'fail'],
    [{ excludes: 'far' }, cut('near', { absent: ['far'] }), 'pass'],
    [{ excludes: 'far' }, cut('near', { absent: ['far'], whole: false }), 'inconclusive'],
    [{ excludes: 'far' }, cut('near'), 'inconclusive'],
    [{ matches: 'n[e]ar' }, cut('near'), 'pass'],
    [{ matches: '^near$' }, cut('near'), 'inconclusive'],
    [{ matches: 'near\\b' }, cut('near'), 'inconclusive'],
    [{ matches: 'far' }, cut('near'), 'inconclusive'],
    [{ notMatches: 'n[e]ar' }, cut('near'), 'fail'],
    [{ notMatches: 'near$' }, cut('near'), 'inconclusive'],
    [{ notMatches: 'far' }, cut('near'), 'inconclusive'],
    [{ equals: 'near and far' }, cut('near'), 'inconclusive'],
    [{ equals: 'far' }, cut('near'), 'fail'],
    [{ minLength: 100_000 }, cut('near'), 'pass'],
    [{ minLength: 100_001 }, cut('near'), 'fail'],
    [{ minLength: 100_001 }, cut('near', { whole: false }), 'inconclusive'],
    [{ equals: '' }, body(''), 'pass'],
    [{ minLength: 1 }, body(''), 'fail'],
    [{ notMatches: 'x' }, body(''), 'fail'],
  ])('%j of %j is %s', async (expectation, kept, outcome) => {
    const judged = await judgeWith({ body: expectation }, step({ answer: answered(200, kept) }));
    expect(judged.outcome).toBe(outcome);
    expect(judged.reason).toBe({ fail: 'assertion', inconclusive: 'output-limit' }[outcome]);
  });

  it.each<[number, unknown, string]>([
    [204, '2xx', 'pass'],
    [204, 204, 'pass'],
    [204, [200, '3xx'], 'fail'],
    [302, [200, '3xx'], 'pass'],
    [200, 404, 'fail'],
    [401, '2xx', 'fail'],
    [503, '2xx', 'fail'],
    [429, '2xx', 'error'],
    [429, 429, 'pass'],
    [429, '4xx', 'pass'],
  ])('status %i where %j is expected: %s', async (status, expected, outcome) => {
    const judged = await judgeWith(
      { status: expected },
      step({ answer: answered(status, body('x')) }),
    );
    expect(judged.outcome).toBe(outcome);
  });

  it('says what was expected and what was seen of a status', async () => {
    const answer = { ...answered(503, body('down')), headers: [['retry-after', '9']] };
    const judged = await judgeWith({}, step({ answer } as Partial<StepEvidence>));
    expect(judged.findings).toEqual([
      {
        expected: 'status 2xx',
        seen: 'status 503, retry after 9, "down"',
        where: 'GET /deals',
      },
    ]);
  });

  it.each<[string, object, Partial<StepEvidence>, string, string | undefined]>([
    ['late', { maxMs: 9 }, {}, 'fail', 'expected-timeout'],
    ['slow', { warnMs: 9 }, {}, 'warn', 'threshold'],
    ['in time', { maxMs: 10, warnMs: 10 }, {}, 'pass', undefined],
    ['at another URL', { finalUrl: '/deal' }, {}, 'fail', 'assertion'],
    ['at this path', { finalUrl: '/deals' }, {}, 'pass', undefined],
    ['at this URL', { finalUrl: url }, {}, 'pass', undefined],
    ['at such a URL', { finalUrl: { matches: 'deals$' } }, {}, 'pass', undefined],
    ['without a header', { headers: { 'x-a': '1' } }, {}, 'fail', 'assertion'],
    ['that leads nowhere', {}, { problem: { expected: 'a', seen: 'b' } }, 'fail', 'assertion'],
    ['without JSON in evidence', { json: { '$.a': 1 } }, {}, 'inconclusive', 'output-limit'],
    ['without a schema in evidence', { schema: {} }, {}, 'inconclusive', 'output-limit'],
  ])('an answer %s: %j', async (_, expectation, more, outcome, reason) => {
    const judged = await judgeWith(
      expectation,
      step({ answer: answered(200, body('x')), ...more }),
    );
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
  });

  it('cannot tell from headers that were cut', async () => {
    const answer = { ...answered(200, body('x')), headersCut: true };
    const judged = await judgeWith({ headers: { 'x-a': { exists: false } } }, step({ answer }));
    expect([judged.outcome, judged.reason]).toEqual(['inconclusive', 'output-limit']);
  });

  it.each([
    [{ maxMs: 100 }, 'timeout', 100, 'fail'],
    [{ maxMs: 100 }, 'timeout', 99, 'error'],
    [{ maxMs: 100 }, 'connect', 5_000, 'error'],
    [{}, 'timeout', 5_000, 'error'],
  ] as const)('%j and %s after %i ms: %s', async (expectation, reason, afterMs, outcome) => {
    const failure = { reason, message: 'No answer came.', afterMs };
    expect((await judgeWith(expectation, step({ failure }))).outcome).toBe(outcome);
  });

  it.each<[HttpEvidence['control'], string, string]>([
    [undefined, 'inconclusive', 'control-failed'],
    [{ url, status: 200 }, 'inconclusive', 'control-failed'],
    [{ url, status: 403 }, 'inconclusive', 'control-failed'],
    [{ url, status: 429 }, 'error', 'rate-limited'],
    [{ url, failure: { reason: 'reset', message: 'gone' } }, 'error', 'reset'],
    [{ url }, 'inconclusive', 'control-failed'],
  ])('the control %j is never a pass', async (control, outcome, reason) => {
    const steps = [step({ answer: answered(200, body('x')) })];
    const seen = { steps, captures: {}, ...(control === undefined ? {} : { control }) };
    const judged = await judge(seen, declaration.options.parse({ url: '/deals' }));
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
  });

  it('does not take evidence of another number of steps', async () => {
    const one = step({ answer: answered(200, body('x')) });
    expect((await judgeWith({}, one, one)).outcome).toBe('inconclusive');
    const flow = declaration.options.parse({ steps: [{ url: '/a' }, { url: '/b' }] });
    const judged = await judge({ steps: [one], captures: {} }, flow);
    expect([judged.outcome, judged.findings[0]?.where]).toEqual([
      'inconclusive',
      'step 2 of 2 (GET /b)',
    ]);
  });

  it('puts captured values that are no secrets into expectations', async () => {
    const flow = declaration.options.parse({
      steps: [{ url: '/a' }, { url: '/b', expect: { body: { equals: 'deal {{id}}' } } }],
    });
    const steps = ['x', 'deal 7'].map((text) => step({ answer: answered(200, body(text)) }));
    expect((await judge({ steps, captures: { id: '7' } }, flow)).outcome).toBe('pass');
    expect((await judge({ steps, captures: { id: '8' } }, flow)).outcome).toBe('fail');
  });
});
