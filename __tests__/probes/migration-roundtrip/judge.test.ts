import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/migration-roundtrip/cases.ts';
import type {
  Back,
  RoundTripEvidence,
  Trip,
} from '../../../src/probes/migration-roundtrip/evidence.ts';
import { evidence, judge } from '../../../src/probes/migration-roundtrip/judge.ts';
import { declaration } from '../../../src/probes/migration-roundtrip/options.ts';

const plain = cases[0]?.evidence as RoundTripEvidence;
const whole = plain.trips[0] as Trip;
const back = whole.back as Back;
const given = cases[0]?.options as Record<string, unknown>;
const run = (revision: string) => ({ exitCode: 0, durationMs: 1, said: '', revisions: [revision] });
const none = { total: 0, shown: [] };

const ask = async (seen: RoundTripEvidence, options: Record<string, unknown> = {}) =>
  await judge(seen, declaration.options.parse({ ...given, ...options }));

const having = (rest: Partial<Trip>): RoundTripEvidence => ({
  ...plain,
  trips: [{ ...whole, ...rest }],
});

const loss = (table: string) => ({
  table,
  rowsBefore: 9,
  rowsAfter: 9,
  lost: 0,
  changed: 4,
  hasKey: true,
  columns: [{ column: 'x', values: 4 }],
});

/** Two migrations, each by itself and both together. */
function two(firstLoses: readonly string[], secondLoses: readonly string[]): RoundTripEvidence {
  const make = (from: string, to: string, tables: readonly string[], touched: string[]): Trip => ({
    ...whole,
    from: [from],
    to: [to],
    revisions: [to],
    isWhole: false,
    up: run(to),
    touched,
    back: {
      run: run(from),
      schema: none,
      losses: { total: tables.length, shown: tables.map(loss) },
      sequences: none,
    },
    again: { run: run(to), schema: none },
  });
  const all = [...new Set([...firstLoses, ...secondLoses])];
  const together = make('0007', '0009', all, ['public.a', 'public.b']);
  return {
    ...plain,
    to: ['0009'],
    trips: [
      make('0007', '0008', firstLoses, ['public.a']),
      make('0008', '0009', secondLoses, ['public.b']),
      { ...together, revisions: ['0008', '0009'], isWhole: true },
    ],
  };
}

const declared = { allow: 'lossy', declared: { '0008': 'nobody reads these' } };

