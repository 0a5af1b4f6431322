import * as z from 'zod';

const instant = z.iso.datetime();
const count = z.int().min(0);

/** Some names of many. */
const names = z.strictObject({
  names: z.array(z.string()),
  more: count.describe('How many are left out.'),
});

const program = z.strictObject({
  exitCode: z.int().nullable().describe('Null if a signal ended it.'),
  seconds: z.number().min(0),
  complaints: z.string().describe('The lines of standard error that matter, cut.'),
  errors: count.describe('Lines of it that say `error`.'),
});

const backup = z.strictObject({
  id: z.string(),
  startedAt: instant.optional(),
  finishedAt: instant.optional(),
  changedAt: instant.optional().describe('Time of change of a file or object.'),
  bytes: count.optional(),
  sha256: z.string().optional(),
  lsn: z.string().optional(),
  system: z.string().optional().describe('System identifier of the server it is of.'),
});

const file = z.strictObject({
  format: z.enum(['custom', 'directory', 'tar', 'plain', 'empty']),
  gzip: z.enum(['none', 'whole', 'broken']),
  bytes: count,
  sha256: z.string().optional().describe('Absent for a folder.'),
  complete: z
    .boolean()
    .optional()
    .describe(
      'Plain: its last line is there. Tar: its end is. Directory: that of each file of rows. Absent where only a restore tells.',
    ),
  changed: z.boolean().describe('It was written to while it was read.'),
});

const archive = z.strictObject({
  readable: z.boolean().describe('pg_restore can list it.'),
  complaints: z.string(),
  createdAt: instant.optional().describe('By its own head.'),
  database: z.string().optional(),
  server: z.string().optional().describe('Version of the server that was dumped.'),
  tables: count.describe('Tables that its list of contents names.'),
});

const limited = z.strictObject({
  table: z.string(),
  rows: count.nullable().describe('Null if the table is not there.'),
  live: count.optional(),
});

const contents = z.strictObject({
  tables: count,
  rows: count,
  missing: names.describe('Tables that were expected.'),
  lost: names.describe('Views, indexes, constraints, … of the live database that are not there.'),
  emptied: names.describe('Tables without a row that have at least 20 in the live database.'),
  limited: z.array(limited),
  orphans: z.strictObject({ checked: count, found: z.array(z.string()), more: count }),
  sequences: z.strictObject({ checked: count, behind: z.array(z.string()), more: count }),
  invalidIndexes: names,
  newest: instant.nullable().optional(),
  latest: instant.nullable().optional().describe('Of all rows up to now; with `fetch` only.'),
  asserted: z.array(
    z.strictObject({
      value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
      problem: z.string().optional().describe('Why the query gave nothing.'),
    }),
  ),
  amcheck: program.optional(),
});

const restore = z.strictObject({
  file,
  archive: archive.optional(),
  run: program.optional(),
  contents: contents.optional(),
});

export const backupRestoreEvidence = z.strictObject({
  now: instant,
  source: z.enum(['directory', 'list', 's3']),
  listed: count,
  finished: count,
  unfinished: names,
  newest: backup.optional(),
  earlierBytes: z.array(count).describe('Sizes of the backups before it, newest first.'),
  twin: z.string().optional().describe('An earlier backup with the same bytes.'),
  make: z
    .strictObject({
      startedAt: instant,
      exitCode: z.int().nullable(),
      seconds: z.number(),
      complaints: z.string(),
      lsnBefore: z.string().optional(),
      lsnAfter: z.string().optional(),
    })
    .optional(),
  live: z
    .strictObject({
      system: z.string(),
      database: z.string(),
      tables: count,
      rows: count.describe('Counted in small tables, estimated in large ones.'),
      newest: instant.nullable().optional().describe('Of the rows from before the backup began.'),
    })
    .optional(),
  scratch: z.strictObject({ system: z.string(), version: z.int() }).optional(),
  missingRoles: names.optional(),
  restore: restore.optional(),
  control: restore.optional().describe('The same, of the dump cut short.'),
});

export type BackupRestoreEvidence = z.infer<typeof backupRestoreEvidence>;
export type Backup = z.infer<typeof backup>;
export type Names = z.infer<typeof names>;
export type ProgramRun = z.infer<typeof program>;
export type DumpFile = z.infer<typeof file>;
export type Archive = z.infer<typeof archive>;
export type Contents = z.infer<typeof contents>;
export type RestoreEvidence = z.infer<typeof restore>;

/** Of a backup that was tried. */
export type TriedEvidence = BackupRestoreEvidence & {
  readonly newest: Backup;
  readonly restore: RestoreEvidence;
};
