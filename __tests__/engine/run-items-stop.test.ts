import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import type { EngineRequest, ProgressEvent } from '../../src/engine/request.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { createClock } from '../../src/toolbox/clock.ts';
import {
  listOutcomes,
  makeRequest,
  PASS,
  type ProbeSpec,
  planItem,
  sleep,
} from './engine-fixtures.ts';

const polite: ProbeSpec = {
  collect: (_, __, { abort }) =>
    new Promise((_resolve, reject) => {
      abort.addEventListener('abort', () => reject(abort.reason));
    }),
};
const deaf: ProbeSpec = { collect: () => new Promise(() => {}) };
const unreached: ProbeSpec = { collect: () => sleep(5).then(() => ({})) };
const probes = { polite, deaf, plain: unreached };

async function runStopped(
  kinds: readonly string[],
  overrides: Partial<EngineRequest>,
  afterMs = 30,
) {
  const controller = new AbortController();
  const items = kinds.map((kind, index) => planItem(`${index}`, { kind }));
  const request = makeRequest(items, probes, { signal: controller.signal, ...overrides });
  const timer = setTimeout(() => controller.abort(), afterMs);
  const startedAt = performance.now();
  const results = await runItems(request);
  clearTimeout(timer);
  return { outcomes: listOutcomes(results), results, ms: performance.now() - startedAt };
}

describe('cancellation', () => {
  it('aborts what runs and starts nothing more, within a second', async () => {
    const kinds = ['polite', 'deaf', 'plain'];
    const { outcomes, ms, results } = await runStopped(kinds, { concurrency: 2 });
    expect(outcomes).toEqual(['0: error/cancelled', '1: error/cancelled', '2: error/cancelled']);
    expect(ms).toBeLessThan(4_000);
    expect(results.map((one) => one.attempts.length)).toEqual([1, 1, 0]);
  });

  it('cancels the later steps of a serial phase', async () => {
    const { outcomes } = await runStopped(['polite', 'plain', 'plain'], { serial: true });
    expect(outcomes).toEqual(['0: error/cancelled', '1: error/cancelled', '2: error/cancelled']);
  });

  it('before the start runs nothing', async () => {
    const signal = AbortSignal.abort(new ProbeError('cancelled', 'The run was cancelled.'));
    const { outcomes, results } = await runStopped(['deaf', 'plain'], { signal });
    expect(outcomes).toEqual(['0: error/cancelled', '1: error/cancelled']);
    expect(results[0]?.startedAt).toBeUndefined();
  });

  it('keeps what has already passed', async () => {
    const { outcomes } = await runStopped(['plain', 'polite'], {}, 400);
    expect(outcomes).toEqual(['0: pass', '1: error/cancelled']);
  });

  it('ends the wait for a retry and is no final failure', async () => {
    const retry = {
      on: ['fail', 'transport'] as const,
      withinMs: 9_000,
      everyMs: 5_000,
      maxAttempts: 3,
    };
    const controller = new AbortController();
    const failing: ProbeSpec = { collect: () => Promise.reject(new ProbeError('dns', 'No.')) };
    const request = makeRequest(
      [planItem('a', { retry })],
      { plain: failing },
      { signal: controller.signal },
    );
    setTimeout(() => controller.abort(), 30);
    const [result] = await runItems(request);
    expect([result?.outcome, result?.reason, result?.attempts.length]).toEqual([
      'error',
      'cancelled',
      2,
    ]);
  });

  it('ends a soak, which is then no pass', async () => {
    const soak = { forMs: 9_000, everyMs: 10, consecutive: 1, failureLimit: 5, errorLimit: 5 };
    const controller = new AbortController();
    const request = makeRequest([planItem('a', { soak })], {}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 60);
    const [result] = await runItems(request);
    expect(result?.outcome).toBe('inconclusive');
  });

  it.each<[string, Partial<EngineRequest>]>([
    ['a judge', {}],
    ['the loading of a probe', { loadProbe: () => new Promise(() => {}) }],
  ])('does not wait for %s that never ends', async (_, overrides) => {
    const controller = new AbortController();
    const spec: ProbeSpec = { judge: () => new Promise(() => {}) };
    const items = [planItem('a'), planItem('b', { needs: ['a'] })];
    const { signal } = controller;
    setTimeout(() => controller.abort(), 30);
    const startedAt = performance.now();
    const results = await runItems(makeRequest(items, { plain: spec }, { signal, ...overrides }));
    expect(listOutcomes(results)).toEqual(['a: error/cancelled', 'b: error/cancelled']);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('enters no second result when something answers after the end', async () => {
    const controller = new AbortController();
    const ends: string[] = [];
    const onProgress = (event: ProgressEvent) => {
      if (event.type === 'end') ends.push(`${event.item.id} ${event.result.outcome}`);
    };
    const late: ProbeSpec = { judge: () => sleep(1_300).then(() => PASS) };
    const { signal } = controller;
    setTimeout(() => controller.abort(), 10);
    const request = makeRequest([planItem('a')], { plain: late }, { signal, onProgress });
    expect(listOutcomes(await runItems(request))).toEqual(['a: error/cancelled']);
    await sleep(600);
    expect(ends).toEqual(['a error']);
  });

  it('reaches watchers and what they watch', async () => {
    const controller = new AbortController();
    const items = [planItem('a', { kind: 'polite' }), planItem('b', { kind: 'deaf', during: 'a' })];
    const request = makeRequest(items, probes, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    expect(listOutcomes(await runItems(request))).toEqual([
      'a: error/cancelled',
      'b: error/cancelled',
    ]);
  });
});

describe('the deadline', () => {
  it('aborts what runs and starts nothing more', async () => {
    const overrides = { concurrency: 1, deadlineAt: Date.now() + 40 };
    const { outcomes } = await runStopped(['polite', 'plain'], overrides, 5_000);
    expect(outcomes).toEqual(['0: error/deadline', '1: error/deadline']);
  });

  it('that has passed lets nothing start', async () => {
    const { outcomes } = await runStopped(['plain'], { deadlineAt: Date.now() - 1 });
    expect(outcomes).toEqual(['0: error/deadline']);
  });

  it('far away does not fire at once', async () => {
    let asked = 0;
    const now = () => {
      asked += 1;
      return Date.now();
    };
    const clock = { ...createClock(), now };
    const deadlineAt = Date.now() + 2 ** 40;
    const items = [planItem('a', { kind: 'slow' })];
    const slow: ProbeSpec = { collect: () => sleep(80).then(() => ({})) };
    const results = await runItems(makeRequest(items, { slow }, { deadlineAt, clock }));
    expect(listOutcomes(results)).toEqual(['a: pass']);
    expect(asked).toBeLessThan(20);
  });
});

describe('progress', () => {
  it('tells of each start, attempt and end', async () => {
    const events: string[] = [];
    const onProgress = (event: ProgressEvent) => {
      const detail = event.type === 'end' ? event.result.outcome : '';
      events.push(`${event.type} ${event.item.id} ${detail}`.trim());
    };
    const items = [planItem('a'), planItem('b', { needs: ['a'], skip: 'No.' })];
    await runItems(makeRequest(items, {}, { onProgress, serial: true }));
    expect(events).toEqual(['start a', 'attempt a', 'end a pass', 'end b skip']);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('listener');
      },
    ],
    ['rejects', () => Promise.reject(new Error('listener'))],
  ])('does not break the run if the listener %s', async (_, listener) => {
    const onProgress = listener as () => void;
    expect(listOutcomes(await runItems(makeRequest([planItem('a')], {}, { onProgress })))).toEqual([
      'a: pass',
    ]);
  });
});
