import type { Case } from '../contract.ts';
import type { Archive, BackupRestoreEvidence, Contents, RestoreEvidence } from './evidence.ts';

const none = { names: [], more: 0 };
const at = (time: string) => `2026-01-05T${time}:00.000Z`;

const contents: Contents = {
  tables: 43,
  rows: 210_500,
  missing: none,
  lost: none,
  emptied: none,
  limited: [{ table: 'orders', rows: 200_001, live: 200_120 }],
  orphans: { checked: 31, found: [], more: 0 },
  sequences: { checked: 38, behind: [], more: 0 },
  invalidIndexes: none,
  newest: at('02:58'),
  asserted: [],
};

const archive: Archive = {
  readable: true,
  complaints: '',
  createdAt: at('03:00'),
  database: 'crm',
  server: '15.18',
  tables: 43,
};

const restore: RestoreEvidence = {
  file: { format: 'custom', gzip: 'none', bytes: 8_200_000, changed: false },
  archive,
  run: { exitCode: 0, seconds: 12.4, complaints: '', errors: 0 },
  contents,
};

const complaint = 'pg_restore: error: could not read from input file: end of file';
const cutOff: RestoreEvidence = {
  ...restore,
  run: { exitCode: 1, seconds: 3.1, complaints: complaint, errors: 1 },
  contents: { ...contents, rows: 0, limited: [{ table: 'orders', rows: 0, live: 200_120 }] },
};

const healthy: BackupRestoreEvidence = {
  now: at('09:00'),
  source: 'directory',
  listed: 9,
  finished: 9,
  unfinished: none,
  newest: { id: 'crm-2026-01-05.dump', startedAt: at('03:00'), finishedAt: at('03:02') },
  earlierBytes: [8_190_000, 8_150_000, 8_110_000],
  live: { system: '7412', database: 'crm', tables: 43, rows: 210_700, newest: at('02:58') },
  missingRoles: none,
  restore,
  control: cutOff,
};

/** The healthy backup with another restore, or with other content. */
const restored = (rest: Partial<RestoreEvidence>): BackupRestoreEvidence => ({
  ...healthy,
  restore: { ...restore, ...rest },
});
const holding = (rest: Partial<Contents>) => restored({ contents: { ...contents, ...rest } });

const options = {
  directory: '/var/backups/crm',
  live: 'postgresql://checker@db.example/crm',
  scratch: { dsn: 'postgresql://postgres@127.0.0.1/postgres' },
  tables: { orders: { atLeast: 0.999 } },
  newest: { table: 'orders', column: 'created_at' },
};

const failing = { shows: 'fail', options, outcome: 'fail', reason: 'assertion' } as const;
const beyond = { ...failing, reason: 'threshold' } as const;
const unseen = { ...failing, shows: 'must-not-pass' } as const;

export const cases: readonly Case<BackupRestoreEvidence>[] = [
  {
    title: 'Last night’s backup was restored, with everything in it',
    shows: 'pass',
    options,
    evidence: healthy,
    outcome: 'pass',
  },
  {
    ...beyond,
    title: 'The newest backup is two days old',
    evidence: { ...healthy, now: '2026-01-07T09:00:00.000Z' },
  },
  {
    ...beyond,
    title: 'It is half as large as those before it',
    evidence: { ...healthy, earlierBytes: [16_000_000, 16_100_000, 15_900_000] },
  },
  {
    ...beyond,
    title: 'The restore takes longer than allowed',
    evidence: restored({ run: { exitCode: 0, seconds: 4_000, complaints: '', errors: 0 } }),
  },
  {
    ...failing,
    title: 'The dump is cut off at 60 %, though `pg_restore -l` lists it',
    shows: 'must-not-pass',
    reason: 'exit-code',
    evidence: { ...healthy, restore: cutOff },
  },
  {
    ...unseen,
    title: 'A tar archive is cut off, which pg_restore takes with exit code 0',
    evidence: restored({ file: { ...restore.file, format: 'tar', complete: false } }),
  },
  {
    ...unseen,
    title: 'The newest file is empty, and an older one is good',
    evidence: {
      ...healthy,
      restore: { file: { format: 'empty', gzip: 'none', bytes: 0, changed: false } },
    },
  },
  { ...unseen, title: 'The restore ended well, with no row', evidence: holding({ rows: 0 }) },
  {
    ...unseen,
    title: 'It is the backup of another database',
    evidence: restored({ archive: { ...archive, database: 'blog' } }),
  },
  {
    ...unseen,
    title: 'The file of today holds the dump of yesterday',
    evidence: restored({
      archive: { ...archive, createdAt: '2026-01-04T03:00:00.000Z' },
    }),
  },
  {
    ...unseen,
    title: 'The newest row is a day older than the one that was there',
    reason: 'threshold',
    evidence: holding({ newest: '2026-01-04T02:58:00.000Z' }),
  },
  {
    ...unseen,
    title: 'The next order would get a number that is taken',
    evidence: holding({
      sequences: { checked: 38, behind: ['orders_id_seq gives 1, orders.id has 200001'], more: 0 },
    }),
  },
  {
    ...unseen,
    title: 'A backup is scheduled, and none is finished',
    evidence: {
      now: at('09:00'),
      source: 'list',
      listed: 1,
      finished: 0,
      unfinished: { names: ['snapshot-1'], more: 0 },
      earlierBytes: [],
    },
  },
  {
    title: 'No backup is listed',
    shows: 'must-not-pass',
    options,
    evidence: {
      now: at('09:00'),
      source: 's3',
      listed: 0,
      finished: 0,
      unfinished: none,
      earlierBytes: [],
    },
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'The part of the dump is taken for a good backup as well',
    shows: 'control',
    options,
    evidence: { ...healthy, control: restore },
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
