import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/backup-restore/cases.ts';
import type { BackupRestoreEvidence } from '../../../src/probes/backup-restore/evidence.ts';
import { evidence, judge } from '../../../src/probes/backup-restore/judge.ts';
import { declaration } from '../../../src/probes/backup-restore/options.ts';
import {
  alone,
  at,
  fails,
  holding,
  holds,
  judged,
  listed,
  misses,
  parts,
  passes,
  plain,
  restored,
} from './healthy.ts';

type Evidence = Partial<BackupRestoreEvidence>;
const ROLES = { names: ['crm_app', 'crm_read'], more: 0 };

describe('the judge of backup-restore', () => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const seen = evidence.schema.parse(one.evidence);
    const result = await judge(seen, declaration.options.parse(one.options));
    expect([result.outcome, result.reason]).toEqual([one.outcome, one.reason]);
  });

  it('decides by the worst, and tells all that is wrong', async () => {
    const seen = {
      ...restored({ run: { exitCode: 0, seconds: 4_000, complaints: '', errors: 0 } }),
      now: '2026-01-06T04:00:00.000Z',
      twin: 'old.dump',
      missingRoles: ROLES,
      control: undefined,
    };
    const found = await judged({ ...seen, ...listed({ lsn: 'x' }) }, { roles: 'required' });
    expect([found.outcome, found.reason]).toEqual(['fail', 'threshold']);
    expect(found.findings.map(({ expected }) => expected)).toEqual([
      'begun within 24h',
      'a dump of its own',
      'within 1h',
      'every role that the dump names',
    ]);
  });
});

describe('the roles that a dump names', () => {
  const remedy = 'Dump them too (pg_dumpall --roles-only), and create them where it is restored.';
  const missing = fails(
    ['roles', 'every role that the dump names', 'missing: crm_app, crm_read'],
    'assertion',
    remedy,
  );
  const required = { roles: 'required' };

  it.each<[string, Evidence, object, object]>([
    ['are missing, and required', { missingRoles: ROLES }, required, missing],
    ['are missing, and noted', { missingRoles: ROLES }, {}, passes],
    ['are there, as required', {}, required, passes],
    ['were not looked for, nor required', { missingRoles: undefined }, {}, passes],
    [
      'were not looked for, though required',
      { missingRoles: undefined },
      required,
      misses('roles', 'every role that the dump names'),
    ],
  ])('are judged where they %s', async (_, seen, options, expected) => {
    expect(await judged(seen, options)).toEqual(expected);
  });
});

describe('the control of backup-restore', () => {
  const uncontrolled = (seen: string) => ({
    ...holds(
      ['control', 'a dump cut to 60 % is refused', seen],
      'Add `tables` with limits or `assert`, so that a part is told from the whole.',
    ),
    reason: 'control-failed',
  });
  const { restore } = parts;
  const untried = { file: restore.file, archive: restore.archive };
  const unlooked = { ...untried, run: restore.run };

  it.each<[string, BackupRestoreEvidence['control'], object, object]>([
    ['was not tried', undefined, {}, uncontrolled('it was not tried')],
    ['passed', restore, {}, uncontrolled('it was taken for a good backup')],
    ['was not restored', untried, {}, uncontrolled('it was taken for a good backup')],
    ['was not looked at', unlooked, {}, uncontrolled('it was taken for a good backup')],
    ['passed, and was not asked for', restore, { control: 'none' }, passes],
    ['was not tried nor asked for', undefined, { control: 'none' }, passes],
  ])('is judged where it %s', async (_, control, options, expected) => {
    expect(await judged({ control }, options)).toEqual(expected);
  });

  it('says less than what is wrong with the whole', async () => {
    const expected = fails(['rows', 'at least one', 'none was restored']);
    const seen = { ...holding({ rows: 0, limited: [] }), live: undefined, control: undefined };
    expect(await judged(seen, alone)).toEqual(expected);
  });
});

const base =
  'crm-2026-01-05.dump, begun 2026-01-05T03:00:00.000Z (6 h 0 min ago), was restored in 12.4 s: 43 tables, 210500 rows, 31 foreign keys and 38 sequences checked.';
const refused = 'Cut to 60 % it was refused.';
const size = (count: string) => `Its size (8200000 bytes) was not compared: ${count}.`;

describe('what a pass says', () => {
  const make = { startedAt: at('02:59:00'), exitCode: 0, seconds: 60, complaints: '' };

  it.each<[string, Evidence, object, string]>([
    ['all', {}, {}, `${base} ${refused}`],
    ['no control', {}, { control: 'none' }, `${base} There was no control.`],
    [
      'two to compare with',
      { earlierBytes: [1, 2] },
      {},
      `${base} ${refused} ${size('2 earlier backups')}`,
    ],
    [
      'one to compare with',
      { earlierBytes: [1] },
      {},
      `${base} ${refused} ${size('1 earlier backup')}`,
    ],
    [
      'none to compare with',
      { earlierBytes: [] },
      {},
      `${base} ${refused} ${size('0 earlier backups')}`,
    ],
    [
      'missing roles',
      { missingRoles: ROLES },
      {},
      `${base} ${refused} Roles that are not in it: crm_app, crm_read.`,
    ],
    ['roles unknown', { missingRoles: undefined }, {}, `${base} ${refused}`],
    [
      'a position',
      { make: { ...make, lsnAfter: '0/2' } },
      { make: './b' },
      `${base} ${refused} Made at log position 0/2.`,
    ],
    ['no position', { make }, { make: './b' }, `${base} ${refused}`],
    ['plain SQL', restored(plain), {}, `${base} ${refused}`],
  ])('with %s', async (_, seen, options, summary) => {
    const expected = { outcome: 'pass', summary, findings: [] };
    expect(await judged(seen, options)).toEqual(expected);
  });

  it('is cut at 800 characters', async () => {
    const { summary } = await judged(listed({ id: `${'x'.repeat(799)}😀` }));
    expect(summary).toBe(`${'x'.repeat(799)}\uFFFD`);
  });
});
