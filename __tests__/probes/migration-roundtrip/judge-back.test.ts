import { describe, expect, it } from '@jest/globals';
import type { Back, Loss, Trip } from '../../../src/probes/migration-roundtrip/evidence.ts';
import {
  back,
  broken,
  declared,
  exits,
  type Finding,
  fails,
  found,
  having,
  judged,
  keep,
  lacks,
  loss,
  none,
  repair,
  returning,
  run,
  whole,
  withoutSummary,
} from './healthy.ts';

const down = '0008, down';
const text = 'index public.a.b: unique was yes, is no';
const one = { total: 1, shown: [text] };
const sequence = { name: 'public.orders_id_seq', before: '421', after: '1' };
const losing = (rest: Partial<Loss>): Partial<Back> => ({
  losses: { total: 1, shown: [loss('public.a', rest)] },
});

const WAYS_BACK: [string, Partial<Back>, Finding, string][] = [
  [
    'leaves the revision where it was',
    { run: run('0008') },
    [down, 'revision 0007', '0008'],
    repair,
  ],
  [
    'goes back too far',
    { run: run() },
    [down, 'revision 0007', 'none (an empty database)'],
    repair,
  ],
  ['leaves another schema', { schema: one }, [down, 'the schema of the start', text], repair],
  [
    'leaves a schema so different that it does not fit',
    { schema: { total: 7, shown: [] } },
    [down, 'no differences of the schema', '7 more'],
    repair,
  ],
  [
    'loses rows',
    losing({ lost: 3, changed: 0, columns: [] }),
    [`${down}, table public.a`, 'its 9 rows', '3 of 9 gone'],
    keep,
  ],
  [
    'loses or changes rows that have no key',
    losing({ lost: 3, changed: 0, columns: [], hasKey: false }),
    [`${down}, table public.a`, 'its 9 rows', '3 of 9 gone or changed (there is no primary key)'],
    keep,
  ],
  [
    'loses values of a column',
    losing({}),
    [
      `${down}, column public.a.x`,
      'the values from before',
      '4 of 9 rows have lost it or have another',
    ],
    keep,
  ],
  [
    'changes rows, nobody knows in which column',
    losing({ columns: [] }),
    [`${down}, table public.a`, 'the rows from before', '4 changed'],
    keep,
  ],
  [
    'loses in more tables than fit',
    { losses: { total: 7, shown: [] } },
    [down, 'no tables with losses', '7 more'],
    repair,
  ],
  [
    'starts a sequence again',
    { sequences: { total: 1, shown: [sequence] } },
    [`${down}, sequence public.orders_id_seq`, 'to give 421 next', 'gives 1, again'],
    keep,
  ],
  [
    'starts more sequences again than fit',
    { sequences: { total: 2, shown: [] } },
    [down, 'no sequences that start again', '2 more'],
    repair,
  ],
];

describe('a way back', () => {
  it.each(WAYS_BACK)('fails where it %s', async (_, rest, finding, remedy) => {
    const judgement = withoutSummary(await judged(returning(rest)));
    expect(judgement).toStrictEqual(found(fails, [finding], remedy));
  });

  it('shows rows that are gone beside values that are', async () => {
    const columns = ['x', 'y'].map((column) => ({ column, values: 2 }));
    const { findings } = await judged(returning(losing({ lost: 1, columns })));
    expect(findings.map(({ where }) => where)).toStrictEqual([
      `${down}, table public.a`,
      `${down}, column public.a.x`,
      `${down}, column public.a.y`,
    ]);
  });

  it.each<[number | null, string]>([
    [1, 'exit code 1: NotImplementedError'],
    [null, 'no end of its own: NotImplementedError'],
  ])('fails where it ends with %s, and says nothing of what it left', async (code, seen) => {
    const rest = { run: broken('NotImplementedError', code), schema: one, losses: none };
    const judgement = withoutSummary(await judged(returning(rest), declared));
    expect(judgement).toStrictEqual(found(exits, [[down, 'exit code 0', seen]], repair));
  });

  it('may lose rows and start sequences again where its migration is declared', async () => {
    const losses = { total: 3, shown: [loss('public.a')] };
    const sequences = { total: 3, shown: [sequence] };
    const { outcome } = await judged(returning({ losses, sequences }), declared);
    expect(outcome).toBe('pass');
  });

  it('may not leave another schema where its migration is declared', async () => {
    const judgement = withoutSummary(await judged(returning({ schema: one }), declared));
    const finding: Finding = [down, 'the schema of the start', text];
    expect(judgement).toStrictEqual(found(fails, [finding], repair));
  });
});

describe('the way up again', () => {
  const again = '0008, up again';

  it.each<[string, Trip['again'], Finding]>([
    ['ends elsewhere', { run: run('0007'), schema: none }, [again, 'revision 0008', '0007']],
    [
      'makes another schema',
      { run: run('0008'), schema: one },
      [again, 'the schema of the first time', text],
    ],
  ])('fails where it %s', async (_, rest, finding) => {
    const judgement = withoutSummary(await judged(having({ again: rest }), declared));
    expect(judgement).toStrictEqual(found(fails, [finding], repair));
  });

  it('fails where it breaks, and says nothing of what it left', async () => {
    const rest = { run: broken('DuplicateTable'), schema: one };
    const judgement = withoutSummary(await judged(having({ again: rest })));
    const finding: Finding = [again, 'exit code 0', 'exit code 1: DuplicateTable'];
    expect(judgement).toStrictEqual(found(exits, [finding], repair));
  });

  it('holds where nobody went it', async () => {
    const judgement = withoutSummary(await judged(having({ again: undefined })));
    const finding: Finding = [again, 'a second way up', 'none was made'];
    expect(judgement).toStrictEqual(found(lacks, [finding]));
  });

  it('is not asked for where the way back broke', async () => {
    const { again: _, ...rest } = { ...whole, back: { ...back, run: broken('x') } };
    const { findings } = await judged({ trips: [rest] });
    expect(findings.map(({ where }) => where)).toStrictEqual([down]);
  });
});
