import { describe, expect, it } from '@jest/globals';
import type { BackupRestoreEvidence } from '../../../src/probes/backup-restore/evidence.ts';
import { at, filed, holding, judged, misses, passes, plain, restored } from './healthy.ts';

type Evidence = Partial<BackupRestoreEvidence>;

describe('what the plan asks for and nobody looked at', () => {
  const make = { startedAt: at('02:59:00'), exitCode: 0, seconds: 60, complaints: '' };
  const amcheck = { exitCode: 0, seconds: 1, complaints: '', errors: 0 };
  const end = misses('dump', 'whether its end is there');
  const endless = { ...plain, file: { ...plain.file, complete: undefined } };
  const made = { make: './backup' };
  const uncounted = holding({ limited: [] });
  const fetched = { fetch: 'decrypt' };

  it.each<[string, Evidence, object, object]>([
    ['the live database', { live: undefined }, {}, misses('live', 'the live database')],
    ['that `make` was run', {}, made, misses('make', 'exit code 0')],
    [
      'rows of later, with `fetch`',
      {},
      fetched,
      misses('rows', 'whether any is from after the backup'),
    ],
    ['the end of plain SQL', restored(endless), {}, end],
    ['the end of a tar archive', filed({ format: 'tar' }), {}, end],
    ['that pg_amcheck was run', {}, { amcheck: true }, misses('pg_amcheck', 'exit code 0')],
    [
      'which roles are missing',
      { missingRoles: undefined },
      { roles: 'required' },
      misses('roles', 'every role that the dump names'),
    ],
    ['the rows of a table', uncounted, {}, misses('orders', 'its number of rows')],
  ])('holds the verdict: %s', async (_, seen, options, expected) => {
    expect(await judged(seen, options)).toEqual(expected);
  });

  it.each<[string, Evidence, object]>([
    ['`make` was run', { make }, made],
    ['there is no row of later', holding({ latest: null }), fetched],
    ['no row is to tell the time', {}, { ...fetched, newest: undefined }],
    ['only a restore tells the end of a folder', filed({ format: 'directory' }), {}],
    ['pg_amcheck was run', holding({ amcheck }), { amcheck: true }],
    ['roles are only noted', { missingRoles: undefined }, {}],
    ['no table has limits', uncounted, { tables: ['orders'] }],
    ['no table is named', uncounted, { tables: undefined }],
  ])('is nothing where %s', async (_, seen, options) => {
    expect(await judged(seen, options)).toEqual(passes);
  });
});

describe('the rank of what nobody looked at', () => {
  it('is told before the control, and after what is wrong', async () => {
    const seen = { control: undefined, ...holding({ limited: [] }) };
    const findings = async (rest: Evidence) => {
      return (await judged({ ...seen, ...rest }, { make: './backup' })).findings.map(
        ({ where }) => where,
      );
    };
    expect(await findings({})).toEqual(['make', 'orders', 'control']);
    expect(await findings({ twin: 'old.dump' })).toEqual(['crm-2026-01-05.dump']);
  });
});
