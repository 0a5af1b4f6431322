import { describe, expect, it } from '@jest/globals';
import { createClock } from '../../src/toolbox/clock.ts';

const clock = createClock();

describe('clock', () => {
  it('tells epoch milliseconds', () => {
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
  });

  it('sleeps for a time, and not at all for less than none', async () => {
    const startedAt = performance.now();
    await clock.sleep(30, new AbortController().signal);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(25);
    await expect(clock.sleep(-5, new AbortController().signal)).resolves.toBeUndefined();
  });

  it('wakes with the reason of the abort, before and during the sleep', async () => {
    const reason = new Error('stop');
    await expect(clock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const sleeping = clock.sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
  });

  it('does not wake at once from a sleep that is longer than a timer', async () => {
    const controller = new AbortController();
    const woken = clock.sleep(2 ** 40, controller.signal).then(
      () => 'slept',
      () => 'aborted',
    );
    await clock.sleep(20, new AbortController().signal);
    controller.abort();
    expect(await woken).toBe('aborted');
  });
});
