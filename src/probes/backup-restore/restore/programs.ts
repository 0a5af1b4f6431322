import { join } from 'node:path';
import type { ProcessResult, Toolbox } from '../../../toolbox/toolbox.ts';
import type { ProgramRun } from '../evidence.ts';
import { keepName } from '../keep-names.ts';

const MAX_OUTPUT = 2 * 1024 * 1024;
const MAX_COMPLAINTS = 3;

/** Where a program runs, and on which database of the scratch server. */
export interface Place {
  /** A folder of ours: also HOME, so that no `.pgpass` or service file of the user is read. */
  readonly folder: string;
  readonly bin: string | undefined;
  /** Connection URI of the scratch database; absent where none is needed. */
  readonly dsn?: string;
}

type Tools = Pick<Toolbox, 'process' | 'environment'>;

/**
 * Runs a program of PostgreSQL with nothing in its environment but the scratch database: what is
 * not there can neither leak into a dump nor be connected to by one.
 */
export async function runProgram(
  run: readonly [program: string, ...args: string[]],
  place: Place,
  tools: Tools,
  signal: AbortSignal,
  own: Readonly<Record<string, string>> = {},
): Promise<ProcessResult> {
  const path = tools.environment.get('PATH') ?? '/usr/bin:/bin';
  const env = {
    PATH: place.bin === undefined ? path : `${place.bin}:${path}`,
    HOME: place.folder,
    LC_ALL: 'C',
    TZ: 'UTC',
    PGAPPNAME: 'holdpoint',
    ...(place.dsn === undefined ? {} : describeConnection(place.dsn)),
    ...own,
  };
  const [program, ...args] = run;
  const isOurs = place.bin !== undefined && program !== 'sh';
  return await tools.process.run(
    {
      run: [isOurs ? join(place.bin, program) : program, ...args],
      cwd: place.folder,
      env,
      maxOutputBytes: MAX_OUTPUT,
    },
    signal,
  );
}

/** Variables of libpq (34.15) by parameter of a connection URI. */
const PARAMETERS: Readonly<Record<string, string>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  channel_binding: 'PGCHANNELBINDING',
  options: 'PGOPTIONS',
};

function describeConnection(dsn: string): Record<string, string> {
  const url = new URL(dsn);
  const parts: Record<string, string> = {
    host: decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1'),
    port: url.port,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    dbname: decodeURIComponent(url.pathname.slice(1)),
  };
  for (const [name, value] of url.searchParams) parts[name] = value;
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, value]) => {
      const variable = PARAMETERS[name];
      return variable === undefined || value === '' ? [] : [[variable, value] as const];
    }),
  );
}

/** What is kept of a run: never its output, which is made of rows. */
export function describeRun(result: ProcessResult): ProgramRun {
  const lines = result.stderr.text.split('\n').filter((line) => line.trim() !== '');
  const wrong = lines.filter((line) => /\b(?:error|fatal|panic)\b:/i.test(line));
  return {
    exitCode: result.exitCode,
    seconds: Math.round(result.durationMs / 10) / 100,
    complaints: pickComplaints(wrong.length > 0 ? wrong : lines),
    errors: wrong.length,
  };
}

function pickComplaints(lines: readonly string[]): string {
  return lines
    .slice(0, MAX_COMPLAINTS)
    .map((line) => keepName(line, 200))
    .join(' | ');
}
