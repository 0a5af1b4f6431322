import { describe, expect, it } from '@jest/globals';
import type { SecretStoreEvidence } from '../../../src/probes/secret-store/evidence.ts';
import { judged, others, wanted } from './judged.ts';

const many = Array.from({ length: 22 }, (_, at) => `C${at}`);
const UNSET = 'Unset what is not used, or add it to the `names` that are asked for.';

describe('a failure', () => {
  const DEPLOY = 'Run `fly secrets deploy`, and wait until all Machines run again.';
  const ONCE = 'Unset it and set it again, so that it is clear which value counts.';
  const set = 'to be set in Fly, app lt-crm';
  const asked = 'no secret that nobody asks for';
  const two = { wanted: [wanted(), wanted({ name: 'B', isSet: false, similar: 'b' })] };
  const absent = { wanted: [wanted({ isSet: false }), wanted({ name: 'B' })] };
  const empty = { wanted: [wanted(), wanted({ name: 'B', isEmpty: true })] };
  const of = (status: string) => ({ wanted: [wanted(), wanted({ name: 'B', status })] });
  const waits = { others: { count: 1, names: ['C'], undeployed: ['C'] } };
  const strict = { extra: 'fail' };

  it.each<[string, Partial<SecretStoreEvidence>, object, string[], string | undefined]>([
    ['one is missing', absent, {}, ['A', set, 'missing'], undefined],
    ['only another name is set', two, {}, ['B', set, 'missing; b is set, another name'], undefined],
    ['one is empty', empty, {}, ['B', 'a value', 'an empty one'], undefined],
    ['one is staged', of('Staged'), {}, ['B', 'Deployed', 'Staged'], DEPLOY],
    ['one is deployed in part', of('Partial'), {}, ['B', 'Deployed', 'Partial'], DEPLOY],
    [
      'one is listed twice',
      { twice: ['A'] },
      {},
      ['A', 'once in the store', 'more than once'],
      ONCE,
    ],
    ['another one waits', waits, {}, ['C', 'Deployed', 'another status, or none'], undefined],
    ['one is not asked for', others(1, ['C']), strict, ['others', asked, 'C'], UNSET],
    [
      'more are than are named',
      others(3, ['C', 'D']),
      strict,
      ['others', asked, 'C, D and 1 more'],
      UNSET,
    ],
    [
      'many are not asked for',
      others(60, many),
      strict,
      ['others', asked, `${many.slice(0, 20).join(', ')} and 40 more`],
      UNSET,
    ],
  ])('is that %s', async (_, rest, more, [where, expected, seen], remedy) => {
    expect(await judged(rest, more)).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `${where}: expected ${expected}, seen ${seen}.`,
      findings: [{ where, expected, seen }],
      ...(remedy === undefined ? {} : { remedy }),
    });
  });
});

describe('what can’t be told', () => {
  const TOKEN =
    'Update flyctl, and give it a token that may read releases; above 100 Machines it tells no status.';
  const of = (status?: string) => ({ wanted: [wanted(), wanted({ name: 'B', status })] });
  const from = { names: undefined, from: { script: 'set.sh' } };
  const answer = (where: string) => [where, 'an answer', 'it was not looked for'];

  it.each<[string, Partial<SecretStoreEvidence>, object, string[][], string | undefined]>([
    ['Fly tells no status', of(), {}, [['B', 'Deployed', 'no status']], TOKEN],
    ['Fly tells another status', of('Unknown'), {}, [['B', 'Deployed', 'Unknown']], TOKEN],
    ['a name was not looked for', { wanted: [wanted()] }, {}, [answer('B')], undefined],
    ['a script gave no name', { wanted: [] }, from, [answer('names')], undefined],
    ['nothing was looked for', { wanted: [] }, {}, ['A', 'B', 'names'].map(answer), undefined],
  ])('holds where %s', async (_, rest, more, told, remedy) => {
    const findings = told.map(([where, expected, seen]) => ({ where, expected, seen }));
    const [first] = findings;
    expect(await judged(rest, more)).toEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: `${first?.where}: expected ${first?.expected}, seen ${first?.seen}.`,
      findings,
      ...(remedy === undefined ? {} : { remedy }),
    });
  });

  it('holds where the control is set', async () => {
    expect(await judged({ control: { missingIsSeen: false } })).toEqual({
      outcome: 'inconclusive',
      reason: 'control-failed',
      summary: 'control: expected a made-up name is missing, seen it is set.',
      findings: [{ where: 'control', expected: 'a made-up name is missing', seen: 'it is set' }],
    });
  });
});

it('tells all that is wrong, the worst first', async () => {
  const judgement = await judged({
    wanted: [wanted({ isSet: false }), wanted({ name: 'B', status: 'Unknown' })],
    shared: [['C', 'D']],
    twice: ['C'],
    control: { missingIsSeen: false },
  });
  expect(judgement.outcome).toBe('fail');
  const places = judgement.findings.map(({ where }) => where);
  expect(places).toEqual(['A', 'B', 'C', 'control']);
});
