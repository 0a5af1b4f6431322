import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '../../../src/domain/report.ts';
import type { MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { differs, fails, found, judged, lacks, parts } from './healthy.ts';

type Row = [string, Partial<MigrationEvidence>, Judgement];

const { fresh, second } = parts;
const other = 'column public.orders.total: default was 0, is not there';
const more = { kept: [], leftOut: 3 };
const view = { kind: 'view', name: 'public.totals', change: 'added', after: '' } as const;

const empty = ['deployed against empty', 'the schema of an upgrade from empty'] as const;
const code = ['against what the code expects', 'the schema of `expect.schema`'] as const;
const again = ['second upgrade', 'nothing is done'] as const;
const squash =
  'The deployed schema was changed by hand, or an applied migration was edited: write a migration that repairs it.';
const write = 'Write the migration that is missing; `ignore` names what may differ.';

const WRONG: Row[] = [
  [
    'differs from that of an empty database',
    { fresh: { ...fresh, differences: differs } },
    found(fails, [...empty, other], squash),
  ],
  [
    'differs so much from that of an empty database that not all is kept',
    { fresh: { ...fresh, differences: more } },
    found(fails, [...empty, '3 more differences'], squash),
  ],
  [
    'is not the one that the code expects',
    { expected: differs },
    found(fails, [...code, other], write),
  ],
  [
    'is so far from what the code expects that not all is kept',
    { expected: more },
    found(fails, [...code, '3 more differences'], write),
  ],
  [
    'is another after a second upgrade',
    { second: { ...second, differences: differs } },
    found(fails, [...again, other]),
  ],
  [
    'is quite another after a second upgrade',
    { second: { ...second, differences: more } },
    found(fails, [...again, '3 more differences']),
  ],
  [
    'has an index that is not valid',
    { invalidIndexes: ['public.i on orders'] },
    found(
      fails,
      ['indexes', 'every index is valid', 'public.i on orders is not'],
      'Drop it and build it again: a concurrent build failed.',
    ),
  ],
];

describe('the schema that comes out', () => {
  it.each(WRONG)('fails where it %s', async (_, rest, judgement) => {
    expect(await judged(rest)).toStrictEqual(judgement);
  });

  it.each<Row>([
    [
      'nobody compared it with that of an empty database',
      { fresh: { ...fresh, differences: undefined } },
      found(lacks, ['deployed against empty', 'a comparison', 'none was made']),
    ],
    [
      'nobody looked at its indexes',
      { invalidIndexes: undefined },
      found(lacks, ['indexes', 'every index is valid', 'nobody looked']),
    ],
    [
      'nobody knows what the upgrade changed',
      { changes: undefined },
      found(lacks, ['changes', 'what the upgrade did to the schema', 'nobody looked']),
    ],
  ])('holds where %s', async (_, rest, judgement) => {
    expect(await judged(rest)).toStrictEqual(judgement);
  });

  it('holds where nobody made the one that the code expects', async () => {
    const options = { expect: { schema: { run: 'flask create-all' } } };
    const held = found(lacks, ['against what the code expects', 'a schema', 'none was made']);
    expect(await judged({}, options)).toStrictEqual(held);
    const none = { kept: [], leftOut: 0 };
    expect(await judged({ expected: none }, options)).toMatchObject({ outcome: 'pass' });
  });
});

describe('what may differ by the plan', () => {
  it.each([['public.orders'], ['public.orders.total'], ['public.orders*'], ['*']])(
    'is what "%s" names',
    async (pattern) => {
      expect(await judged({ expected: differs }, { ignore: [pattern] })).toMatchObject({
        outcome: 'pass',
      });
    },
  );

  it.each([['public.order'], ['orders'], ['public.ordersx*'], ['shop.*'], ['public.orders.tota']])(
    'is not what "%s" names',
    async (pattern) => {
      const { findings } = await judged({ expected: differs }, { ignore: [pattern] });
      expect(findings.map(({ seen }) => seen)).toStrictEqual([other]);
    },
  );

  it('is of a deployed table as well as of an expected one', async () => {
    const rest = { fresh: { ...fresh, differences: differs } };
    expect(await judged(rest, { ignore: ['public.orders'] })).toMatchObject({ outcome: 'pass' });
  });

  it('is no view that belongs to no table, unless it is named', async () => {
    const rest = { expected: { kept: [view], leftOut: 0 } };
    expect(await judged(rest, { ignore: ['public.orders', 'shop.*'] })).toMatchObject({
      outcome: 'fail',
    });
    expect(await judged(rest, { ignore: ['public.totals'] })).toMatchObject({ outcome: 'pass' });
  });

  it('is nothing that was left out of the evidence', async () => {
    const { findings } = await judged(
      { expected: { ...differs, leftOut: 1 } },
      { ignore: ['public.*'] },
    );
    expect(findings.map(({ seen }) => seen)).toStrictEqual(['1 more differences']);
  });

  it('is nothing that a second upgrade does', async () => {
    const rest = { second: { ...second, differences: differs } };
    expect(await judged(rest, { ignore: ['public.*'] })).toMatchObject({ outcome: 'fail' });
  });
});
