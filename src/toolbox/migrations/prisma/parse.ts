import { ProbeError } from '../../../domain/errors.ts';
import type { MigrationRun, MigrationStep } from '../contract.ts';
import { describeEnd, readLines } from '../run-program.ts';

/** `--schema` of the arguments, or where Prisma looks for it. */
export function findSchema(words: readonly string[]): string {
  const index = words.indexOf('--schema');
  const joined = words.find((word) => word.startsWith('--schema='))?.slice('--schema='.length);
  return (index >= 0 ? words[index + 1] : joined) ?? 'prisma/schema.prisma';
}

/** What `ls -1p` prints: each migration is a folder. */
export function parseFolders(text: string): readonly MigrationStep[] {
  const names = readLines(text)
    .filter((line) => line.endsWith('/'))
    .map((line) => line.slice(0, -1))
    .sort();
  return names.map((revision, index) => {
    const before = names[index - 1];
    const title = revision.replace(/^\d+_/, '').replaceAll('_', ' ');
    return { revision, title, parents: before === undefined ? [] : [before] };
  });
}

/**
 * What `migrate status` lists as not applied. It ends with 1 for that, and for a broken connection,
 * a failed migration and a history of its own in the database: only the words tell.
 */
export function parsePending(run: MigrationRun): ReadonlySet<string> {
  if (run.exitCode === 0 && /Database schema is up to date/.test(run.stdout)) return new Set();
  const lines = run.stdout.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => /migrations? have not yet been applied:$/.test(line));
  const isDiverged = /not found locally|have failed|failed migrations/i.test(run.stdout);
  if (start < 0 || isDiverged) throw new ProbeError('config', `${describeEnd(run)}.`);
  const rest = lines.slice(start + 1);
  const end = rest.indexOf('');
  return new Set(end < 0 ? rest : rest.slice(0, end));
}

/** `migrate diff --exit-code`: 0 nothing, 2 something, 1 an error. */
export function parseDiff({ exitCode, stdout, stderr }: MigrationRun): {
  readonly state: 'none' | 'found' | 'unknown';
  readonly lines: readonly string[];
} {
  if (exitCode === 0) return { state: 'none', lines: [] };
  if (exitCode === 2) return { state: 'found', lines: readLines(stdout) };
  return { state: 'unknown', lines: [...readLines(stdout), ...readLines(stderr)].slice(-3) };
}

/** The line `prisma : 6.19.0` of `prisma --version`. */
export function parseMajor(text: string): number {
  const major = /^\s*prisma\s*:\s*(\d+)\./m.exec(text)?.[1];
  if (major !== undefined) return Number(major);
  throw new ProbeError('config', 'prisma --version did not say which version it is.');
}
