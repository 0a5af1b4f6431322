import { describe, expect, it } from '@jest/globals';
import type { BackupRestoreEvidence } from '../../../src/probes/backup-restore/evidence.ts';
import { at, fails, filed, holds, judged, listed, passes } from './healthy.ts';

type Evidence = Partial<BackupRestoreEvidence>;
const none = { names: [], more: 0 };
const id = 'crm-2026-01-05.dump';

const run = { startedAt: at('02:59:00'), seconds: 60, complaints: '' };
const nothing = { listed: 0, finished: 0, newest: undefined, restore: undefined };
const unmade = (exitCode: number | null, complaints: string) => ({
  ...nothing,
  make: { ...run, exitCode, complaints },
});

describe('whether there is a backup', () => {
  const yourself = 'Run the line of `make` yourself, with the same environment.';
  const mismatch = 'pg_dump: error: aborting because of server version mismatch';

  it.each<[string, Evidence, object]>([
    [
      '`make` ends with another exit code',
      unmade(3, 'no space left'),
      fails(['make', 'exit code 0', 'exit code 3: no space left'], 'exit-code', yourself),
    ],
    [
      '`make` is ended by a signal',
      unmade(null, ''),
      fails(['make', 'exit code 0', 'ended by a signal: it said nothing'], 'exit-code', yourself),
    ],
    [
      'pg_dump is older than the server',
      unmade(1, mismatch),
      fails(
        ['make', 'exit code 0', `exit code 1: ${mismatch}`],
        'exit-code',
        'pg_dump is older than the server: install the PostgreSQL client of the server’s version.',
      ),
    ],
    [
      'all are unfinished',
      { ...nothing, listed: 5, unfinished: { names: ['a', 'b'], more: 3 } },
      fails(['backups', 'one that is finished', 'only unfinished: a, b and 3 more']),
    ],
  ])('fails where %s', async (_, seen, expected) => {
    expect(await judged(seen, { make: './backup' })).toEqual(expected);
  });
});

describe('whether there is a backup to judge', () => {
  it('holds where none is listed, with what to do', async () => {
    const remedy = 'Correct where backups are looked for, or make one.';
    const expected = holds(['backups', 'at least one', 'none is listed'], remedy);
    expect(await judged(nothing)).toEqual(expected);
  });

  it.each<[string, Evidence]>([
    ['the newest is not named', { newest: undefined }],
    ['it was not restored', { restore: undefined }],
  ])('holds where some are finished, and %s', async (_, seen) => {
    const expected = {
      ...holds(['restore', 'the newest backup, restored', 'no restore']),
      summary: 'The newest backup was not restored.',
    };
    expect(await judged(seen)).toEqual(expected);
  });

  it('passes where `make` made the newest', async () => {
    const seen = { make: { ...run, exitCode: 0 }, unfinished: none };
    expect(await judged(seen, { make: './backup' })).toEqual(passes);
  });
});

const sized = (bytes: number, ...earlierBytes: number[]) => ({
  ...filed({ bytes }),
  earlierBytes,
});
const small = (expected: string, seen: string) => fails(['size', expected, seen], 'threshold');

describe('the newest backup beside those before it', () => {
  it.each([
    ['as many are finished as must be kept', 9, passes],
    ['one is too few', 10, fails(['backups', 'at least 10 finished', '9'], 'threshold')],
  ])('counts them: %s', async (_, minBackups, expected) => {
    expect(await judged({}, { minBackups })).toEqual(expected);
  });

  it('fails where an earlier one has the same bytes', async () => {
    const seen = `byte for byte that of old.dump`;
    const remedy = 'Correct the job, which kept an old file. If nothing changed, dump with -Fc.';
    const expected = fails([id, 'a dump of its own', seen], 'assertion', remedy);
    expect(await judged({ twin: 'old.dump' })).toEqual(expected);
  });

  it.each<[string, Evidence, object]>([
    ['as small as allowed', sized(750, 1_000, 100, 5_000), passes],
    [
      'smaller',
      sized(749, 1_000, 100, 5_000),
      small('1000 bytes ± 25 % (median of 3 before)', '749 bytes'),
    ],
    ['as large as allowed', sized(1_250, 1_000, 100, 5_000), passes],
    [
      'larger',
      sized(1_251, 1_000, 100, 5_000),
      small('1000 bytes ± 25 % (median of 3 before)', '1251 bytes'),
    ],
    ['at the lower end beside four', sized(1_125, 4_000, 900, 1_000, 2_000), passes],
    [
      'under the mean of the two in the middle of four',
      sized(1_124, 4_000, 900, 1_000, 2_000),
      small('1500 bytes ± 25 % (median of 4 before)', '1124 bytes'),
    ],
    ['of any size beside two', sized(1, 1_000, 1_000), passes],
    ['of any size beside none', sized(1), passes],
  ])('compares its size with their median: %s', async (_, seen, expected) => {
    expect(await judged(seen, { sizeTolerance: 0.25 })).toEqual(expected);
  });
});

describe('the size of the newest backup', () => {
  it('says a tolerance as it is given', async () => {
    const expected = small('1000 bytes ± 12.5 % (median of 3 before)', '2 bytes');
    expect(await judged(sized(2, 1_000, 1_000, 1_000), { sizeTolerance: 0.125 })).toEqual(expected);
  });

  it('compares sizes that are listed with the listed one, where `fetch` changes it', async () => {
    const earlierBytes = [1_000, 1_000, 1_000];
    const seen = { ...listed({ bytes: 1_000 }), earlierBytes };
    expect(await judged(seen, { fetch: 'decrypt', newest: undefined })).toEqual(passes);
  });
});
