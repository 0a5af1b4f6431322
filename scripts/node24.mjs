// Runs a script on Node 24 whatever the machine's own node is. Plain JavaScript, because the machine's
// node may be too old to read TypeScript. Installs the dependencies first if they are not there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundled = join(root, 'node_modules', 'node', 'bin', 'node');

function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (error) throw error;
  return signal === null ? (status ?? 1) : 1;
}

const [script, ...rest] = process.argv.slice(2);
const isBuilt = script.startsWith('dist/');
// What is built needs no dependency, so a machine that has Node 24 needs nothing installed.
const own =
  isBuilt && Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : bundled;

if (own === bundled && !existsSync(bundled)) {
  process.stderr.write('Installing the dependencies (once) …\n');
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (code !== 0) process.exit(code);
}
process.exit(run(own, ['--disable-warning=ExperimentalWarning', join(root, script), ...rest]));
