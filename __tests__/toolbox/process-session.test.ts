import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';
import { createTestFolder } from '../support/test-commands.ts';

const folder = createTestFolder();

afterAll(() => folder.remove());

/** True while a process of this id runs; one that is dead and not yet buried does not. */
function isAlive(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
}

/** Ids that a script wrote into a file; waits until there are as many. */
async function readPids(name: string, count: number): Promise<number[]> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const path = join(folder.path, name);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const pids = text.split('\n').filter((line) => /^\d+$/.test(line));
    if (pids.length >= count && text.endsWith('\n')) return pids.map(Number);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no ${count} ids in ${name}`);
}

describe('an abort', () => {
  it('rejects with its own reason', async () => {
    const reason = new ProbeError('deadline', 'The run is over.');
    const controller = new AbortController();
    const running = folder.run({ run: ['sleep', '30'] }, controller.signal);
    setTimeout(() => controller.abort(reason), 50);
    await expect(running).rejects.toBe(reason);
  });

  it.each([
    ['cancelled', new Error('enough'), 'The command was cancelled.'],
    ['timeout', new DOMException('late', 'TimeoutError'), 'The command did not end in time.'],
  ])('is %s otherwise', async (reason, cause, message) => {
    const controller = new AbortController();
    const running = catchProbeError(folder.run({ run: ['sleep', '30'] }, controller.signal));
    setTimeout(() => controller.abort(cause), 50);
    const error = await running;
    expect([error.reason, error.message, error.cause]).toEqual([reason, message, cause]);
  });

  it('before the start starts nothing', async () => {
    const signal = AbortSignal.abort();
    const error = await catchProbeError(folder.run({ run: ['touch', 'started.txt'] }, signal));
    expect(error.reason).toBe('cancelled');
    expect(existsSync(join(folder.path, 'started.txt'))).toBe(false);
  });

  it('kills all that the command started, even what ignores SIGTERM', async () => {
    const grandchild = `trap '' TERM; echo $$ >> pids-tree; while :; do sleep 1; done`;
    const child = `sh -c "${grandchild.replaceAll('$', '\\$')}" & echo $$ >> pids-tree; wait`;
    const controller = new AbortController();
    const running = catchProbeError(folder.run({ run: ['sh', '-c', child] }, controller.signal));
    const pids = await readPids('pids-tree', 2);
    expect(pids.map(isAlive)).toEqual([true, true]);
    const startedAt = performance.now();
    controller.abort();
    expect((await running).reason).toBe('cancelled');
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  it('reaches a child that opened its own process group', async () => {
    const controller = new AbortController();
    const line =
      'timeout 60 sh -c "echo \\$\\$ >> pids-group; exec sleep 60" & echo $! >> pids-group; wait';
    const running = catchProbeError(
      folder.run({ run: ['bash', '-c', `set -m; ${line}`] }, controller.signal),
    );
    const pids = await readPids('pids-group', 2);
    expect(pids.map(isAlive)).toEqual([true, true]);
    controller.abort();
    await running;
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  it('lets the command clean up first', async () => {
    const controller = new AbortController();
    const line = `trap 'echo cleaned > cleaned.txt; exit 0' TERM; echo $$ > pids-clean; while :; do sleep 0.05; done`;
    const running = catchProbeError(folder.run({ run: line }, controller.signal));
    await readPids('pids-clean', 1);
    controller.abort();
    expect((await running).reason).toBe('cancelled');
    expect(readFileSync(join(folder.path, 'cleaned.txt'), 'utf8')).toBe('cleaned\n');
  });
});

describe('children in the background', () => {
  it('that hold the output open do not outlive the command', async () => {
    const startedAt = performance.now();
    const result = await folder.run({ run: 'sleep 60 & echo $!; exit 0' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect([result.exitCode, result.stdout.truncated]).toEqual([0, false]);
    expect(isAlive(Number(result.stdout.text))).toBe(false);
  });

  it('that hold nothing do not either', async () => {
    const result = await folder.run({ run: 'sleep 60 > /dev/null 2>&1 & echo $!' });
    expect(isAlive(Number(result.stdout.text))).toBe(false);
  });

  it('have a moment to write their last words', async () => {
    const result = await folder.run({ run: '(sleep 0.05; echo late) & echo early' });
    expect(result.stdout.text).toBe('early\nlate\n');
  });

  it('in a session of their own are let go, and what they may write counts as cut', async () => {
    const result = await folder.run({ run: 'setsid sleep 5 & sleep 0.1; echo $!' });
    expect([result.exitCode, result.stdout.truncated]).toEqual([0, true]);
    expect(result.stdout.parts).toHaveLength(1);
    expect(result.stdout.text).toMatch(/^\d+\n$/);
    process.kill(Number(result.stdout.text), 'SIGKILL');
  });
});
