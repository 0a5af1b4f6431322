import { randomBytes } from 'node:crypto';
import { ProbeError } from '../../../domain/errors.ts';
import type { ProcessResult, Toolbox } from '../../../toolbox/toolbox.ts';
import type { Inspected } from '../dump/inspect-dump.ts';
import { unzipInto } from '../dump/read-archive.ts';
import type { ProgramRun } from '../evidence.ts';
import { describeRun, type Place, runProgram } from './programs.ts';

type Tools = Pick<Toolbox, 'process' | 'environment'>;

/**
 * `ALTER … OWNER TO`, rights, places on the disk of another machine, and subscriptions: they lead to
 * other servers, and a database that has one cannot be dropped.
 */
const FOREIGN = [
  'ALTER .* OWNER TO .*|GRANT .*|REVOKE .*|ALTER DEFAULT PRIVILEGES .*|SET default_tablespace = .*',
  '(CREATE|ALTER|COMMENT ON) SUBSCRIPTION .*',
].join('|');

/** What `pg_dump --clean` begins with: nothing is there yet that could be dropped. */
const CLEANING = 'DROP .*|ALTER .*|SELECT pg_catalog\\.lo_unlink\\(.*\\)';

/**
 * psql has no --no-owner: these lines are taken out where they are no data. (One inside the text of
 * a function is lost too, which changes no row.) `pg_dump -n public` makes a schema that is there.
 */
const PLAIN = [
  String.raw`sed -E -e '/^COPY .* FROM stdin;$/,/^\\\.$/b'`,
  `-e '/^(${FOREIGN});$/d' -e '1,/^CREATE /{/^(${CLEANING});$/d' -e '}'`,
  `-e 's/^CREATE SCHEMA public;$/CREATE SCHEMA IF NOT EXISTS public;/' | "$@"`,
].join(' ');

/**
 * Restores a dump into the database of `place`, stopping at the first error. Rejects with
 * ProbeError if the scratch server can't take it, whatever the dump is worth.
 */
export async function runRestore(
  path: string,
  dump: Inspected,
  jobs: number,
  place: Place,
  tools: Tools,
  signal: AbortSignal,
): Promise<ProgramRun> {
  const isPlain = dump.file.format === 'plain';
  const result = isPlain
    ? await restorePlain(path, dump, place, tools, signal)
    : await restoreArchive(path, dump, jobs, place, tools, signal);
  refuseUnfit(result);
  return describeRun(result);
}

async function restoreArchive(
  path: string,
  { file: { format, gzip } }: Inspected,
  jobs: number,
  place: Place,
  tools: Tools,
  signal: AbortSignal,
): Promise<ProcessResult> {
  const foreign = ['--no-owner', '--no-privileges', '--no-tablespaces', '--no-subscriptions'];
  const args = ['--exit-on-error', ...foreign, '--no-password'];
  const into = `--dbname=${new URL(place.dsn ?? '').pathname.slice(1)}`;
  if (gzip !== 'none') {
    const run = unzipInto('pg_restore', ...args, into);
    return await runProgram(run, place, tools, signal, { BACKUP: path });
  }
  // A tar file is read from front to back: pg_restore refuses to do that in parallel.
  const parallel = format === 'tar' ? [] : [`--jobs=${jobs}`];
  return await runProgram(['pg_restore', ...args, ...parallel, into, path], place, tools, signal);
}

async function restorePlain(
  path: string,
  { file: { gzip }, isRestricted }: Inspected,
  place: Place,
  tools: Tools,
  signal: AbortSignal,
): Promise<ProcessResult> {
  const psql = ['psql', '--no-psqlrc', '--quiet', '--no-password', '--set=ON_ERROR_STOP=1'];
  // A dump can tell psql to run programs (CVE-2025-8714), unless it is restricted.
  const isGuarded = !isRestricted && (await canRestrict(place, tools, signal));
  const guard = isGuarded ? [`--command=${restrict()}`] : [];
  const source = gzip === 'none' ? 'cat -- "$BACKUP"' : 'gzip -dc -- "$BACKUP"';
  const line = `${source} | ${PLAIN}`;
  return await runProgram(
    ['sh', '-c', line, 'sh', ...psql, '--output=/dev/null', ...guard, '--file=-'],
    place,
    tools,
    signal,
    { BACKUP: path },
  );
}

/** Older releases of psql do not know it. */
async function canRestrict(place: Place, tools: Tools, signal: AbortSignal): Promise<boolean> {
  const run = ['psql', '--no-psqlrc', '--no-password', '--set=ON_ERROR_STOP=1'] as const;
  const tried = await runProgram([...run, `--command=${restrict()}`], place, tools, signal);
  return tried.exitCode === 0;
}

function restrict(): string {
  return `\\restrict ${randomBytes(16).toString('hex')}`;
}

const UNFIT: readonly (readonly [RegExp, 'auth' | 'config' | 'tool-missing', string])[] = [
  [
    /permission denied to create extension|must be superuser/i,
    'auth',
    'Give the scratch server’s DSN a role that may create the extensions: ALTER ROLE … SUPERUSER.',
  ],
  [
    /permission denied (?:for|to)/i,
    'auth',
    'Grant the role of the scratch server’s DSN what the message names.',
  ],
  [
    /role "[^"]*" does not exist/i,
    'config',
    'Create the role on the scratch server, as where it would be restored (pg_dumpall --roles-only): a policy or a user mapping names it.',
  ],
  [
    /extension "[^"]*" is not available|could not open extension control file/i,
    'config',
    'Install the extension on the scratch server.',
  ],
  [
    /unrecognized configuration parameter|unsupported version/i,
    'config',
    'Use a scratch server, and a client in `bin`, of the version that was dumped or a newer one.',
  ],
  [
    /\bsh: .*(?:psql|pg_restore|gzip|sed): .*not found|: not found$/im,
    'tool-missing',
    'Install the PostgreSQL client, or name its folder in `bin`.',
  ],
];

function refuseUnfit(result: ProcessResult): void {
  const { complaints } = describeRun(result);
  const found = UNFIT.find(([pattern, reason]) => {
    // A pipe ends as its last program does, whatever became of the first.
    return (result.exitCode !== 0 || reason === 'tool-missing') && pattern.test(complaints);
  });
  if (found === undefined) return;
  throw new ProbeError(found[1], `The scratch server did not take the dump: ${complaints}`, {
    remedy: found[2],
  });
}
