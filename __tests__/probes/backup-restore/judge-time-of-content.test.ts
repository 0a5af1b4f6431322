import { describe, expect, it } from '@jest/globals';
import type { BackupRestoreEvidence } from '../../../src/probes/backup-restore/evidence.ts';
import {
  alone,
  at,
  fails,
  headed,
  holding,
  holds,
  judged,
  listed,
  parts,
  passes,
  plain,
  restored,
} from './healthy.ts';

type Evidence = Partial<BackupRestoreEvidence>;
const id = 'crm-2026-01-05.dump';

describe('what the content says of its time', () => {
  const without = { newest: undefined };
  const { restore: whole } = restored({});
  const unread = { readable: false, complaints: 'no archive', tables: 0 };
  const remedy = 'Set `newest`, or dump in custom format (pg_dump -Fc), which carries its time.';
  const expected = 'content that shows how old it is';

  it.each<[string, Evidence, object]>([
    ['an archive with its time', { restore: whole }, passes],
    [
      'plain SQL',
      restored(plain),
      holds([id, expected, 'none: plain SQL, and no `newest`'], remedy),
    ],
    [
      'an archive without its time',
      headed({ createdAt: undefined }),
      holds([id, expected, 'none: an archive without its time, and no `newest`'], remedy),
    ],
    [
      'an empty file, which says nothing of its age either',
      { restore: { file: { format: 'empty', gzip: 'none', bytes: 0, changed: false } } },
      fails(['dump', 'a dump', 'a file with nothing in it']),
    ],
    [
      'what is no archive',
      { restore: { file: whole.file, archive: unread } },
      fails(['dump', 'an archive of pg_dump', 'no archive']),
    ],
  ])('is judged without `newest`: %s', async (_, seen, judgement) => {
    expect(await judged({ earlierBytes: [], ...seen }, without)).toEqual(judgement);
  });
});

describe('the latest row of the restored database', () => {
  const late = (end: string, latest: string) =>
    holds(
      [id, `no row from after the backup, which ended at ${end}`, `one of ${latest}`],
      'Let `fetch` restore this backup and nothing behind it (pgBackRest: --type=immediate), and never dump the live database.',
    );
  const end = at('03:02:00.000');

  it.each<[string, object, string | null, object]>([
    ['as late as clocks may be apart', {}, at('03:07:00.000'), passes],
    ['of after its end', {}, at('03:07:00.001'), late(end, at('03:07:00.001'))],
    [
      'of after the change of its file',
      { startedAt: undefined, finishedAt: undefined, changedAt: at('03:01:00') },
      at('03:06:01'),
      late(at('03:01:00'), at('03:06:01')),
    ],
    [
      'of after its start, where no end is listed',
      { finishedAt: undefined },
      at('03:05:01'),
      late(at('03:00:00.000'), at('03:05:01')),
    ],
    ['nowhere', {}, null, passes],
  ])('holds where `fetch` gives a row %s', async (_, newest, latest, expectedOf) => {
    const seen = { ...listed(newest), ...holding({ latest }) };
    expect(await judged(seen, { fetch: 'restore' })).toEqual(expectedOf);
  });
});

const where = 'orders.created_at';
const began = at('03:00:00.000');
const stale = 'The content is older than the file: correct the job.';
const row = `the row of ${at('02:58:00.000')}, which was there when it began`;
const within = (limit: string) => `a row from ${limit} before it began, at ${began}`;
const old = (expected: string, newest: string, age: string) =>
  fails([where, expected, `the newest is of ${newest}, ${age} too old`], 'threshold', stale);

describe('the newest row of the restored database', () => {
  it.each<[string, string | null | undefined, object]>([
    ['is the live one', at('02:58:00.000'), passes],
    ['is as much older as clocks may be apart', at('02:53:00.000'), passes],
    ['is older', at('02:52:59.900'), old(row, at('02:52:59.900'), '0.1 s')],
    ['is older by hours', at('00:51:00.000'), old(row, at('00:51:00.000'), '2 h 2 min')],
    ['is none', null, fails([where, row, 'no row'])],
    ['was not looked for', undefined, fails([where, row, 'no row'])],
  ])('is compared with the live one, where it %s', async (_, newest, expected) => {
    expect(await judged(holding({ newest }))).toEqual(expected);
  });
});

describe('the newest row, with none of the live database to compare with', () => {
  const open: Evidence['live'] = { ...parts.live, newest: null };
  const given = { table: 'orders', column: 'created_at' };

  it.each<[string, Evidence['live'], object, string | null, object]>([
    ['`maxAge`', undefined, { maxAge: '6h' }, '2026-01-04T21:00:00.000Z', passes],
    [
      '`maxAge`',
      undefined,
      { maxAge: '6h' },
      '2026-01-04T20:59:00.000Z',
      old(within('6h'), '2026-01-04T20:59:00.000Z', '1 min'),
    ],
    ['`within`', undefined, { newest: { ...given, within: '1h' } }, at('02:00:00.000'), passes],
    [
      '`within`',
      undefined,
      { newest: { ...given, within: '1h' } },
      at('01:59:59.000'),
      old(within('1h'), at('01:59:59.000'), '1.0 s'),
    ],
    ['`within`', undefined, {}, null, fails([where, within('24h'), 'no row'])],
    [
      '`within`, as there is no row live either',
      open,
      {},
      null,
      fails([where, within('24h'), 'no row']),
    ],
    ['`maxAge`, as there is no row live', open, { maxAge: '6h' }, at('02:58:00.000'), passes],
  ])('is judged by %s', async (_, live, options, newest, expected) => {
    const seen = { ...holding({ newest }), live };
    const rest = live === undefined ? alone : {};
    expect(await judged(seen, { ...rest, ...options })).toEqual(expected);
  });

  it('is not judged where nobody asked', async () => {
    expect(await judged(holding({ newest: undefined }), { newest: undefined })).toEqual(passes);
  });
});
