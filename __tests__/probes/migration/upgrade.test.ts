import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '../../../src/domain/report.ts';
import type { MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { fails, found, judged, lacks, parts } from './healthy.ts';

type Row = [string, Partial<MigrationEvidence>, Judgement];

const { fresh, second, upgrade } = parts;
const ends = 'flask db upgrade heads ends with 0';
const exits = ['fail', 'exit-code'] as const;
const another = 'Does the application read another variable than `databaseVariable`?';
const broken = { ...upgrade, exitCode: 1, tail: '' };
const brokenFresh = { run: { ...fresh.run, exitCode: 3, tail: '' }, tables: 0 };
const nowhere = { missing: ['0007', '0008'], beyond: [] };

describe('the upgrade of an empty database', () => {
  const where = 'empty database';

  it.each<Row>([
    [
      'holds where none was made',
      { fresh: undefined },
      found(lacks, [where, 'an upgrade', 'none was made']),
    ],
    [
      'holds where the scratch database has no table then',
      { fresh: { ...fresh, tables: 0 } },
      found(
        lacks,
        [where, 'tables after the upgrade', 'not one table in the scratch database'],
        another,
      ),
    ],
    [
      'holds where nobody asked for the revision',
      { fresh: { ...fresh, position: undefined } },
      found(lacks, [where, 'a revision that is known', 'none was asked for']),
    ],
    [
      'fails where it does not come to the heads',
      { fresh: { ...fresh, position: nowhere } },
      found(fails, [where, 'at 0007, 0008', 'it is not']),
    ],
    [
      'fails where it breaks, and says only that',
      { fresh: brokenFresh },
      found(exits, [where, ends, 'exit code 3']),
    ],
    [
      'fails by itself where there was no copy to upgrade then',
      { fresh: brokenFresh, upgrade: undefined, control: { emptyRevisions: [] } },
      found(exits, [where, ends, 'exit code 3']),
    ],
  ])('%s', async (_, rest, judgement) => {
    expect(await judged(rest)).toStrictEqual(judgement);
  });

  it('may be left out by the plan', async () => {
    const { outcome } = await judged({ fresh: undefined }, { fromEmpty: false });
    expect(outcome).toBe('pass');
  });
});

const COPIES: Row[] = [
  [
    'holds where none was made',
    { upgrade: undefined },
    found(lacks, ['upgrade', 'an upgrade', 'none was made']),
  ],
  [
    'holds where nobody asked for the revision',
    { position: undefined },
    found(lacks, ['upgrade', 'a revision that is known', 'none was asked for']),
  ],
  [
    'fails where it stays behind',
    { position: { missing: ['0007'], beyond: ['0005', '0006'] } },
    found(fails, ['upgrade', 'at 0007', '0005, 0006']),
  ],
  [
    'fails where it is at more than the heads',
    { position: { missing: [], beyond: ['0006'] } },
    found(fails, ['upgrade', 'at the heads', '0006']),
  ],
  [
    'fails where it breaks, and asks for nothing that comes behind it',
    { upgrade: broken, second: undefined, position: undefined },
    found(exits, ['upgrade', ends, 'exit code 1']),
  ],
  [
    'says what the tool said',
    { upgrade: { ...broken, tail: 'Error: no table\nSee the manual' } },
    found(exits, ['upgrade', ends, 'exit code 1: Error: no table']),
  ],
  [
    'says which signal ended it',
    { upgrade: { ...broken, exitCode: null, signal: 'SIGKILL' } },
    found(exits, ['upgrade', ends, 'ended by SIGKILL']),
  ],
];

describe('the upgrade of the copy', () => {
  it.each(COPIES)('%s', async (_, rest, judgement) => {
    expect(await judged(rest)).toStrictEqual(judgement);
  });

  it('holds where none was made though the plan wants none of an empty database', async () => {
    const rest = { fresh: undefined, upgrade: undefined };
    const judgement = await judged(rest, { fromEmpty: false });
    expect(judgement).toStrictEqual(found(lacks, ['upgrade', 'an upgrade', 'none was made']));
  });

  it('fails beside that of an empty database', async () => {
    const { findings } = await judged({ fresh: brokenFresh, upgrade: broken });
    expect(findings).toStrictEqual([
      { where: 'empty database', expected: ends, seen: 'exit code 3' },
      { where: 'upgrade', expected: ends, seen: 'exit code 1' },
    ]);
  });
});

describe('the second upgrade', () => {
  const where = 'second upgrade';

  it.each<Row>([
    [
      'holds where none was made',
      { second: undefined },
      found(lacks, [where, 'an upgrade', 'none was made']),
    ],
    [
      'holds where nobody asked for the revision',
      { second: { ...second, position: undefined } },
      found(lacks, [where, 'a revision that is known', 'none was asked for']),
    ],
    [
      'fails where it moves away',
      { second: { ...second, position: { missing: [], beyond: ['x', 'y'] } } },
      found(fails, [where, 'at the heads', 'x, y']),
    ],
    [
      'fails where it writes rows',
      { second: { ...second, changedTables: ['public.customers'] } },
      found(fails, [where, 'nothing is done', 'rows of public.customers were written']),
    ],
    [
      'fails where it breaks, and asks for no revision then',
      { second: { ...second, run: { ...second.run, exitCode: 1 }, position: undefined } },
      found(exits, [where, ends, 'exit code 1']),
    ],
  ])('%s', async (_, rest, judgement) => {
    expect(await judged(rest)).toStrictEqual(judgement);
  });
});
