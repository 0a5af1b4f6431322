import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/backup-restore/cases.ts';
import type {
  BackupRestoreEvidence,
  RestoreEvidence,
} from '../../../src/probes/backup-restore/evidence.ts';
import { evidence, judge } from '../../../src/probes/backup-restore/judge.ts';
import { declaration } from '../../../src/probes/backup-restore/options.ts';

const [first] = cases;
if (first === undefined) throw new Error('no case');
const { evidence: healthy, options } = first;
const given = options as Readonly<Record<string, unknown>>;

async function look(seen: BackupRestoreEvidence, rest: object = {}) {
  return await judge(seen, declaration.options.parse({ ...given, ...rest }));
}

/** The healthy backup with something else in one part of its restore. */
function restored(rest: Partial<RestoreEvidence>): BackupRestoreEvidence {
  if (healthy.restore === undefined) throw new Error('no restore');
  return { ...healthy, restore: { ...healthy.restore, ...rest } };
}

function holding(rest: object): BackupRestoreEvidence {
  const contents = healthy.restore?.contents;
  if (contents === undefined) throw new Error('no contents');
  return restored({ contents: { ...contents, ...rest } });
}

const some = (...names: string[]) => ({ names, more: 2 });

describe('the judge of backup-restore', () => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const seen = evidence.schema.parse(one.evidence);
    const judged = await judge(seen, declaration.options.parse(one.options));
    expect([judged.outcome, judged.reason]).toEqual([one.outcome, one.reason]);
  });

  it('asks for the zone where an archive is older than its file', async () => {
    const seen = { ...healthy, newest: { id: 'a', changedAt: '2026-01-05T08:00:00.000Z' } };
    expect((await look(seen, { maxAge: '2h' })).remedy).toMatch(/`timeZone`/);
  });

  it('holds where `fetch` gives rows from after the backup: those of the live database', async () => {
    const until = (latest: string) => look(holding({ latest }), { fetch: 'restore' });
    expect((await until('2026-01-05T03:06:59.000Z')).outcome).toBe('pass');
    expect((await until('2026-01-05T03:07:01.000Z')).reason).toBe('no-data');
  });

  it('takes a dump that `fetch` makes of a physical backup, if rows show how old it is', async () => {
    const archive = healthy.restore?.archive;
    if (archive === undefined) throw new Error('no archive');
    const dumped = (createdAt: string) => restored({ archive: { ...archive, createdAt } });
    const late = dumped('2026-01-05T08:58:00.000Z');
    expect((await look(late, { fetch: 'restore' })).outcome).toBe('pass');
    expect((await look(late)).outcome).toBe('inconclusive');
    const unproved = await look(late, { fetch: 'restore', newest: undefined });
    expect(unproved).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(unproved.remedy).toMatch(/`newest`/);
    const future = dumped('2026-01-05T11:00:00.000Z');
    expect((await look(future, { fetch: 'restore' })).outcome).toBe('inconclusive');
  });

  it('says on a pass how old, how large, how fast, and what was controlled', async () => {
    const { summary } = await look(healthy);
    expect(summary).toMatch(
      /^crm-2026-01-05\.dump, begun 2026-01-05T03:00:00\.000Z \(6 h 0 min ago\), was restored in 12\.4 s: 43 tables, 210500 rows/,
    );
    const open = await look({ ...healthy, earlierBytes: [1, 2] }, { control: 'none' });
    expect(open.summary).toMatch(/There was no control\. .*not compared: 2 earlier backups/);
  });

  it.each<[string, BackupRestoreEvidence, object, string, string, RegExp]>([
    [
      'missing tables',
      holding({ missing: some('public.a') }),
      {},
      'fail',
      'assertion',
      /public\.a and 2 more/,
    ],
    [
      'lost objects',
      holding({ lost: some('index public.i') }),
      {},
      'fail',
      'assertion',
      /index public\.i/,
    ],
    [
      'emptied tables',
      holding({ emptied: some('public.b (live: 30)') }),
      {},
      'fail',
      'assertion',
      /public\.b/,
    ],
    [
      'orphans',
      holding({ orphans: { checked: 1, found: ['a → b (f): 3 rows'], more: 0 } }),
      {},
      'fail',
      'assertion',
      /3 rows/,
    ],
    ['invalid indexes', holding({ invalidIndexes: some('i') }), {}, 'fail', 'assertion', /indexes/],
    ['no tables', holding({ tables: 0 }), {}, 'fail', 'assertion', /none was restored/],
    [
      'fewer tables than its own list',
      holding({ tables: 42 }),
      {},
      'fail',
      'assertion',
      /the 43 of its own list/,
    ],
    [
      'too few rows in all',
      holding({ rows: 100_000 }),
      {},
      'fail',
      'threshold',
      /90 % of the live/,
    ],
    [
      'too few rows in a table',
      holding({ limited: [{ table: 'orders', rows: 199_000, live: 200_120 }] }),
      {},
      'fail',
      'threshold',
      /99\.9 % of 200120/,
    ],
    [
      'a damaged page',
      holding({ amcheck: { exitCode: 2, seconds: 1, complaints: 'heap', errors: 0 } }),
      {},
      'fail',
      'assertion',
      /pg_amcheck/,
    ],
    ['no newest row', holding({ newest: null }), {}, 'fail', 'assertion', /no row/],
    [
      'errors with exit code 0',
      restored({ run: { exitCode: 0, seconds: 1, complaints: 'x', errors: 2 } }),
      {},
      'fail',
      'assertion',
      /2 errors/,
    ],
    [
      'a signal',
      restored({ run: { exitCode: null, seconds: 1, complaints: '', errors: 0 } }),
      {},
      'fail',
      'exit-code',
      /signal/,
    ],
    ['fewer backups than kept', healthy, { minBackups: 14 }, 'fail', 'threshold', /at least 14/],
    [
      'an approval since',
      healthy,
      { since: '2026-01-05T08:00:00Z' },
      'fail',
      'threshold',
      /begun after/,
    ],
    [
      'roles that are required',
      { ...healthy, missingRoles: some('crm_app') },
      { roles: 'required' },
      'fail',
      'assertion',
      /crm_app/,
    ],
    ['a twin', { ...healthy, twin: 'old' }, {}, 'fail', 'assertion', /byte for byte/],
    [
      'no control',
      { ...healthy, control: undefined },
      {},
      'inconclusive',
      'control-failed',
      /not tried/,
    ],
    ['no restore', { ...healthy, restore: undefined }, {}, 'inconclusive', 'no-data', /no restore/],
    [
      'a future archive',
      restored({
        archive: {
          readable: true,
          complaints: '',
          createdAt: '2026-01-05T11:00:00.000Z',
          tables: 1,
        },
      }),
      {},
      'inconclusive',
      'no-data',
      /archive/,
    ],
    [
      'a file that grows',
      restored({ file: { format: 'custom', gzip: 'none', bytes: 8_200_000, changed: true } }),
      {},
      'inconclusive',
      'no-data',
      /written to/,
    ],
  ])('does not pass %s', async (_, seen, rest, outcome, reason, says) => {
    const judged = await look(seen as BackupRestoreEvidence, rest);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
    expect(JSON.stringify(judged)).toMatch(says);
  });

  it.each<[string, object, number | string | boolean | null | undefined, string]>([
    ['equal numbers', { equals: 3 }, 3, 'pass'],
    ['a number as text', { equals: 12.5 }, '12.50', 'pass'],
    ['another number', { equals: 3 }, 4, 'fail'],
    ['a text for a number', { equals: '3' }, 3, 'fail'],
    ['a minimum', { min: 1 }, 0, 'fail'],
    ['nothing', { min: 0 }, null, 'fail'],
    ['an empty text', { min: 0 }, '', 'fail'],
    ['no answer', { equals: null }, undefined, 'fail'],
  ])('compares %s', async (_, expected, value, outcome) => {
    const answer = value === undefined ? { problem: 'no table' } : { value };
    const assert = [{ query: 'select 1', ...expected }];
    expect((await look(holding({ asserted: [answer] }), { assert })).outcome).toBe(outcome);
  });

  it('never passes an assertion that was not asked', async () => {
    const assert = [{ query: 'select 1', equals: 1 }];
    expect((await look(healthy, { assert })).outcome).toBe('inconclusive');
  });

  it.each<[string, object, string]>([
    ['two sources', { list: 'x' }, 'in one way'],
    ['no source', { directory: undefined }, 'in one way'],
    [
      'nothing to compare with',
      { live: undefined, tables: undefined },
      'what must be in the backup',
    ],
    ['a share without live', { live: undefined }, 'share of the rows'],
    ['a zone that is none', { timeZone: 'Vilnius' }, 'IANA'],
    ['an assertion of nothing', { assert: [{ query: 'select 1' }] }, 'equals, min, max'],
    ['a runner’s token', { env: ['GITHUB_TOKEN'] }, 'not passed on'],
  ])('refuses options with %s', (_, rest, says) => {
    const parsed = declaration.options.safeParse({ ...given, ...rest });
    expect(parsed.error?.message).toContain(says);
  });
});
