import { describe, expect, it } from '@jest/globals';
import type { Contents } from '../../../src/probes/backup-restore/evidence.ts';
import { fails, holding, judged, misses, passes } from './healthy.ts';

describe('what belongs together in the restored database', () => {
  const run = { seconds: 1, complaints: 'heap of public.a: wrong', errors: 0 };

  it.each<[string, Partial<Contents>, object]>([
    [
      'a row refers to nothing',
      { orphans: { checked: 2, found: ['a → b (f): 3 rows'], more: 4 } },
      fails(
        ['foreign keys', 'no row that refers to nothing', 'a → b (f): 3 rows and 4 more'],
        'assertion',
        'If it is so in the live database too (NOT VALID), delete such rows there, or list the key in `ignore`.',
      ),
    ],
    [
      'a sequence is behind',
      { sequences: { checked: 2, behind: ['s gives 1, t.id has 9'], more: 0 } },
      fails(
        ['sequences', 'a next value above the highest that is used', 's gives 1, t.id has 9'],
        'assertion',
        'If it is so in the live database too, set it right there (setval), or list the sequence in `ignore`.',
      ),
    ],
    [
      'an index is invalid',
      { invalidIndexes: { names: ['public.i'], more: 0 } },
      fails(['indexes', 'all valid', 'public.i']),
    ],
    [
      'pg_amcheck finds damage',
      { amcheck: { ...run, exitCode: 2 } },
      fails(['pg_amcheck', 'exit code 0', 'exit code 2: heap of public.a: wrong']),
    ],
    [
      'pg_amcheck is ended by a signal',
      { amcheck: { ...run, exitCode: null, complaints: '' } },
      fails(['pg_amcheck', 'exit code 0', 'ended by a signal: it said nothing']),
    ],
  ])('fails where %s', async (_, contents, expected) => {
    expect(await judged(holding(contents), { amcheck: 'amcheck' in contents })).toEqual(expected);
  });

  it('passes where pg_amcheck does, and holds where it was to run and did not', async () => {
    const amcheck = { ...run, exitCode: 0 };
    expect(await judged(holding({ amcheck }), { amcheck: true })).toEqual(passes);
    const expected = misses('pg_amcheck', 'exit code 0');
    expect(await judged({}, { amcheck: true })).toEqual(expected);
  });
});
