// Makes the Python that the tests of migrations run Alembic, Flask-Migrate and Django with, below
// `.cache`. Where it can't be made, those tests are skipped, and say why.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.cache/test-python');
const python = join(folder, 'bin/python');
const requirements = join(root, '__tests__/postgres/requirements.txt');
const stamp = join(folder, 'requirements.sha256');
const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex');

function run(program: string, words: readonly string[]): boolean {
  const { status, error } = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  return error === undefined && status === 0;
}

function make(): string {
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return 'ready';
  }
  rmSync(folder, { recursive: true, force: true });
  if (!run('python3', ['-m', 'venv', folder]))
    return 'skipped, because there is no python3 with venv';
  const words = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    requirements,
  ];
  if (!run(python, words)) return 'skipped, because pip can’t install the requirements';
  writeFileSync(stamp, digest);
  return 'ready';
}

process.stdout.write(`python for tests: ${make()}\n`);
