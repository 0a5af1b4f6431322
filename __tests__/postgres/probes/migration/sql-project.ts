import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresServer } from '../../../support/postgres.ts';
import { makeProject, type ProjectRun, runMigration } from './project.ts';

/** Options for the project of SQL files, which starts at its second migration and is filled. */
export function sqlOptions(scratch: PostgresServer, rest: object = {}): object {
  return {
    adapter: 'command',
    commands: {
      heads: './migrate heads',
      current: './migrate current',
      upgrade: './migrate upgrade',
      steps: './migrate steps',
    },
    revisionTables: ['revisions'],
    scratch: { dsn: scratch.dsn() },
    from: { revision: '0002' },
    seed: { file: 'seed.sql' },
    ...rest,
  };
}

/** The project with other or more files. */
export function makeSqlProject(files: Readonly<Record<string, string>> = {}): string {
  const root = makeProject('sql');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), `${text}\n`);
  return root;
}

/** The probe on the project whose third migration is this SQL. */
export async function runSqlMigration(
  scratch: PostgresServer,
  third: string,
  rest: object = {},
  world: Partial<ProjectRun> = {},
) {
  const root = makeSqlProject({ 'migrations/0003.sql': third });
  return await runMigration(sqlOptions(scratch, rest), { root, ...world });
}

/** Names of databases that are not ours to leave behind. */
export async function listScratch(server: PostgresServer): Promise<string[]> {
  const rows = await server.run(
    `select datname::text as name from pg_database where datname like 'holdpoint%'`,
  );
  return rows.map(({ name }) => String(name));
}
