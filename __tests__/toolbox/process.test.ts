import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../support/catch-probe-error.ts';
import { createTestFolder, PATH, runNode } from '../support/test-commands.ts';

const folder = createTestFolder();

afterAll(() => folder.remove());

beforeAll(() => writeFileSync(join(folder.path, 'plain.txt'), 'yes', { mode: 0o600 }));

const whole = (text: string) => ({ text, parts: [text], original: [text], truncated: false });

describe('a command that ends', () => {
  it('gives exit code, both outputs and the time', async () => {
    const result = await folder.run({
      run: runNode('console.log("out"); console.error("err"); process.exit(3)'),
    });
    expect(result).toEqual({
      exitCode: 3,
      signal: null,
      stdout: { ...whole('out\n'), bytes: 4 },
      stderr: { ...whole('err\n'), bytes: 4 },
      durationMs: expect.any(Number),
    });
    expect(result.durationMs).toBeGreaterThan(0);
  });

  it('takes a line for /bin/sh', async () => {
    const result = await folder.run({ run: 'echo "$A" | tr a b; exit 4', env: { PATH, A: 'aaa' } });
    expect([result.exitCode, result.stdout.text]).toEqual([4, 'bbb\n']);
  });

  it('is given its arguments as they are', async () => {
    const result = await folder.run({ run: ['printf', '%s,', '$HOME', '; exit 1', '*'] });
    expect(result.stdout.text).toBe('$HOME,; exit 1,*,');
  });

  it('names the signal that ended it', async () => {
    const result = await folder.run({ run: 'kill -9 $$' });
    expect([result.exitCode, result.signal]).toEqual([null, 'SIGKILL']);
  });

  it('inherits nothing from us', async () => {
    process.env['HOLDPOINT_TEST_INHERITED'] = 'yes';
    const result = await folder.run({ run: ['env'], env: { PATH, ONLY: 'this' } });
    delete process.env['HOLDPOINT_TEST_INHERITED'];
    expect(result.stdout.text.trim().split('\n').sort()).toEqual([`ONLY=this`, `PATH=${PATH}`]);
  });

  it('runs in its folder', async () => {
    expect((await folder.run({ run: ['cat', 'plain.txt'] })).stdout.text).toBe('yes');
  });
});

describe('standard input', () => {
  it('is closed unless there is a text', async () => {
    expect((await folder.run({ run: ['cat'] })).stdout.text).toBe('');
  });

  it('is the text, then closed', async () => {
    const stdin = 'line\n'.repeat(100_000);
    const result = await folder.run({ run: ['wc', '-c'], stdin });
    expect(result.stdout.text.trim()).toBe('500000');
  });

  it('need not be read', async () => {
    expect((await folder.run({ run: ['true'], stdin: 'x'.repeat(5_000_000) })).exitCode).toBe(0);
  });
});

describe('what cannot be run', () => {
  it.each([
    [['no-such-program-anywhere'], 'tool-missing', 'no-such-program-anywhere was not found.'],
    [['./plain.txt'], 'tool-missing', './plain.txt may not be executed.'],
    [[], 'config', 'The command could not be started: '],
    [['a\0b'], 'config', 'could not be started: '],
    [['echo', 'x'.repeat(5_000_000)], 'config', 'echo could not be started: '],
  ])('%j', async (command, reason, message) => {
    const error = await catchProbeError(folder.run({ run: command }));
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(message);
    expect(error.remedy).toBeDefined();
  });

  it.each(['missing', 'plain.txt'])('in the folder %s', async (name) => {
    const cwd = join(folder.path, name);
    const error = await catchProbeError(folder.run({ run: ['true'], cwd }));
    expect(error.reason).toBe('config');
    expect(error.message).toContain(cwd);
    expect(error.remedy).toContain('cwd');
  });
});
