import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActionRun, runAction, startAction } from './run-action.ts';

const METADATA = `
inputs:
  plain: { default: from the file }
  with space: { default: 7 }
  with-hyphen: { required: true }
  github-token: { default: '\${{ github.token }}' }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-harness-'));
  writeFileSync(join(folder, 'action.yml'), METADATA);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let scripts = 0;

/** A run of a script of a few lines. */
function script(text: string, more: Partial<ActionRun> = {}): ActionRun {
  scripts += 1;
  const main = join(folder, `main-${scripts}.mjs`);
  writeFileSync(main, `import { appendFileSync, readFileSync } from 'node:fs';\n${text}`);
  const event = { name: 'push', payload: { after: 'x' } };
  return { main, metadata: join(folder, 'action.yml'), event, ...more };
}

const PRINT_ENV = 'console.log(JSON.stringify({ ...process.env, cwd: process.cwd() }));';

describe('an action', () => {
  it('finds what the runner gives it, and nothing else', async () => {
    process.env['HOLDPOINT_LEAK'] = 'leaked';
    const run = script(PRINT_ENV, {
      token: 'local-token',
      inputs: { plain: 'given', unknown: 'x' },
      state: { key: 'kept' },
      apiUrl: 'http://127.0.0.1:1',
      env: { GITHUB_RUN_ATTEMPT: '2' },
    });
    const { stdout, exitCode } = await runAction(run);
    delete process.env['HOLDPOINT_LEAK'];
    const env = JSON.parse(stdout) as Record<string, string>;
    expect(exitCode).toBe(0);
    expect(env).toMatchObject({
      INPUT_PLAIN: 'given',
      INPUT_WITH_SPACE: '7',
      'INPUT_WITH-HYPHEN': '',
      'INPUT_GITHUB-TOKEN': 'local-token',
      INPUT_UNKNOWN: 'x',
      STATE_key: 'kept',
      GITHUB_API_URL: 'http://127.0.0.1:1',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_WORKSPACE: env['cwd'],
    });
    expect(env).not.toHaveProperty('HOLDPOINT_LEAK');
    expect(env).not.toHaveProperty('GITHUB_TOKEN');
    expect(env).not.toHaveProperty('NODE_OPTIONS');
  });

  it('has its event in a file, files in its workspace, and no input', async () => {
    const text = `
      console.log(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
      console.log(readFileSync('deep/er/file.txt', 'utf8'));
      console.log(readFileSync(0, 'utf8').length);`;
    const { stdout } = await runAction(script(text, { files: { 'deep/er/file.txt': 'there' } }));
    expect(stdout).toBe('{"after":"x"}\nthere\n0\n');
  });

  it('leaves outputs, state, environment, path and a summary', async () => {
    const text = `
      const write = (name, text) => appendFileSync(process.env['GITHUB_' + name], text);
      write('OUTPUT', 'a<<D\\n1\\n2\\nD\\n');
      write('STATE', 's=1\\n');
      write('ENV', 'E=2\\n');
      write('PATH', '/one\\n\\n/two\\n');
      write('STEP_SUMMARY', '# done');`;
    expect(await runAction(script(text))).toMatchObject({
      outputs: { a: '1\n2' },
      state: { s: '1' },
      environment: { E: '2' },
      path: ['/one', '/two'],
      summary: '# done',
    });
  });

  it('fails where its output is no output', async () => {
    const text = `appendFileSync(process.env.GITHUB_OUTPUT, 'a<<D\\nnever ends');`;
    await expect(runAction(script(text))).rejects.toThrow('EOF marker missing new line');
  });

  it('loses a summary of more than a mebibyte', async () => {
    const text = `appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1048577));`;
    expect((await runAction(script(text))).summary).toBe('');
  });

  it('gives commands on both streams, and an exit code', async () => {
    const text = `
      process.stdout.write('::warn');
      process.stdout.write('ing::one\\n');
      setTimeout(() => { console.error('::error::two'); process.exitCode = 3; }, 50);`;
    const { commands, exitCode, signal, stdout, stderr } = await runAction(script(text));
    expect(commands.map(({ name, data }) => [name, data])).toEqual([
      ['warning', 'one'],
      ['error', 'two'],
    ]);
    expect({ exitCode, signal }).toEqual({ exitCode: 3, signal: null });
    expect({ stdout, stderr }).toEqual({ stdout: '::warning::one\n', stderr: '::error::two\n' });
  });
});

describe('cancelling', () => {
  const LADDER = { sigintMs: 300, sigtermMs: 300 };
  const STAY = "setInterval(() => {}, 1000); console.log('ready');";
  const ignore = (...signals: readonly string[]) =>
    signals.map((signal) => `process.on('${signal}', () => console.log('${signal}'));`).join('');

  it.each([
    ['SIGINT', '', 'SIGINT', null],
    ['SIGINT', "process.on('SIGINT', () => process.exit(9));", null, 9],
    ['SIGTERM', ignore('SIGINT'), 'SIGTERM', null],
    ['SIGKILL', ignore('SIGINT', 'SIGTERM'), 'SIGKILL', null],
  ] as const)('ends with %s: %j', async (last, handlers, signal, exitCode) => {
    const action = startAction(script(handlers + STAY));
    await action.waitFor('ready');
    expect(await action.cancel(LADDER)).toBe(last);
    expect(await action.result).toMatchObject({ signal, exitCode });
  });

  it('reaches the process alone; what it leaves behind is killed at the end', async () => {
    const text = `
      const { spawn } = await import('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      console.log('child', child.pid, 'ready');
      setInterval(() => {}, 1000);`;
    const action = startAction(script(text));
    await action.waitFor('ready');
    await action.cancel(LADDER);
    const { stdout } = await action.result;
    const pid = Number(/child (\d+)/.exec(stdout)?.[1]);
    await expect(waitUntilGone(pid)).resolves.toBe(true);
  });

  it('says so if the text that is waited for never comes', async () => {
    await expect(startAction(script('')).waitFor('never')).rejects.toThrow('never');
  });
});

async function waitUntilGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}
