import { describe, expect, it } from '@jest/globals';
import type {
  BackupRestoreEvidence,
  RestoreEvidence,
} from '../../../src/probes/backup-restore/evidence.ts';
import {
  alone,
  fails,
  filed,
  headed,
  holds,
  judged,
  parts,
  passes,
  plain,
  restored,
} from './healthy.ts';

type Evidence = Partial<BackupRestoreEvidence>;

describe('the dump that was fetched', () => {
  const { file } = parts;
  const unread = (complaints: string) => ({
    restore: { file, archive: { readable: false, complaints, tables: 0 } },
  });
  const cut = (end: string) => fails(['dump', end, '8200000 bytes without it: it is cut off']);

  it.each<[string, Evidence, object]>([
    [
      'is empty',
      { restore: { file: { ...file, format: 'empty' } } },
      fails(['dump', 'a dump', 'a file with nothing in it']),
    ],
    [
      'is compressed, and damaged',
      filed({ gzip: 'broken' }),
      fails(['dump', 'gzip up to its end', 'it breaks off, or is damaged']),
    ],
    [
      'is plain SQL, cut off',
      restored({ ...plain, file: { ...plain.file, complete: false } }),
      cut('its last line, “PostgreSQL database dump complete”'),
    ],
    [
      'is a tar archive, cut off',
      filed({ format: 'tar', complete: false }),
      cut('the end of a tar archive'),
    ],
    [
      'is a folder with a file that is cut off',
      filed({ format: 'directory', complete: false }),
      cut('the end of each of its files of rows'),
    ],
    ['is an archive without its end', filed({ complete: false }), cut('its end')],
    [
      'is no archive, by pg_restore',
      unread('pg_restore: error: no head'),
      fails(['dump', 'an archive of pg_dump', 'pg_restore: error: no head']),
    ],
    ['is no archive, without a word', unread(''), fails(['dump', 'an archive of pg_dump', 'none'])],
  ])('fails where it %s', async (_, seen, expected) => {
    expect(await judged({ earlierBytes: [], ...seen })).toEqual(expected);
  });
});

describe('the form of the dump', () => {
  it.each<[string, Evidence]>([
    ['compressed as a whole', filed({ gzip: 'whole' })],
    ['a tar archive with its end', filed({ format: 'tar', complete: true })],
    ['plain SQL with its last line', restored(plain)],
  ])('passes where it is %s', async (_, seen) => {
    expect(await judged(seen)).toEqual(passes);
  });

  it('tells everything that is wrong with it', async () => {
    const seen = filed({ gzip: 'broken', format: 'tar', complete: false });
    const { findings } = await judged(seen);
    expect(findings.map(({ expected }) => expected)).toEqual([
      'gzip up to its end',
      'the end of a tar archive',
    ]);
  });
});

const wrong = (expected: string, seen: string) =>
  fails(
    ['dump', `of the database ${expected}`, `of ${seen}`],
    'assertion',
    'Back up the right database; if it has two names, set `database`.',
  );
const unnamed = (seen: string) =>
  holds(
    ['dump', 'of the database crm', seen],
    'Dump in custom format (pg_dump -Fc), or leave `database` out.',
  );

describe('the database that the dump is of', () => {
  const database = 'crm';
  const unread = { readable: false, complaints: 'none of ours', tables: 0 };

  it.each<[string, Evidence, object, object]>([
    ['is the live one', {}, {}, passes],
    ['is another than the live one', headed({ database: 'blog' }), {}, wrong('crm', 'blog')],
    ['has the name that is given', headed({ database: 'blog' }), { database: 'blog' }, passes],
    ['has the live name, where another is given', {}, { database: 'blog' }, wrong('blog', 'crm')],
    ['is not named by plain SQL', restored(plain), {}, passes],
    [
      'is not named by plain SQL, and must be',
      restored(plain),
      { database },
      unnamed('plain SQL, which names none'),
    ],
    ['is not named by its archive', headed({ database: undefined }), {}, passes],
    [
      'is not named by its archive, and must be',
      headed({ database: undefined }),
      { database },
      unnamed('an archive of no name'),
    ],
    ['is any, with nothing to compare with', { live: undefined }, alone, passes],
    [
      'is that of an empty file',
      { restore: { file: { ...parts.file, format: 'empty' } } },
      { database },
      fails(['dump', 'a dump', 'a file with nothing in it']),
    ],
    [
      'is that of no archive',
      { restore: { file: parts.file, archive: unread } },
      { database },
      fails(['dump', 'an archive of pg_dump', 'none of ours']),
    ],
  ])('is judged where it %s', async (_, seen, options, expected) => {
    expect(await judged({ earlierBytes: [], ...seen }, options)).toEqual(expected);
  });
});

const run = { exitCode: 0, seconds: 12.4, complaints: '', errors: 0 };
const ran = (rest: Partial<NonNullable<RestoreEvidence['run']>>) =>
  restored({ run: { ...run, ...rest } });

describe('the restore', () => {
  const exit = (seen: string) => fails(['restore', 'exit code 0', seen], 'exit-code');

  it.each<[string, Evidence, object]>([
    [
      'ends with an exit code',
      ran({ exitCode: 1, complaints: 'end of file', errors: 1 }),
      exit('exit code 1: end of file'),
    ],
    [
      'ends with an exit code, silently',
      ran({ exitCode: 2 }),
      exit('exit code 2: it said nothing'),
    ],
    [
      'is ended by a signal',
      ran({ exitCode: null, complaints: 'killed' }),
      exit('ended by a signal: killed'),
    ],
    [
      'has an error, and exit code 0',
      ran({ errors: 1, complaints: 'ERROR: x' }),
      fails(['restore', 'no error', 'exit code 0, and 1 error: ERROR: x']),
    ],
    [
      'has errors, and exit code 0',
      ran({ errors: 2, complaints: 'ERROR: x' }),
      fails(['restore', 'no error', 'exit code 0, and 2 errors: ERROR: x']),
    ],
  ])('fails where it %s', async (_, seen, expected) => {
    expect(await judged(seen)).toEqual(expected);
  });
});

describe('how much of the restore is known', () => {
  it.each<[string, Partial<RestoreEvidence>, object]>([
    [
      'none was tried',
      { run: undefined, contents: undefined },
      holds(['restore', 'a restore', 'none was tried']),
    ],
    [
      'only its content is told',
      { run: undefined },
      holds(['restore', 'a restore', 'none was tried']),
    ],
    [
      'nobody looked at what was restored',
      { contents: undefined },
      holds(['restore', 'a look at what was restored', 'there was none']),
    ],
  ])('holds where %s', async (_, rest, expected) => {
    expect(await judged(restored(rest), { ...alone, newest: undefined })).toEqual(expected);
  });
});

describe('how long the restore takes', () => {
  const remedy = 'Restore with more `jobs`, on a faster server, or from a physical backup.';

  it.each([
    [3_600, passes],
    [3_600.01, fails(['restore', 'within 1h', '3600.01 s'], 'threshold', remedy)],
  ])('may take an hour: %d s', async (seconds, expected) => {
    expect(await judged(ran({ seconds }))).toEqual(expected);
  });
});
