import { describe, expect, it } from '@jest/globals';
import type { BodyEvidence } from '../../../src/probes/http/evidence.ts';
import { judgeBody } from '../../../src/probes/http/judge-body.ts';
import { makeBody } from './http-evidence.ts';

const where = 'GET / body';

/** A long body of which only the beginning was kept. */
const cut = (text: string, rest: Partial<BodyEvidence> = {}) =>
  makeBody(text, { truncated: true, chars: 100, ...rest });

const met = { findings: [], undecided: [] };
const violated = (expected: string, seen: string) => ({
  findings: [{ expected, seen, where }],
  undecided: [],
});
const open = (criterion: string) => ({
  findings: [],
  undecided: [
    {
      expected: `a text body short enough to decide ${criterion}`,
      seen: 'the body was cut, or has control characters',
      where,
    },
  ],
});

describe('a body that was kept as a whole', () => {
  it.each([
    [makeBody('near'), { contains: 'near' }, met],
    [makeBody('near'), { contains: 'far' }, violated('text that contains "far"', '"near"')],
    [makeBody('near'), { matches: 'r$' }, met],
    [makeBody('a'), { equals: '' }, violated('exactly ""', '"a"')],
    [makeBody(''), { equals: '' }, met],
    [makeBody(''), { equals: 'a' }, violated('a body', 'none')],
    [makeBody(''), { excludes: 'a' }, violated('a body', 'none')],
    [makeBody(''), { contains: 'a', excludes: 'b' }, violated('a body', 'none')],
  ])('%j is judged as it is: %j', async (body, expectation, result) => {
    expect(await judgeBody(body, expectation, 'GET /')).toEqual(result);
  });
});

describe('a literal behind the kept part', () => {
  const behind = { quotes: ['it is far away'] };
  const absent = { absent: ['far'] };

  it.each([
    [cut('near'), { contains: 'near' }, met],
    [cut('near', behind), { contains: 'far' }, met],
    [cut('near', absent), { contains: 'far' }, violated('text that contains "far"', '"near"')],
    [cut('near', { ...absent, whole: false }), { contains: 'far' }, open('{"contains":"far"}')],
    [cut('near', { absent: ['fa'] }), { contains: 'far' }, open('{"contains":"far"}')],
    [cut('near', { quotes: ['fa r'] }), { contains: 'far' }, open('{"contains":"far"}')],
    [cut('near'), { excludes: 'near' }, violated('text without "near"', '"near"')],
    [
      cut('near', behind),
      { excludes: 'far' },
      violated('text without "far"', '… it is far away …'),
    ],
    [cut('near', absent), { excludes: 'far' }, met],
    [cut('near', { ...absent, whole: false }), { excludes: 'far' }, open('{"excludes":"far"}')],
    [cut('near', { absent: ['farther'] }), { excludes: 'far' }, open('{"excludes":"far"}')],
    [cut('near'), { excludes: 'far' }, open('{"excludes":"far"}')],
  ])('of %j: %j', async (body, expectation, result) => {
    expect(await judgeBody(body, expectation, 'GET /')).toEqual(result);
  });

  it('is looked for by itself, of several', async () => {
    const expectation = { contains: ['near', 'far', 'gone'], excludes: ['away', 'lost', 'open'] };
    const body = cut('near', { ...behind, absent: ['gone', 'lost'] });
    expect(await judgeBody(body, expectation, 'GET /')).toEqual({
      findings: [
        { expected: 'text that contains "gone"', seen: '"near"', where },
        { expected: 'text without "away"', seen: '… it is far away …', where },
      ],
      undecided: open('{"excludes":"open"}').undecided,
    });
  });
});

describe('the other criteria of a body that was cut', () => {
  const short = { whole: false };

  it.each([
    [cut('near'), { equals: 'near and far' }, open('{"equals":"near and far"}')],
    [cut('near'), { equals: 'near' }, open('{"equals":"near"}')],
    [cut('near'), { equals: 'nea' }, violated('exactly "nea"', '"near"')],
    [cut('near'), { minLength: 100 }, met],
    [cut('near'), { minLength: 101 }, violated('at least 101 characters', '100: "near"')],
    [cut('near', short), { minLength: 100 }, met],
    [cut('near', short), { minLength: 101 }, open('{"minLength":101}')],
    [cut('near'), { matches: '^n' }, met],
    [cut('near'), { matches: 'far' }, open('{"matches":"far"}')],
    [cut('near'), { matches: 'r$' }, open('{"matches":"r$"}')],
    [cut('near'), { matches: 'r\\z' }, open('{"matches":"r\\\\z"}')],
    [cut('near'), { matches: 'r\\b' }, open('{"matches":"r\\\\b"}')],
    [cut('near'), { matches: 'a\\B' }, open('{"matches":"a\\\\B"}')],
    [cut('near'), { notMatches: 'far' }, open('{"notMatches":"far"}')],
    [cut('near'), { notMatches: 'r$' }, open('{"notMatches":"r$"}')],
    [cut('near'), { notMatches: '^n' }, violated('text that does not match `^n`', '"near"')],
  ])('%j: %j', async (body, expectation, result) => {
    expect(await judgeBody(body, expectation, 'GET /')).toEqual(result);
  });

  it('are named, but not at any length', async () => {
    const equals = `near${'x'.repeat(300)}`;
    const { undecided } = await judgeBody(cut('near'), { equals }, 'GET /');
    const criterion = `{"equals":"near${'x'.repeat(300)}`.slice(0, 200);
    expect(undecided).toEqual(open(criterion).undecided);
  });

  it('are left out where they have no value', async () => {
    const expectation = { contains: 'near', equals: undefined };
    expect(await judgeBody(cut('near'), expectation, 'GET /')).toEqual(met);
  });
});
