import { describe, expect, it } from '@jest/globals';
import type { BackupRestoreEvidence } from '../../../src/probes/backup-restore/evidence.ts';
import {
  alone,
  at,
  fails,
  headed,
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
const ZONE = 'If pg_dump runs in another zone, set `timeZone`.';

/** The listing says this alone. */
const claims = (newest: object) => ({ newest: { id, ...newest } });

describe('when the backup began', () => {
  const untold = holds(
    [id, 'a time at which it began', 'none'],
    'Let the listing say `startedAt` and `finishedAt`.',
  );

  it.each<[string, Evidence, object]>([
    ['the listing alone', restored(plain), passes],
    ['the archive alone', claims({}), passes],
    [
      'nothing: an archive without its time',
      { ...claims({}), ...headed({ createdAt: undefined }) },
      untold,
    ],
    ['nothing: plain SQL', { ...claims({}), ...restored(plain) }, untold],
  ])('is told by %s', async (_, seen, expected) => {
    expect(await judged(seen)).toEqual(expected);
  });

  it('is looked for before the newest row, which can’t be told without it', async () => {
    const contents = { ...parts.contents, newest: undefined };
    const seen = { ...claims({}), ...restored({ ...plain, contents }) };
    expect(await judged(seen)).toEqual(untold);
    expect(await judged({ ...seen, live: undefined }, alone)).toEqual(untold);
  });

  it('is not told by an archive that `fetch` may have made just now', async () => {
    const seen = { ...claims({}), ...headed({ createdAt: at('08:58:00') }) };
    expect(await judged(seen, { fetch: 'dump' })).toEqual(untold);
    expect(await judged(seen, { fetch: 'dump', newest: undefined })).toEqual(untold);
  });
});

describe('what the listing says of its time', () => {
  it.each<[string, Evidence, object]>([
    ['is as far ahead as clocks may be', claims({ changedAt: at('09:05:00.000') }), passes],
    [
      'is to come',
      claims({ changedAt: at('09:05:00.001') }),
      fails([id, `a time before ${at('09:00:00.000')}`, `${at('09:05:00.001')}, which is to come`]),
    ],
    [
      'is to come, of its start',
      claims({ startedAt: at('10:00:00'), finishedAt: at('10:01:00') }),
      fails([id, `a time before ${at('09:00:00.000')}`, `${at('10:00:00')}, which is to come`]),
    ],
    [
      'is to come, of its end',
      claims({ startedAt: at('03:00:00'), finishedAt: at('10:01:00') }),
      fails([id, `a time before ${at('09:00:00.000')}`, `${at('10:01:00')}, which is to come`]),
    ],
    ['is both its start and its end', listed({ finishedAt: at('03:00:00.000') }), passes],
    [
      'ends before it starts',
      listed({ finishedAt: at('02:59:59.000') }),
      fails([id, `an end after its start at ${at('03:00:00.000')}`, at('02:59:59.000')]),
    ],
  ])('judges a listed time that %s', async (_, seen, expected) => {
    expect(await judged({ ...restored(plain), ...seen })).toEqual(expected);
  });
});

const made = (createdAt: string) => headed({ createdAt });
const later = (before: string, created: string, remedy = ZONE) =>
  holds([id, `an archive from before ${before}`, `one of ${created}`], remedy);

describe('what the archive says of its time', () => {
  it.each<[string, Evidence, object]>([
    ['begins as late after its listed start as it may', made(at('02:50:00')), passes],
    [
      'is older than its listed start',
      made(at('02:49:59')),
      fails(
        [
          id,
          `a dump begun at ${at('03:00:00.000')}`,
          `an archive of ${at('02:49:59')}: 10 min older`,
        ],
        'assertion',
        `The file is not of this backup: correct the job. ${ZONE}`,
      ),
    ],
    [
      'is older than its file, whose copy is younger',
      { ...claims({ changedAt: at('03:00:00') }), ...made(at('02:30:00')) },
      passes,
    ],
    ['is as late after its end as it may', made(at('03:07:00.000')), passes],
    [
      'is from after its end',
      made(at('03:07:01.000')),
      later(at('03:02:00.000'), at('03:07:01.000')),
    ],
    [
      'is from after the change of its file',
      { ...claims({ changedAt: at('03:04:00') }), ...made(at('03:09:01')) },
      later(at('03:04:00.000'), at('03:09:01')),
    ],
    ['is from now, without a listed end', { ...claims({}), ...made(at('09:05:00.000')) }, passes],
    [
      'is to come, without a listed end',
      { ...claims({}), ...made(at('09:05:00.001')) },
      later(at('09:00:00.000'), at('09:05:00.001')),
    ],
    [
      'is to come, as its listed end is',
      { ...claims({ changedAt: at('09:03:00') }), ...made(at('09:05:00.001')) },
      later(at('09:00:00.000'), at('09:05:00.001')),
    ],
  ])('is judged where it %s', async (_, seen, expected) => {
    expect(await judged(seen)).toEqual(expected);
  });
});

describe('the time of an archive that comes by `fetch`', () => {
  it('may be that of a dump that `fetch` makes now, if rows show how old it is', async () => {
    const dumped = (time: string) => {
      const { restore } = made(time);
      const contents = restore.contents && { ...restore.contents, latest: at('02:58:00') };
      return { restore: { ...restore, contents } };
    };
    const edge = at('09:05:00.000');
    const over = at('09:05:00.001');
    const physical = `If \`fetch\` makes the dump, of a physical backup, set \`newest\`. ${ZONE}`;
    const end = at('03:02:00.000');
    const fetch = 'restore';
    expect(await judged(dumped(edge), { fetch })).toEqual(passes);
    expect(await judged(dumped(over), { fetch })).toEqual(later(end, over, physical));
    const unproved = await judged(dumped(edge), { fetch, newest: undefined });
    expect(unproved).toEqual(later(end, edge, physical));
    expect(await judged(dumped(edge))).toEqual(later(end, edge));
  });
});

const began = at('03:00:00.000');

describe('how old the backup may be', () => {
  const old = (age: string, remedy: string) =>
    fails([id, 'begun within 6h', `${began}, ${age} ago`], 'threshold', remedy);

  it.each<[string, Evidence, object]>([
    ['as old as allowed', {}, passes],
    [
      'older, by its archive',
      { now: at('09:00:00.001') },
      old('6 h 0 min', `Make a backup now. ${ZONE}`),
    ],
    [
      'older, by its listing',
      { now: at('09:31:00'), ...headed({ createdAt: at('03:01:00') }) },
      old('6 h 31 min', 'Make a backup now.'),
    ],
    [
      'older, as plain SQL',
      { now: at('09:31:00'), ...restored(plain) },
      old('6 h 31 min', 'Make a backup now.'),
    ],
    [
      'older by days',
      { now: '2026-01-08T04:00:00.000Z' },
      old('3 d 1 h', `Make a backup now. ${ZONE}`),
    ],
  ])('is told by `maxAge`: %s', async (_, seen, expected) => {
    expect(await judged(seen, { maxAge: '6h' })).toEqual(expected);
  });
});

describe('after what the backup must have begun', () => {
  it.each([
    [at('03:00:00'), passes],
    [
      at('03:00:00.001'),
      fails(
        [id, `begun after ${at('03:00:00.001')}`, began],
        'threshold',
        'Make a backup now, and wait.',
      ),
    ],
  ])('is told by `since` %s', async (since, expected) => {
    expect(await judged({}, { since })).toEqual(expected);
  });

  it.each([
    [at('03:00:02.000'), passes],
    [
      at('03:00:02.001'),
      fails(
        [
          id,
          `begun after \`make\` was started at ${at('03:00:02.001')}`,
          `the newest began at ${began}`,
        ],
        'assertion',
        '`make` has to wait until the backup is done and listed.',
      ),
    ],
  ])('is told by `make`, started at %s', async (startedAt, expected) => {
    const make = { startedAt, exitCode: 0, seconds: 1, complaints: '' };
    expect(await judged({ make }, { make: './backup' })).toEqual(expected);
  });
});
