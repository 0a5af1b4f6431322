import { describe, expect, it } from '@jest/globals';
import type { PlannedItem } from '../../src/domain/item.ts';
import type { EngineRequest } from '../../src/engine/request.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { makeDiary, step } from './diary.ts';
import { FAIL, listOutcomes, makeRequest, PASS, type ProbeSpec } from './engine-fixtures.ts';

describe('items with `during`', () => {
  /** Watches until it is told that the watched item has ended. */
  function makeWatcher(diary: string[]): ProbeSpec {
    return {
      collect: async (options, _, signals) => {
        const { id } = options as { id: string };
        diary.push(`+${id}`);
        await new Promise<void>((resolve) => {
          if (signals.until?.aborted === true) resolve();
          signals.until?.addEventListener('abort', () => resolve());
        });
        diary.push(`-${id}`);
        return { fails: (options as { fails?: boolean }).fails ?? false };
      },
      judge: (evidence) => ((evidence as { fails: boolean }).fails ? FAIL : PASS),
    };
  }

  async function watch(items: readonly PlannedItem[], overrides: Partial<EngineRequest> = {}) {
    const { diary, spec } = makeDiary(20);
    const probes = { plain: spec, watch: makeWatcher(diary) };
    const results = await runItems(makeRequest(items, probes, overrides));
    return { diary, outcomes: listOutcomes(results), results };
  }

  const watcher = (id: string, during: string, overrides: Partial<PlannedItem> = {}) =>
    step(id, { kind: 'watch', during, ...overrides });

  it.each([true, false])('surround the watched item (serial: %s)', async (serial) => {
    const items = [watcher('logs', 'deploy'), step('deploy'), step('after')];
    const { diary, outcomes } = await watch(items, { serial, concurrency: 1 });
    expect(outcomes).toEqual(['logs: pass', 'deploy: pass', 'after: pass']);
    expect(diary.filter((line) => !line.endsWith('after'))).toEqual([
      '+logs',
      '+deploy',
      '-deploy',
      '-logs',
    ]);
  });

  it('may watch watchers, and several may watch one', async () => {
    const items = [
      step('deploy'),
      watcher('logs', 'deploy'),
      watcher('metrics', 'deploy'),
      watcher('outer', 'logs'),
    ];
    const { diary, outcomes } = await watch(items, { serial: true });
    expect(outcomes.every((one) => one.endsWith('pass'))).toBe(true);
    expect(diary.indexOf('+outer')).toBeLessThan(diary.indexOf('+logs'));
    expect(diary.indexOf('-logs')).toBeLessThan(diary.indexOf('-outer'));
    expect(diary.indexOf('+metrics')).toBeLessThan(diary.indexOf('+deploy'));
  });

  it('enter from the outermost in, however many there are', async () => {
    const chain = Array.from({ length: 6 }, (_, index) =>
      watcher(`w${index}`, index === 0 ? 'deploy' : `w${index - 1}`),
    );
    const { diary } = await watch([step('deploy'), ...chain], { serial: true });
    expect(diary.slice(0, 7)).toEqual(['+w5', '+w4', '+w3', '+w2', '+w1', '+w0', '+deploy']);
  });

  it('keep everybody else out together with what they watch', async () => {
    const { diary, spec } = makeDiary(20);
    const uses = (target: 'shared' | 'exclusive') => ({ declaration: { uses: { target } } });
    const probes = {
      load: { ...spec, ...uses('exclusive') },
      watch: { ...makeWatcher(diary), ...uses('shared') },
      reader: { ...spec, ...uses('shared') },
    };
    const items = [
      step('load', { kind: 'load' }),
      watcher('memory', 'load'),
      step('reader', { kind: 'reader' }),
    ];
    await runItems(makeRequest(items, probes));
    const crew = diary.indexOf('+memory');
    expect(diary.slice(crew, crew + 4)).toEqual(['+memory', '+load', '-load', '-memory']);
    expect(diary.indexOf('-reader') - diary.indexOf('+reader')).toBe(1);
  });

  it('do not lock out what they watch', async () => {
    const { diary, spec } = makeDiary();
    const probes = {
      load: { ...spec, declaration: { uses: { target: 'exclusive' as const } } },
      watch: { ...makeWatcher(diary), declaration: { uses: { target: 'shared' as const } } },
    };
    const items = [step('load', { kind: 'load' }), watcher('memory', 'load')];
    const results = await runItems(makeRequest(items, probes));
    expect(listOutcomes(results)).toEqual(['load: pass', 'memory: pass']);
  });

  it('stop the steps that follow if they fail', async () => {
    const logs = watcher('logs', 'deploy', { options: { id: 'logs', fails: true } });
    const { outcomes } = await watch([step('deploy'), logs, step('after')], { serial: true });
    expect(outcomes).toEqual([
      'deploy: pass',
      'logs: fail/assertion',
      'after: inconclusive/needs-unmet',
    ]);
  });

  it.each<[string, Partial<PlannedItem>, string]>([
    ['is skipped', { skip: 'No.' }, 'logs: inconclusive/no-data'],
    ['has an unmet need', { needs: ['nobody'] }, 'logs: inconclusive/no-data'],
    ['breaks before it starts', { kind: 'nothing' }, 'logs: inconclusive/no-data'],
  ])('have no data if the watched item %s', async (_, overrides, expected) => {
    const { outcomes, diary } = await watch([watcher('logs', 'deploy'), step('deploy', overrides)]);
    expect(outcomes[0]).toBe(expected);
    expect(diary).toEqual([]);
  });

  it('have no data if the watched item is not there or is themselves', async () => {
    const { outcomes } = await watch([
      watcher('lost', 'nowhere'),
      watcher('self', 'self'),
      step('a'),
    ]);
    expect(outcomes).toEqual([
      'lost: inconclusive/no-data',
      'self: inconclusive/no-data',
      'a: pass',
    ]);
  });

  it('hold the watched item back until what they need has ended', async () => {
    const items = [step('deploy'), watcher('logs', 'deploy', { needs: ['first'] }), step('first')];
    const { diary, outcomes } = await watch(items);
    expect(outcomes.every((one) => one.endsWith('pass'))).toBe(true);
    expect(diary.indexOf('+logs')).toBeGreaterThan(diary.indexOf('-first'));
    expect(diary.indexOf('+deploy')).toBeGreaterThan(diary.indexOf('+logs'));
  });

  it('that need what they watch are a circle', async () => {
    const { outcomes } = await watch([
      step('deploy'),
      watcher('logs', 'deploy', { needs: ['deploy'] }),
      step('other'),
    ]);
    expect(outcomes).toEqual([
      'deploy: inconclusive/needs-unmet',
      'logs: inconclusive/needs-unmet',
      'other: pass',
    ]);
  });

  it('have their timeout from the end of what they watch', async () => {
    const items = [step('deploy'), watcher('logs', 'deploy', { timeoutMs: 10 })];
    const { outcomes } = await watch(items);
    expect(outcomes).toEqual(['deploy: pass', 'logs: pass']);
  });

  it('are cut off if they do not end', async () => {
    const stubborn: ProbeSpec = { collect: () => new Promise(() => {}) };
    const items = [
      step('deploy'),
      step('logs', { kind: 'stubborn', during: 'deploy', timeoutMs: 10 }),
    ];
    const results = await runItems(makeRequest(items, { stubborn }));
    expect(listOutcomes(results)).toEqual(['deploy: pass', 'logs: error/timeout']);
  });
});
