import { describe, expect, it } from '@jest/globals';
import type { Answer, StepEvidence } from '../../../src/probes/http/evidence.ts';
import {
  conclude,
  judgeOne,
  judgeSteps,
  makeAnswer,
  makeBody,
  makeStep,
  violated,
} from './http-evidence.ts';

const where = 'GET /deals';
const of = (rest: Partial<Answer>, step: Partial<StepEvidence> = {}) =>
  makeStep({ answer: makeAnswer(rest), ...step });

describe('a URL that the answer came from', () => {
  const finalUrl = 'https://crm.example/a?b=1#c';
  it.each<[unknown, string, string | undefined]>([
    ['/a?b=1', finalUrl, undefined],
    ['/a', finalUrl, '/a?b=1'],
    ['/a?b=1#c', finalUrl, '/a?b=1'],
    [finalUrl, finalUrl, undefined],
    ['https://crm.example/a?b=1', finalUrl, finalUrl],
    ['/', 'https://crm.example', undefined],
    ['/a', '/a', '/a'],
    ['https://crm.example', 'crm.example', 'crm.example'],
  ])('%s is compared with %s', async (expected, seen, shown) => {
    const judged = await judgeOne({ finalUrl: expected }, of({}, { finalUrl: seen }));
    expect(judged).toEqual(
      shown === undefined
        ? expect.objectContaining({ outcome: 'pass' })
        : violated(expected as string, shown, `${where} final URL`),
    );
  });

  it('must be as its criteria say', async () => {
    const judged = await judgeOne({ finalUrl: { excludes: 'b=1' } }, of({}, { finalUrl }));
    expect(judged).toEqual(violated('text without "b=1"', `"${finalUrl}"`, `${where} final URL`));
  });
});

describe('what an answer carries', () => {
  const json = { nodes: [{ path: '$.a', count: 1, values: [2], truncated: false }] };
  const overflow = { path: '$.a', count: 0, values: [], truncated: true, overflow: 'too deep' };
  const remedy =
    'Assert something that stands nearer to the beginning, or ask for a shorter answer.';
  const cutOff = (expected: string, seen: string, at = where) => ({
    ...conclude('inconclusive', 'output-limit', expected, seen, at),
    remedy,
  });
  const wanted = { headers: { 'x-a': '1' } };

  it.each<[object, Partial<Answer>, object]>([
    [wanted, {}, violated('the header', 'absent', `${where} header x-a`)],
    [wanted, { headersCut: true }, cutOff('headers that fit in', 'they were cut')],
    [
      { headers: { 'x-a': { exists: false } } },
      { headers: [['x-a', '1']] },
      violated('no such header', 'present', `${where} header x-a`),
    ],
    [
      { body: { contains: 'x' } },
      {},
      violated('text that contains "x"', '"deals"', `${where} body`),
    ],
    [{ json: { '$.a': 1 } }, { json }, violated('1', '2', `${where} body $.a`)],
    [
      { json: { '$.a': 1 } },
      { json: { problem: '"<html>"', nodes: [] } },
      violated('a JSON body', '"<html>"', `${where} body`),
    ],
    [
      { json: { '$.a': 1 } },
      { json: { nodes: [overflow] } },
      cutOff('nodes of the path', 'too deep', `${where} body $.a`),
    ],
    [{ json: { '$.a': 1 } }, {}, cutOff('a whole JSON body', 'the body was cut', `${where} body`)],
    [
      { schema: { type: 'object' } },
      {},
      cutOff('a whole JSON body', 'the body was cut', `${where} body`),
    ],
    [
      { schema: { type: 'object' } },
      { schema: [{ expected: 'the JSON Schema: type', seen: 'a list', where: 'body at /a' }] },
      violated('the JSON Schema: type', 'a list', `${where} body at /a`),
    ],
    [
      { schema: { type: 'object' } },
      { schema: [{ expected: 'a JSON body', seen: '"<html>"' }] },
      violated('a JSON body', '"<html>"', `${where} body`),
    ],
  ])('%j of %j', async (expectation, answer, result) => {
    expect(await judgeOne(expectation, of(answer))).toEqual(result);
  });

  it.each<[object, Partial<Answer>]>([
    [{ headers: { 'x-a': '1' } }, { headers: [['x-a', '1']] }],
    [{ json: { '$.a': 2 } }, { json }],
    [{ schema: { type: 'object' } }, { schema: [] }],
  ])('passes where %j holds of %j', async (expectation, answer) => {
    expect((await judgeOne(expectation, of(answer))).outcome).toBe('pass');
  });

  it('is judged as a whole: every criterion that is broken or open is named', async () => {
    const expectation = {
      finalUrl: '/x',
      headers: { 'x-a': '1' },
      body: { contains: 'y' },
      json: { '$.a': 1 },
      maxMs: 9,
    };
    const judged = await judgeOne(
      expectation,
      of({ json }, { problem: { expected: 'p', seen: 'q' } }),
    );
    expect(judged.findings).toEqual([
      { expected: '/x', seen: '/deals', where: `${where} final URL` },
      { expected: 'the header', seen: 'absent', where: `${where} header x-a` },
      { expected: 'text that contains "y"', seen: '"deals"', where: `${where} body` },
      { expected: '1', seen: '2', where: `${where} body $.a` },
      { expected: 'an answer within 9 ms', seen: '10 ms', where },
      { expected: 'p', seen: 'q', where },
    ]);
  });
});

describe('captured values in expectations', () => {
  const nodes = (value: number | string) => ({
    json: { nodes: [{ path: '$.id', count: 1, values: [value], truncated: false }] },
  });
  const expectId = { json: { '$.id': '{{id}}' }, body: { contains: 'deals' } };

  it('stay numbers in JSON, and become text elsewhere', async () => {
    expect((await judgeOne(expectId, of(nodes(7)), { id: 7 })).outcome).toBe('pass');
    expect(await judgeOne(expectId, of(nodes('7')), { id: 7 })).toEqual(
      violated('7', '"7"', `${where} body $.id`),
    );
    const text = { body: { equals: 'deal {{id}}' } };
    const answer = of({ body: makeBody('deal 7') });
    expect((await judgeOne(text, answer, { id: 7 })).outcome).toBe('pass');
  });

  it('are filled into every step, and the other criteria are kept', async () => {
    const steps = [
      { path: '/a' },
      { path: '/b', expect: { ...expectId, body: { contains: 'x' } } },
    ];
    const judged = await judgeSteps({ steps }, [of({}), of(nodes(8))], { captures: { id: 7 } });
    expect(judged.findings).toEqual([
      { expected: 'text that contains "x"', seen: '"deals"', where: 'step 2 of 2 (GET /b) body' },
      { expected: '7', seen: '8', where: 'step 2 of 2 (GET /b) body $.id' },
    ]);
  });
});
