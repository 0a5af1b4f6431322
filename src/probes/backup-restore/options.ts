import * as z from 'zod';
import { scratchOption } from '../../toolbox/sql/scratch-options.ts';
import { declareProbe } from '../contract.ts';
import { assertOption, duration, newestOption, tablesOption } from './content-options.ts';
import { isZone } from './dump/read-zone.ts';
import { directoryOption, envOption, line, s3Option } from './source-options.ts';

const GIB = 1024 ** 3;

const options = z
  .strictObject({
    directory: directoryOption.optional(),
    list: line
      .optional()
      .describe(
        'A shell line that lists the backups: JSON as in `backups.json`, or lines of `2026-01-05T03:00:00Z 12345 name` (time of its end, bytes, name).',
      ),
    s3: s3Option.optional(),
    fetch: line
      .optional()
      .describe(
        'A shell line that puts the backup `$HOLDPOINT_BACKUP_ID` (`$HOLDPOINT_BACKUP_FILE`) at the path `$HOLDPOINT_BACKUP_OUT`, decrypted; of a physical one (pgBackRest, Barman) a dump, which needs `newest`. Without it the file, URL or object that the listing names is taken.',
      ),
    make: line
      .optional()
      .describe(
        'A shell line that makes a backup and waits until it is done. The newest backup must then have begun after this line was started.',
      ),
    env: envOption,
    maxAge: duration
      .default('24h')
      .describe('How long ago the newest backup may have begun: what may be lost (RPO).'),
    since: z
      .string()
      .regex(/^(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)|\$\{.*\})$/, {
        error: 'Write an instant such as 2026-01-05T10:00:00Z',
      })
      .optional()
      .describe('The newest backup must have begun after this instant: that of the approval.'),
    minBackups: z.int().min(1).default(1).describe('Finished backups that must be kept.'),
    sizeTolerance: z
      .number()
      .gt(0)
      .default(0.3)
      .describe('How far its size may be from the median of those before: 0.3 is ±30 %.'),
    history: z
      .int()
      .min(3)
      .max(30)
      .default(7)
      .describe('How many backups before it make the median; with fewer than 3 there is none.'),
    timeZone: z
      .string()
      .refine((zone) => zone.startsWith('${') || isZone(zone), {
        error: 'Write a zone of the IANA database, such as Europe/Vilnius',
      })
      .default('UTC')
      .describe('Zone of the machine that ran pg_dump, whose archives have no zone.'),
    scratch: scratchOption,
    live: z
      .string()
      .min(1)
      .optional()
      .describe('Connection URI of the database that is backed up; it is only read.'),
    database: z.string().min(1).optional().describe('Name of the database that was dumped.'),
    tables: tablesOption.optional(),
    rows: z
      .number()
      .gt(0)
      .max(1)
      .default(0.9)
      .describe('With `live`: share of all its rows that the backup holds at least.'),
    ignore: z
      .array(z.string().min(1))
      .max(200)
      .default([])
      .describe(
        'Tables, indexes, … of `live` that need not be in it, such as `public.sessions`, and what belongs to them; `large objects`. A foreign key or a sequence that is named here may be wrong in it, as it may be live.',
      ),
    newest: newestOption.optional(),
    assert: assertOption,
    roles: z
      .enum(['note', 'required'])
      .default('note')
      .describe(
        'Roles that the dump names and the scratch server lacks: only said, or a failure. Owners, privileges, tablespaces and subscriptions are not restored; roles that a policy names have to be there.',
      ),
    amcheck: z.boolean().default(false).describe('Also run pg_amcheck on what was restored.'),
    maxRestore: duration.default('1h').describe('How long the restore may take (RTO).'),
    maxBytes: z
      .int()
      .min(1)
      .default(20 * GIB)
      .describe('The largest backup that is fetched, in bytes.'),
    jobs: z.int().min(1).max(32).default(2).describe('Parallel jobs of pg_restore.'),
    bin: z
      .string()
      .min(1)
      .optional()
      .describe('Folder of pg_restore and psql, such as /usr/lib/postgresql/17/bin; else PATH.'),
    control: z
      .enum(['truncated', 'none'])
      .default('truncated')
      .describe('The same restore of the dump cut to 60 % (8 MiB at most) must be refused.'),
  })
  .refine((value) => countSources(value) === 1, {
    error: 'Say where the backups are, in one way: `directory`, `list` or `s3`',
  })
  .refine(({ live, tables }) => live !== undefined || tables !== undefined, {
    error: 'Say what must be in the backup: `tables`, or `live` to compare with',
  })
  .refine(({ live, tables }) => live !== undefined || !hasShare(tables), {
    error: '`atLeast` is a share of the rows of the live table: give `live` as well',
  })
  .describe(
    'Takes the newest backup, restores it into a scratch server, and looks at what is in it. Exactly one of `directory`, `list` and `s3` is given, and `live` or `tables`; `atLeast` needs `live`. A plain SQL dump does not say when it was made, so it needs `newest`.',
  );

export type BackupRestoreOptions = z.infer<typeof options>;

function countSources(value: { directory?: unknown; list?: unknown; s3?: unknown }): number {
  return [value.directory, value.list, value.s3].filter((one) => one !== undefined).length;
}

function hasShare(tables: z.infer<typeof tablesOption> | undefined): boolean {
  if (tables === undefined || Array.isArray(tables)) return false;
  return Object.values(tables).some(({ atLeast }) => atLeast !== undefined);
}

const LOCAL = ['process', 'files', 'sql', 'clock', 'environment', 'secret'] as const;

export const declaration = declareProbe<BackupRestoreOptions>({
  kind: 'backup-restore',
  about: {
    question: 'Can the newest backup be restored, and is everything in it?',
    harm: 'Backups that nobody has restored turn out to be empty, cut off, stale, or of another database on the day they are needed.',
    remedy: 'Correct the backup job, make a new backup, and restore it.',
    control:
      'The same dump, cut to 60 %, goes through the same restore and the same assertions, and must be refused. `control: none` leaves it out, and the summary says so.',
    blast: 'mutate-scratch',
    standard: 'PostgreSQL: pg_restore, psql; NIST SP 800-34 (a backup is tested by its restore)',
  },
  options,
  needs: ['process', 'files', 'sql', 'http', 'clock', 'environment', 'secret'],
  needsOf: ({ s3 }) => [...LOCAL, ...(s3 === undefined ? [] : (['http'] as const))],
  uses: { database: 'shared' },
  verbatim: ['list', 'fetch', 'make'],
  timeout: '30m',
  provesItself: true,
});
