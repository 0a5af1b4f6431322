import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { collect } from '../../../../src/probes/migration/collect.ts';
import type { MigrationEvidence } from '../../../../src/probes/migration/evidence.ts';
import { evidence, judge } from '../../../../src/probes/migration/judge.ts';
import { declaration } from '../../../../src/probes/migration/options.ts';
import { type ProbeRun, runDatabaseProbe } from '../../../support/database-tools.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** The Python that has Alembic, Flask-Migrate and Django; scripts/test-python.ts makes it. */
export const PYTHON =
  process.env['HOLDPOINT_TEST_PYTHON'] ??
  join(import.meta.dirname, '../../../../.cache/test-python/bin/python');

export const missingPython: string | undefined = existsSync(PYTHON)
  ? undefined
  : 'there is no Python for it: node scripts/test-python.ts';

const made: string[] = [];

/** A checkout of its own of a small project, with the files of its variants over it. */
export function makeProject(kind: string, ...variants: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), `${kind}-`));
  made.push(folder);
  cpSync(join(FIXTURES, kind, 'project'), folder, { recursive: true });
  for (const variant of variants) {
    cpSync(join(FIXTURES, kind, 'variants', variant), folder, { recursive: true });
  }
  return folder;
}

export function removeProjects(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface ProjectRun {
  readonly root: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly abort?: AbortSignal;
}

const PARTS = { declaration, collect, judge, evidence };

export async function runMigration(
  options: unknown,
  { root, variables = {}, abort }: ProjectRun,
): Promise<ProbeRun<MigrationEvidence>> {
  const path = `${dirname(PYTHON)}:${process.env['PATH'] ?? ''}`;
  return await runDatabaseProbe(PARTS, options, {
    root,
    variables: { PATH: path, ...variables },
    ...(abort === undefined ? {} : { abort }),
  });
}
