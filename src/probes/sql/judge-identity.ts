import type { Finding } from '../../domain/report.ts';
import type { IdentityEvidence } from './evidence.ts';
import type { SqlOptions } from './options.ts';

/** What says that it is another database than the plan names. */
export function findIdentityFlaws(
  seen: IdentityEvidence,
  { system, database }: Pick<SqlOptions, 'system' | 'database'>,
): readonly Finding[] {
  return [
    ...compare('system identifier', system, seen.system ?? 'not known'),
    ...compare('database', database, seen.database),
  ];
}

function compare(where: string, expected: string | undefined, seen: string): readonly Finding[] {
  return expected === undefined || expected === seen ? [] : [{ where, expected, seen }];
}

/** The database in a few words: which, whose, where. */
export function describeIdentity(seen: IdentityEvidence): string {
  const { system, database, user, version, isReplica } = seen;
  const release = `${Math.floor(version / 10_000)}.${version % 10_000}`;
  const cluster = system === null ? 'of an unknown cluster' : `of ${system}`;
  return `PostgreSQL ${release}, ${database} ${cluster}${isReplica ? ', a replica' : ''}, as ${user}`;
}
