import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ProbeError } from '../../../domain/errors.ts';
import type { ProcessResult } from '../../toolbox.ts';
import { describeDatabase } from '../child-environment.ts';
import type { StartContext } from './run-script.ts';
import type { Source } from './source.ts';

const MAX_OUTPUT_BYTES = 64 * 1024;

const BARE = ['--no-owner', '--no-privileges', '--lock-wait-timeout=10s', '--format=custom'];

/** Makes the copy of a deployed database: its schema, and the rows of the tool’s own tables. */
export async function copyDeployed(
  context: StartContext,
  source: Source,
  dsn: string,
): Promise<void> {
  await copySchema(context, source.dsn, dsn);
  if (source.ownTables.length === 0) return;
  const tables = source.ownTables.map((name) => `--table=${name}`);
  await pipe(context, source.dsn, dsn, ['--data-only', ...tables]);
}

/**
 * Copies a schema into an empty database, without owners and grants. Also the way to compare two by
 * their text: the server writes an expression differently when it has read it again from a dump
 * (`x in ('a')` of a varchar), and stays with that.
 */
export async function copySchema(context: StartContext, from: string, to: string): Promise<void> {
  await pipe(context, from, to, ['--schema-only']);
}

/** Through a file, so that memory stays bounded and a half dump is never restored. */
async function pipe(
  context: StartContext,
  from: string,
  to: string,
  what: readonly string[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-'));
  try {
    const file = join(folder, 'dump');
    await dump(context, from, [...BARE, ...what, `--file=${file}`]);
    await restoreArchive(context, to, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Restores a file that pg_dump wrote; plain SQL goes through psql, which must stop at an error. */
export async function restoreDump(context: StartContext, dsn: string, path: string): Promise<void> {
  const file = resolve(context.tools.files.root, path);
  if (await isPlain(file, path)) {
    const words = ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', `--file=${file}`];
    const result = await run(context, dsn, ['psql', ...words]);
    if (result.exitCode === 0) return;
    throw explain('psql', result, 'Give a dump that is whole, and create the roles it names.');
  }
  await restoreArchive(context, dsn, file);
}

async function isPlain(file: string, path: string): Promise<boolean> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new ProbeError('config', `The dump ${path} can’t be opened.`, {
      cause,
      remedy: 'Correct `from.dump`, which starts at the root of the repository.',
    });
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const isTar = buffer.subarray(257, 262).toString('latin1') === 'ustar';
    return !isTar && buffer.subarray(0, 5).toString('latin1') !== 'PGDMP';
  } finally {
    await handle.close();
  }
}

async function dump(context: StartContext, dsn: string, words: readonly string[]): Promise<void> {
  const result = await run(context, dsn, ['pg_dump', ...words]);
  if (result.exitCode === 0) return;
  if (/server version mismatch/.test(result.stderr.text)) {
    const versions = /server version: .*/.exec(result.stderr.text)?.[0] ?? '';
    throw new ProbeError('tool-missing', `pg_dump is older than the server: ${versions}.`, {
      remedy: 'Install the client tools of the server’s version, and put them first in PATH.',
    });
  }
  throw explain('pg_dump', result, 'The role needs SELECT on all tables to read their schema.');
}

/**
 * Not by `--exit-on-error`: a newer pg_restore sets parameters that an older server does not know,
 * which is no loss. Every other complaint is.
 */
async function restoreArchive(context: StartContext, dsn: string, file: string): Promise<void> {
  const database = describeDatabase(dsn)['PGDATABASE'] ?? '';
  const words = ['--no-owner', '--no-privileges', `--dbname=${database}`, file];
  const result = await run(context, dsn, ['pg_restore', ...words]);
  const errors = result.stderr.text
    .split('\n')
    .filter((line) => line.includes('error:'))
    .filter((line) => !/unrecognized configuration parameter/.test(line));
  const isWhole =
    result.exitCode === 0 ||
    (result.exitCode === 1 && /errors ignored on restore/.test(result.stderr.text));
  if (errors.length === 0 && isWhole) return;
  throw explain(
    'pg_restore',
    result,
    'Create roles and extensions that it names on the scratch server.',
  );
}

async function run(
  { tools, signal }: StartContext,
  dsn: string,
  words: readonly string[],
): Promise<ProcessResult> {
  const path = tools.environment.get('PATH');
  return await tools.process.run(
    {
      run: words,
      cwd: tools.files.root,
      env: {
        ...(path === undefined ? {} : { PATH: path }),
        LC_ALL: 'C',
        ...describeDatabase(dsn),
      },
      maxOutputBytes: MAX_OUTPUT_BYTES,
    },
    signal,
  );
}

function explain(program: string, { exitCode, stderr }: ProcessResult, remedy: string): ProbeError {
  const lines = stderr.text.split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => /error:|ERROR:/.test(line)) ?? lines.at(-1) ?? 'silent';
  const text = `${program} ended with ${exitCode}: ${said.slice(0, 300).toWellFormed()}`;
  return new ProbeError('config', text, { remedy });
}
