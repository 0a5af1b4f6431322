import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { collect } from '../../../../src/probes/migration-roundtrip/collect.ts';
import { evidence, judge } from '../../../../src/probes/migration-roundtrip/judge.ts';
import { declaration } from '../../../../src/probes/migration-roundtrip/options.ts';
import { runDatabaseProbe } from '../../../support/database-tools.ts';
import type { ProbeResult } from './sql-project.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/roundtrip');

/** The Python that has Flask-Migrate and Django; scripts/test-python.ts makes it. */
const PYTHON =
  process.env['HOLDPOINT_TEST_PYTHON'] ??
  join(import.meta.dirname, '../../../../.cache/test-python/bin/python');

/** For the title of tests that are skipped; undefined where it is there. */
export const missingPython: string | undefined = existsSync(PYTHON)
  ? undefined
  : 'skipped, because there is no Python for it: node scripts/test-python.ts';

const TOOLS = {
  flask: {
    adapter: 'flask-migrate',
    run: ['flask', '--app', 'app'],
    databaseScheme: 'postgresql+psycopg',
    from: { revision: '0001' },
    seed: { run: 'flask --app app seed' },
  },
  django: {
    adapter: 'django',
    run: ['python', 'manage.py'],
    from: { revision: 'crm.0001_customer' },
    seed: { file: 'seed.sql' },
  },
};

/** Rehearses a small project of the fixtures, with the files of a variant over it. */
export async function rehearseProject(
  kind: keyof typeof TOOLS,
  variant: string | undefined,
  dsn: string,
  options: Readonly<Record<string, unknown>> = {},
): Promise<ProbeResult> {
  const root = mkdtempSync(join(tmpdir(), `${kind}-`));
  try {
    cpSync(join(FIXTURES, kind, 'project'), root, { recursive: true });
    if (variant !== undefined) {
      cpSync(join(FIXTURES, kind, 'variants', variant), root, { recursive: true });
    }
    const variables = { PATH: `${dirname(PYTHON)}:${process.env['PATH'] ?? ''}` };
    const given = { ...TOOLS[kind], scratch: { dsn }, ...options };
    return await runDatabaseProbe({ declaration, collect, judge, evidence }, given, {
      root,
      variables,
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
