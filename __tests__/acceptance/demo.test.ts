import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DEFECTS } from '../../src/app/demo/defects.ts';
import { ROOT } from './judged-action.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdpoint-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runCli(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/cli.js'), ...argv],
    { cwd: folder, encoding: 'utf8', timeout: 60_000 },
  );
  return { status, stdout, stderr };
}

describe('the demo', () => {
  it('ends GO and names the report', () => {
    const { status, stdout } = runCli('demo');
    expect(status).toBe(0);
    expect(stdout).toContain('GO — demo');
    expect(stdout).toContain('rehearsed: verified (exit code 5)');
    expect(stdout).toMatch(/The report is .*report\.json/);
  }, 60_000);

  it.each(Object.entries(DEFECTS))(
    'finds %s',
    (defect, { item }) => {
      const { status, stdout } = runCli('demo', '--break', defect);
      expect(status).toBe(1);
      expect(stdout).toContain('NO-GO — demo');
      expect(stdout).toContain('what to do:');
      const judged = runCli('judge', join(folder, '.holdpoint/demo/report.json'), '--json');
      const report = JSON.parse(judged.stdout) as { verdict: { decisive: string[] } };
      expect(report.verdict.decisive).toContain(item);
    },
    60_000,
  );
});

describe('the command line', () => {
  it('says which Node it needs to one that is older', () => {
    const older = 'Object.defineProperty(process.versions, "node", { value: "20.20.2" })';
    const argv = ['--import', `data:text/javascript,${older}`, join(ROOT, 'dist/cli.js'), '--help'];
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'Holdpoint needs Node 24 or newer, and this is 20.20.2. Install Node 24, and run it again.\n',
    );
  });

  it.each([
    [['run', 'pre-deploymnt'], 'pre-deployment'],
    [['demo', '--break', 'defalt-secret'], 'default-secret'],
    [['explain', 'htp'], 'http'],
    [['check', '-p', 'missing.yml'], 'missing.yml'],
    [['init', 'missing.md'], 'missing.md'],
    [['judge', 'missing.json'], 'missing.json'],
  ])(
    'answers %j with exit 2 and the word that helps',
    (argv, word) => {
      const { status, stderr } = runCli(...argv);
      expect(status).toBe(2);
      expect(stderr).toContain(word);
      expect(stderr).not.toContain('    at ');
    },
    30_000,
  );

  it('explains every kind', () => {
    const { status, stdout } = runCli('explain');
    expect(status).toBe(0);
    for (const kind of ['command', 'env-config', 'health', 'http', 'manual', 'version']) {
      expect(stdout).toContain(kind);
      expect(runCli('explain', kind).stdout).toContain('?');
    }
  }, 30_000);
});
