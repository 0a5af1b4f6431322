import { describe, expect, it } from '@jest/globals';
import type { MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { column, judged, table, type } from './healthy.ts';

describe('destructive steps', () => {
  const changed = (fact: string, before: string, after: string) => ({
    changes: { kept: [{ ...column, change: 'changed' as const, fact, before, after }], leftOut: 0 },
  });
  const added = (after: string) => ({
    changes: { kept: [{ ...column, change: 'added' as const, after }], leftOut: 0 },
  });

  it.each<[Partial<MigrationEvidence>, RegExp]>([
    [type('bigint', 'integer'), /narrowed from bigint to integer/],
    [changed('nullable', 'yes', 'no'), /becomes NOT NULL/],
    [added('type integer, nullable no'), /is new, NOT NULL and without a default/],
    [{ tables: [table({ deleted: 7 })] }, /7 rows are deleted/],
    [{ tables: [table({ isRewritten: true, isEmptied: true, copyRows: 5 })] }, /5 rows are gone/],
    [
      { changes: { kept: [{ kind: 'view', name: 'public.v', change: 'missing' }], leftOut: 0 } },
      /view public.v is dropped/,
    ],
    [{ changes: { kept: [], leftOut: 4 } }, /4 more changes/],
  ])('are shown, fail or go unseen as the plan wants', async (rest, says) => {
    const warned = await judged(rest);
    expect(warned).toMatchObject({
      outcome: 'warn',
      reason: 'assertion',
      summary: expect.stringMatching(says),
    });
    expect(warned.findings.every(({ limit }) => limit === 'warn')).toBe(true);
    expect(await judged(rest, { destructive: 'fail' })).toMatchObject({ outcome: 'fail' });
    expect(await judged(rest, { destructive: 'allow' })).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    changed('nullable', 'no', 'yes'),
    added('type integer, default 0, nullable no'),
    added('type integer, identity always, nullable no'),
    added('type text, nullable yes'),
    {
      changes: {
        kept: [{ kind: 'index' as const, name: 'public.i', change: 'missing' as const }],
        leftOut: 0,
      },
    },
  ])('are none of these', async (rest) => {
    expect(await judged(rest)).toMatchObject({ outcome: 'pass' });
  });
});
