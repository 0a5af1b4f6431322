import { describe, expect, it } from '@jest/globals';
import type { MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { held, judged, parts } from './healthy.ts';

const { locks } = parts;
const start = { kind: 'database' as const, revisions: ['0006'], tables: 8 };
const step = (revision: string) => ({ revision, title: 'notes' });

const plain =
  '1 migration from 0006 to 0007 in 1.9 s; a short AccessExclusiveLock on public.orders.';

const PASSES: [string, Partial<MigrationEvidence>, string][] = [
  ['one migration and the lock on the largest table', {}, plain],
  [
    'several migrations, those that are not listed among them',
    { pending: { steps: [step('0007'), step('0008')], leftOut: 3 } },
    plain.replace('1 migration', '5 migrations'),
  ],
  [
    'none that is due',
    { pending: { steps: [], leftOut: 0 } },
    plain.replace('1 migration', '0 migrations'),
  ],
  [
    'that the tool does not tell how many there are',
    { pending: undefined },
    plain.replace('1 migration', 'migrations'),
  ],
  [
    'of many apps only those that move',
    {
      start: { ...start, revisions: ['crm.1', 'shop.4'] },
      heads: ['crm.2', 'shop.4'],
      headCount: 2,
    },
    plain.replace('0006 to 0007', 'crm.1 to crm.2'),
  ],
  [
    'that nothing was there before, and that sizes are not known',
    { start: { ...start, kind: 'revision', revisions: [] } },
    `${plain.replace('0006', 'nothing')} How large the deployed tables are is not known.`,
  ],
  ['nothing of sizes where a dump has the rows', { start: { ...start, kind: 'dump' } }, plain],
  [
    'that the tool has no drift check',
    { drift: { state: 'absent', lines: [] } },
    `${plain} The tool has no drift check.`,
  ],
  [
    'the longest lock that was sampled',
    { locks: { ...locks, held: [...held(400).locks.held, ...held(90).locks.held] } },
    '1 migration from 0006 to 0007 in 1.9 s; longest lock 400 ms on public.orders.',
  ],
  [
    'that there was no lock where a trigger noted none',
    { locks: { ...locks, traced: [] } },
    '1 migration from 0006 to 0007 in 1.9 s; no strong lock was seen.',
  ],
  [
    'that there was no lock where no trigger may be made',
    { locks: { ...locks, traced: undefined } },
    '1 migration from 0006 to 0007 in 1.9 s; no strong lock was seen.',
  ],
];

describe('what a pass says', () => {
  it.each(PASSES)('is %s', async (_, rest, summary) => {
    expect(await judged(rest)).toStrictEqual({ outcome: 'pass', summary, findings: [] });
  });

  it('is that an empty database was not upgraded', async () => {
    const rest = { fresh: undefined, drift: { state: 'absent' as const, lines: [] } };
    expect(await judged(rest, { fromEmpty: false })).toStrictEqual({
      outcome: 'pass',
      summary: `${plain} An empty database was not upgraded. The tool has no drift check.`,
      findings: [],
    });
  });

  it('is measured by the clock of the upgrade', async () => {
    const upgrade = { ...parts.upgrade, durationMs: 61_249 };
    expect((await judged({ upgrade })).summary).toContain('in 61.2 s;');
  });
});
