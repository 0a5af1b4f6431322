import { describe, expect, it } from '@jest/globals';
import { CHECK_NAMES, CHECK_PROSE } from '../../../src/probes/env-config/checks.ts';
import {
  type EnvConfigEvidence,
  judge,
  type VariableEvidence,
} from '../../../src/probes/env-config/judge.ts';
import { declaration } from '../../../src/probes/env-config/options.ts';

const good: VariableEvidence = {
  name: 'A',
  required: true,
  type: 'string',
  length: '8-15',
  checks: { present: true, filled: true, real: true },
};

const all: EnvConfigEvidence = {
  source: '.env',
  variables: [good],
  shared: [],
  control: { missingIsSeen: true, placeholderIsRefused: true },
};

const decide = (seen: Partial<EnvConfigEvidence>, options: object = { required: ['A'] }) =>
  judge({ ...all, ...seen }, declaration.options.parse(options));

describe('variables that are as they must be', () => {
  it('pass, with how many and where', async () => {
    expect(await decide({})).toEqual({
      outcome: 'pass',
      summary: '1 variable of .env checked: set where required, and no default.',
      findings: [],
    });
    const unset = { ...good, name: 'C', checks: {} };
    const two = { variables: [good, { ...good, name: 'B' }, unset] };
    expect((await decide(two)).summary).toMatch(/^2 variables of \.env checked/);
  });
});

describe('a check that does not hold', () => {
  it.each(CHECK_NAMES)('is a finding: %s', async (name) => {
    const seen = { ...good, minBits: 128, checks: { ...good.checks, [name]: false } };
    const judged = await decide({ variables: [seen] });
    const expected =
      { format: 'a value of the type string', strong: 'a strong secret of 128 bits or more' }[
        name as string
      ] ?? CHECK_PROSE[name].expected;
    expect(judged).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: '1 complaint about A in .env.',
      findings: [{ expected, seen: CHECK_PROSE[name].seen, where: 'A' }],
    });
  });

  it('is named with every other, in order, each variable once in the summary', async () => {
    const broken = { ...good, checks: { strong: false, filled: false, present: true } };
    const judged = await decide({ variables: [broken, { ...broken, name: 'B' }] });
    expect(judged.summary).toBe('4 complaints about A; B in .env.');
    expect(judged.findings.map(({ where, seen }) => `${where}: ${seen}`)).toEqual([
      'A: it is empty, or only blanks',
      'A: it is too short or too regular',
      'B: it is empty, or only blanks',
      'B: it is too short or too regular',
    ]);
    expect(judged.findings[1]?.expected).toBe('a strong secret of 0 bits or more');
  });

  it('is so for secrets that share a value', async () => {
    expect(await decide({ shared: [['A', 'B']] })).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: '1 complaint about A, B in .env.',
      findings: [
        {
          expected: 'a secret of its own for each',
          seen: 'they have the same value',
          where: 'A, B',
        },
      ],
    });
  });

  it('decides before a control does', async () => {
    const control = { missingIsSeen: false, placeholderIsRefused: false };
    const broken = { ...good, checks: { present: false } };
    expect((await decide({ variables: [broken], control })).outcome).toBe('fail');
  });
});

describe('nothing to check', () => {
  const nothing = {
    outcome: 'inconclusive',
    reason: 'no-data',
    summary: 'There was nothing to check in .env.',
    remedy: 'Name variables in `required`, or in the example file.',
  };

  it.each<[VariableEvidence[]]>([[[]], [[{ ...good, required: false, checks: {} }]]])(
    'is no pass: %j',
    async (variables) => {
      const options = { example: '.env.example' };
      expect(await decide({ variables }, options)).toEqual({ ...nothing, findings: [] });
    },
  );

  it.each<[object, string[]]>([
    [{ required: ['A', 'B'] }, ['B']],
    [{ required: { A: null, B: {} } }, ['B']],
    [{ required: ['A'], rules: { B: {} } }, ['B']],
    [{ required: ['A'], forbid: { B: ['1'] } }, ['B']],
    [{ required: ['A', 'B'], forbid: { B: ['1'], C: ['1'] } }, ['B', 'C']],
    [{ required: ['A'], optional: ['B'], forbid: { B: ['1'] } }, ['B']],
  ])('of %j is what the evidence lacks: %j', async (options, names) => {
    expect(await decide({}, options)).toEqual({
      ...nothing,
      findings: names.map((where) => ({
        expected: 'an answer',
        seen: 'it was not looked at',
        where,
      })),
    });
    const empty = names.map((name) => ({ ...good, name, checks: {} }));
    expect((await decide({ variables: [good, ...empty] }, options)).reason).toBe('no-data');
    const there = names.map((name) => ({ ...good, name }));
    expect((await decide({ variables: [good, ...there] }, options)).outcome).toBe('pass');
  });

  it.each<[object]>([
    [{ required: ['A', 'B'], optional: ['B'] }],
    [{ required: ['A'], rules: { B: {} }, optional: ['B'] }],
  ])('does not matter where it is optional: %j', async (options) => {
    expect((await decide({}, options)).outcome).toBe('pass');
  });
});

describe('a control that lets through what it must refuse', () => {
  const missing = { expected: 'a made-up name is missing', seen: 'it is set', where: 'control' };
  const accepted = { expected: 'changeme is refused', seen: 'it is accepted', where: 'control' };

  it.each([
    [false, true, [missing]],
    [true, false, [accepted]],
    [false, false, [missing, accepted]],
  ])('%s, %s', async (missingIsSeen, placeholderIsRefused, findings) => {
    expect(await decide({ control: { missingIsSeen, placeholderIsRefused } })).toEqual({
      outcome: 'inconclusive',
      reason: 'control-failed',
      summary: 'The rules let through what they must refuse, so that a pass would prove nothing.',
      findings,
    });
  });
});
