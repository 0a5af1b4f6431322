import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/migration-roundtrip/cases.ts';
import type { Trip } from '../../../src/probes/migration-roundtrip/evidence.ts';
import { evidence, judge } from '../../../src/probes/migration-roundtrip/judge.ts';
import { declaration } from '../../../src/probes/migration-roundtrip/options.ts';
import { declared, given, having, judged, two } from './healthy.ts';

it.each(cases.map((one) => [one.title, one] as const))('%s', async (_, one) => {
  const seen = evidence.schema.parse(one.evidence);
  const { outcome, reason, findings } = await judge(seen, declaration.options.parse(one.options));
  expect([outcome, reason]).toEqual([one.outcome, one.reason]);
  expect(findings.length > 0).toBe(outcome !== 'pass');
});

describe('what is declared', () => {
  it('accepts no loss of a table that its migration does not touch', async () => {
    expect((await judged(two([], ['public.a']), declared)).outcome).toBe('fail');
  });

  it('accepts no loss of several migrations that were only tried together', async () => {
    const seen = two(['public.a'], []);
    const together = { ...seen, trips: seen.trips.slice(-1) };
    expect((await judged(together, declared)).outcome).toBe('fail');
  });
});

describe('the way back for the night', () => {
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
  ])('%s', async (_, rest, words) => {
    expect((await judged(having(rest))).summary).toMatch(words);
  });

  it('goes down first where the old code fails on the expanded schema', async () => {
    const run = { exitCode: 1, durationMs: 1, said: 'UndefinedColumn' };
    const options = { oldCode: { directory: 'old', smoke: 'true' } };
    const { summary } = await judged({ oldCode: { run, control: 1 } }, options);
    expect(summary).toContain('downgrade from the new image first');
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
