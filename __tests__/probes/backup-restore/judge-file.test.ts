import { describe, expect, it } from '@jest/globals';
import type { BackupRestoreEvidence } from '../../../src/probes/backup-restore/evidence.ts';
import {
  alone,
  at,
  fails,
  filed,
  holds,
  judged,
  listed,
  parts,
  passes,
  restored,
} from './healthy.ts';

type Evidence = Partial<BackupRestoreEvidence>;
const id = 'crm-2026-01-05.dump';

describe('the file beside its listing', () => {
  const { file } = parts;
  const digest = (own: string | undefined, ofFile: string | undefined): Evidence => ({
    ...listed({ sha256: own }),
    ...restored({ file: { ...file, sha256: ofFile } }),
  });

  it.each<[string, Evidence, object]>([
    ['as many bytes as listed', listed({ bytes: 8_200_000 }), passes],
    [
      'another number of bytes',
      listed({ bytes: 8_200_001 }),
      fails([id, '8200001 bytes, as listed', '8200000 bytes']),
    ],
    ['the digest that is listed', digest('aa', 'aa'), passes],
    ['another digest', digest('aa', 'bb'), fails([id, 'SHA-256 aa', 'bb'])],
    ['a digest that is not listed', digest(undefined, 'bb'), passes],
    ['no digest, being a folder', digest('aa', undefined), passes],
  ])('judges a file with %s', async (_, seen, expected) => {
    expect(await judged({ earlierBytes: [], ...seen })).toEqual(expected);
  });

  it('lets `fetch` give another file than the one that is listed', async () => {
    const seen = { ...digest('aa', 'bb'), ...listed({ bytes: 7, sha256: 'aa' }), earlierBytes: [] };
    expect(await judged(seen, { fetch: 'decrypt', newest: undefined })).toEqual(passes);
  });

  it('holds where the file still grows, by `fetch` too', async () => {
    const remedy = 'List a backup only when it is finished, and run it again.';
    const expected = holds([id, 'a file that is finished', 'it was written to meanwhile'], remedy);
    const grown = filed({ changed: true });
    expect(await judged(grown)).toEqual(expected);
    expect(await judged(grown, { fetch: 'decrypt', newest: undefined })).toEqual(expected);
  });
});

describe('whose backup it is', () => {
  it('compares the system identifier with that of the live server', async () => {
    expect(await judged(listed({ system: '7412' }))).toEqual(passes);
    const expected = fails([id, 'a backup of the server 7412', 'one of 7413']);
    expect(await judged(listed({ system: '7413' }))).toEqual(expected);
    expect(await judged({ ...listed({ system: '7413' }), live: undefined }, alone)).toEqual(passes);
  });

  const early = (lsn: string) => fails([id, 'a log position from 16/B374D848', lsn]);
  const odd = (lsn: string) =>
    holds(
      [id, 'a log position such as 16/B374D848', JSON.stringify(lsn)],
      'Let the listing say `lsn` as PostgreSQL writes it, or leave it out.',
    );

  it.each([
    ['16/B374D848', passes],
    ['16/b374d848', passes],
    ['16/B374D849', passes],
    ['16/C0000000', passes],
    ['17/0', passes],
    ['FFFFFFFF/FFFFFFFF', passes],
    ['16/B374D847', early('16/B374D847')],
    ['16/b374d847', early('16/b374d847')],
    ['15/FFFFFFFF', early('15/FFFFFFFF')],
    ['0/0', early('0/0')],
    ['', odd('')],
    ['16', odd('16')],
    ['16/', odd('16/')],
    ['/16', odd('/16')],
    ['x17/0', odd('x17/0')],
    ['17/0x', odd('17/0x')],
    ['017000000/0', odd('017000000/0')],
    ['17/000000000', odd('17/000000000')],
    ['00000001000000000000000A', odd('00000001000000000000000A')],
  ])('compares the log position %j with that before `make`', async (lsn, expected) => {
    const run = { startedAt: at('02:59:00'), exitCode: 0, seconds: 60, complaints: '' };
    const seen = { ...listed({ lsn }), make: { ...run, lsnBefore: '16/B374D848' } };
    expect(await judged(seen, { make: './backup' })).toEqual(expected);
  });

  it('compares no log position where one of the two is not known', async () => {
    const run = { startedAt: at('02:59:00'), exitCode: 0, seconds: 60, complaints: '' };
    const before = { make: { ...run, lsnBefore: '16/B374D848' } };
    expect(await judged(before, { make: './backup' })).toEqual(passes);
    const only = { ...listed({ lsn: '0/1' }), make: run };
    expect(await judged(only, { make: './backup' })).toEqual(passes);
    expect(await judged(listed({ lsn: '0/1' }))).toEqual(passes);
  });
});
