import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '../../../src/domain/report.ts';
import type { MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { differs, fails, found, judged, lacks, parts, table } from './healthy.ts';

const { second, upgrade } = parts;
const other = 'column public.orders.total: default was 0, is not there';

describe('drift', () => {
  const none = ['drift', 'the tool sees no difference between models and schema'] as const;
  const write =
    'Write the migration that is missing, or tell the tool what is not its own (`include_object` of Alembic).';
  const unasked = 'Run the drift check of the tool by hand, and correct what it stops at.';

  it.each<[string, MigrationEvidence['drift'], Judgement]>([
    ['holds where nobody asked', undefined, found(lacks, [...none, 'it was not asked'])],
    [
      'fails without a word of the tool',
      { state: 'found', lines: [] },
      found(fails, [...none, 'it sees one'], write),
    ],
    [
      'is an error where the tool can’t tell, by its last line',
      { state: 'unknown', lines: ['Traceback', 'File', 'KeyError'] },
      found(['error', 'config'], [...none, 'KeyError'], unasked),
    ],
    [
      'is an error where the tool is silent',
      { state: 'unknown', lines: [] },
      found(['error', 'config'], [...none, 'it did not say'], unasked),
    ],
  ])('%s', async (_, drift, judgement) => {
    expect(await judged({ drift })).toStrictEqual(judgement);
  });

  it('fails by every line of the tool', async () => {
    const judgement = await judged({ drift: { state: 'found', lines: ['a', 'b'] } });
    const [where, expected] = none;
    expect(judgement).toStrictEqual({
      ...found(fails, [...none, 'a'], write),
      findings: [
        { where, expected, seen: 'a' },
        { where, expected, seen: 'b' },
      ],
    });
  });
});

describe('what a broken upgrade leaves behind', () => {
  const broken = { ...upgrade, exitCode: 1 };

  it('is shown beside its exit code, ten of it', async () => {
    const kept = Array.from({ length: 12 }, () => differs.kept).flat();
    const changes = { kept, leftOut: 0 };
    const { findings, reason, remedy } = await judged({ upgrade: broken, changes });
    expect(reason).toBe('exit-code');
    expect(remedy).toBe(
      'Correct the migration, and make it one transaction, or able to run again from the middle: it left something behind.',
    );
    expect(findings).toHaveLength(11);
    expect(findings[10]).toStrictEqual({ where: 'left behind', expected: 'nothing', seen: other });
  });

  it.each<[string, Partial<MigrationEvidence>]>([
    ['nothing', {}],
    ['nothing that is known', { changes: undefined }],
    ['a schema that nobody compares', { second: { ...second, differences: differs } }],
    ['tables that nobody looked at', { tables: [table({ deleted: 3 })] }],
  ])('is %s', async (_, rest) => {
    const { findings, remedy } = await judged({ upgrade: broken, ...rest });
    expect(remedy).toBeUndefined();
    expect(findings.map(({ where }) => where)).toStrictEqual(['upgrade']);
  });
});
