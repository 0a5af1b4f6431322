import { describe, expect, it } from '@jest/globals';
import { declaration } from '../../../src/probes/backup-restore/options.ts';
import { given } from './healthy.ts';

describe('the options of backup-restore', () => {
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