describe('what the judge says', () => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const seen = evidence.schema.parse(one.evidence);
    const judged = await judge(seen, declaration.options.parse(one.options));
    expect([judged.outcome, judged.reason]).toEqual([one.outcome, one.reason]);
    if (judged.outcome !== 'pass') expect(judged.findings.length).toBeGreaterThan(0);
  });

  it('names the column, the number and what to do', async () => {
    const judged = await ask(
      having({ back: { ...back, losses: { total: 1, shown: [loss('public.customers')] } } }),
    );
    expect(judged.findings).toEqual([
      {
        where: '0008, down, column public.customers.x',
        expected: 'the values from before',
        seen: '4 of 9 rows have lost it or have another',
      },
    ]);
    expect(judged.remedy).toContain('declared');
    expect(judged.summary).toContain('0008 lossy');
  });

  it('accepts on the whole way what one declared migration loses, and no more', async () => {
    expect((await ask(two(['public.a'], []), declared)).outcome).toBe('pass');
    const both = await ask(two(['public.a'], ['public.b']), declared);
    expect(both.outcome).toBe('fail');
    expect(both.findings.every(({ where = '' }) => where.includes('public.b'))).toBe(true);
    expect((await ask(two([], ['public.a']), declared)).outcome).toBe('fail');
  });

  it('accepts no loss of several migrations that were only tried together', async () => {
    const seen = two(['public.a'], []);
    const together = { ...seen, trips: seen.trips.slice(-1) };
    expect((await ask(together, declared)).outcome).toBe('fail');
  });

  it('never accepts what changes the schema, or raises', async () => {
    const schema = { total: 1, shown: ['index public.a.b: unique was yes, is no'] };
    const changed = await ask(having({ back: { ...back, schema } }), declared);
    expect(changed).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(changed.summary).toContain('irreversible');
  });

  it('fails for differences that were left out of the evidence', async () => {
    const cut = { total: 7, shown: [] };
    const schema = await ask(having({ back: { ...back, schema: cut } }));
    expect(schema).toMatchObject({ outcome: 'fail' });
    const losses = await ask(having({ back: { ...back, losses: cut } }));
    expect(losses.findings[0]?.seen).toBe('7 more');
    const sequences = await ask(having({ back: { ...back, sequences: cut } }));
    expect(sequences.outcome).toBe('fail');
  });

  it('fails where the second way up is another', async () => {
    const schema = { total: 1, shown: ['index public.a.b: missing'] };
    const judged = await ask(having({ again: { run: run('0008'), schema } }));
    expect(judged.findings[0]?.where).toBe('0008, up again');
    const stuck = await ask(having({ again: { run: run('0007'), schema: none } }));
    expect(stuck.findings[0]).toMatchObject({ expected: 'revision 0008', seen: '0007' });
  });

  it('fails where the way up fails, or ends elsewhere', async () => {
    const { from, to, revisions, isWhole } = whole;
    const up = { exitCode: 1, durationMs: 1, said: 'DuplicateColumn', revisions: [] };
    const failed = await ask({ ...plain, trips: [{ from, to, revisions, isWhole, up }] });
    expect(failed).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(failed.findings[0]?.seen).toBe('exit code 1: DuplicateColumn');
    expect((await ask(having({ up: run('0007') }))).outcome).toBe('fail');
  });

  it('says that there is no way back where the tool has none', async () => {
    const { back: _, again: __, control: ___, ...oneWay } = whole;
    const judged = await ask({ ...plain, adapter: 'prisma', canDowngrade: false, trips: [oneWay] });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings[0]?.seen).toBe('prisma has none');
  });

  it('wants values where the migration touches something, unless the plan says otherwise', async () => {
    const shown = [
      { table: 'public.a', column: 'b', why: 'dropped' as const, rows: 3, values: 0, distinct: 1 },
    ];
    const seen = having({ samples: { leftOut: 0, shown } });
    const judged = await ask(seen);
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings[0]).toMatchObject({
      where: '0008, column public.a.b',
      seen: '3 rows, all NULL: a loss could not be seen',
    });
    expect((await ask(seen, { mayBeEmpty: ['public.a.b'] })).outcome).toBe('pass');
    expect((await ask(seen, { mayBeEmpty: ['public.a'] })).outcome).toBe('pass');
    const cut = having({ samples: { leftOut: 4, shown: [] } });
    expect((await ask(cut)).outcome).toBe('inconclusive');
  });

  it('passes without a control only if it says so', async () => {
    const { control: _, ...rest } = whole;
    expect(await ask({ ...plain, trips: [rest] })).toMatchObject({ reason: 'control-failed' });
  });

  it.each<[string, Partial<Trip>, RegExp]>([
    ['leaves an expanded schema', {}, /leave the schema as it is/],
    [
      'goes down first after a contraction',
      { contractions: { total: 1, shown: [] } },
      /downgrade from the new image first/,
    ],
    [
      'goes down first where data was changed',
      { rowsChangedUp: 3 },
      /downgrade from the new image first/,
    ],
  ])('decides: it %s', async (_, rest, words) => {
    expect((await ask(having(rest))).summary).toMatch(words);
  });

  it('goes down first where the old code fails on the expanded schema', async () => {
    const smoke = { exitCode: 1, durationMs: 1, said: 'UndefinedColumn' };
    const judged = await ask(
      { ...plain, oldCode: { run: smoke, control: 1 } },
      { oldCode: { directory: 'old', smoke: 'true' } },
    );
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(judged.summary).toContain('downgrade from the new image first');
  });
});

describe('the options', () => {
  it.each([
    [{ declared: { '0008': 'nobody reads these' } }, /allow: lossy/],
    [{ ...declared, declared: { '0008': 'no' } }, /accepted/],
    [{ adapter: 'command' }, /commands/],
    [{ mayBeEmpty: ['audit'] }, /public.audit/],
    [{ seeds: 1 }, /seeds/],
  ])('refuse %j', (extra, words) => {
    const parsed = declaration.options.safeParse({ ...given, ...extra });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.message).toMatch(words);
  });
});
