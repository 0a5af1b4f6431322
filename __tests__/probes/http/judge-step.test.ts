import { describe, expect, it } from '@jest/globals';
import type { Answer, StepEvidence } from '../../../src/probes/http/evidence.ts';
import { conclude, judgeOne, makeAnswer, makeBody, makeStep, violated } from './http-evidence.ts';

const where = 'GET /deals';
const of = (rest: Partial<Answer>, step: Partial<StepEvidence> = {}) =>
  makeStep({ answer: makeAnswer(rest), ...step });

describe('a status that is not the expected one', () => {
  const long = 'x'.repeat(300);
  it.each<[Partial<Answer>, object, string, string]>([
    [{ status: 500, body: makeBody('') }, {}, 'status 2xx', 'status 500'],
    [{ status: 404 }, { status: [200, '3xx'] }, 'status 200 or 3xx', 'status 404, "deals"'],
    [{ status: 200 }, { status: 404 }, 'status 404', 'status 200, "deals"'],
    [
      {
        status: 302,
        headers: [
          ['vary', 'a'],
          ['location', '/login'],
        ],
        body: makeBody(' \n'),
      },
      {},
      'status 2xx',
      'status 302, to /login',
    ],
    [
      {
        status: 503,
        headers: [
          ['location', '/a'],
          ['retry-after', '9'],
        ],
      },
      {},
      'status 2xx',
      'status 503, to /a, retry after 9, "deals"',
    ],
    [
      {
        status: 301,
        headers: [
          ['location', long],
          ['retry-after', long],
        ],
        body: makeBody(long),
      },
      {},
      'status 2xx',
      `status 301, to ${'x'.repeat(200)}, retry after ${'x'.repeat(40)}, "${'x'.repeat(150)}"`,
    ],
    [
      { status: 500, body: makeBody(`\n ${'x'.repeat(149)}😀`) },
      {},
      'status 2xx',
      `status 500, "${'x'.repeat(149)}\ufffd"`,
    ],
  ])('fails, and shows what came instead: %#', async (answer, expectation, expected, seen) => {
    const judged = await judgeOne(expectation, of(answer));
    expect(judged).toEqual({
      ...conclude('fail', 'status', expected, seen),
      summary: `${where}: expected ${expected}, seen ${seen}.`.slice(0, 400),
    });
  });

  it('decides alone: nothing else is expected of such an answer', async () => {
    const expectation = { body: { contains: 'x' }, headers: { a: 'b' }, maxMs: 1 };
    const judged = await judgeOne(expectation, of({ status: 500 }));
    expect(judged.findings).toHaveLength(1);
  });

  it.each([
    [[], 'status 429, "deals"', ''],
    [[['retry-after', '30']], 'status 429, retry after 30, "deals"', ' (Retry-After: 30)'],
    [
      [['retry-after', '9'.repeat(50)]],
      `status 429, retry after ${'9'.repeat(40)}, "deals"`,
      ` (Retry-After: ${'9'.repeat(40)})`,
    ],
  ] as [[string, string][], string, string][])(
    'is an error where we ask too often: %j',
    async (headers, seen, wait) => {
      const answer = of({ status: 429, headers });
      const limited = {
        ...conclude('error', 'rate-limited', 'status 2xx', seen),
        remedy: `Ask less often, or from an address that is not limited${wait}.`,
      };
      expect(await judgeOne({}, answer)).toEqual(limited);
      const problem = { expected: 'one scalar at $.id', seen: 'not there', where: 'capture id' };
      expect(await judgeOne({}, { ...answer, problem })).toEqual(limited);
    },
  );
});

describe('the time that an answer took', () => {
  it.each<[object, object]>([
    [{ maxMs: 9 }, conclude('fail', 'expected-timeout', 'an answer within 9 ms', '10 ms')],
    [
      { warnMs: 9 },
      {
        ...conclude('warn', 'threshold', 'an answer within 9 ms', '10 ms'),
        findings: [{ expected: 'an answer within 9 ms', seen: '10 ms', where, limit: 'warn' }],
      },
    ],
    [
      { warnMs: 8, maxMs: 9 },
      conclude('fail', 'expected-timeout', 'an answer within 9 ms', '10 ms'),
    ],
    [{ warnMs: 10, maxMs: 10 }, expect.objectContaining({ outcome: 'pass' })],
    [{ warnMs: 9, maxMs: 10 }, expect.objectContaining({ outcome: 'warn' })],
  ])('is held against %j', async (expectation, result) => {
    expect(await judgeOne(expectation, of({}))).toEqual(result);
  });
});

describe('a step that went no further', () => {
  it.each([
    [undefined, where],
    ['capture id', `${where}: capture id`],
  ])('fails, and says where: %j', async (at, shown) => {
    const problem = { expected: 'a', seen: 'b', ...(at === undefined ? {} : { where: at }) };
    expect(await judgeOne({}, of({}, { problem }))).toEqual(violated('a', 'b', shown));
    expect(await judgeOne({}, makeStep({ problem }))).toEqual(violated('a', 'b', shown));
  });

  it('holds where there is neither an answer nor a reason for none', async () => {
    expect(await judgeOne({}, makeStep())).toEqual(
      conclude('inconclusive', 'no-data', 'an answer', 'none in the evidence'),
    );
  });

  it.each([
    [{ maxMs: 100 }, 'timeout', 100, 'fail'],
    [{ maxMs: 100 }, 'timeout', 99, 'error'],
    [{ maxMs: 100 }, 'reset', 100, 'error'],
    [{ warnMs: 1 }, 'timeout', 100, 'error'],
  ] as const)(
    'of which %j is expected: %s after %i ms is %s',
    async (expectation, reason, afterMs, outcome) => {
      const failure = { reason, message: 'silence', remedy: 'Start it.', afterMs };
      expect(await judgeOne(expectation, makeStep({ failure }))).toEqual(
        outcome === 'fail'
          ? conclude('fail', 'expected-timeout', 'an answer within 100 ms', 'silence')
          : { ...conclude('error', reason, 'an answer', 'silence'), remedy: 'Start it.' },
      );
    },
  );
});
