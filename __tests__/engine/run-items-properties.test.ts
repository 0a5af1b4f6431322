import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProbeError } from '../../src/domain/errors.ts';
import type { PlannedItem } from '../../src/domain/item.ts';
import { satisfiesNeed } from '../../src/domain/outcome.ts';
import { itemResultSchema } from '../../src/domain/report.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { FAIL, makeRequest, PASS, type ProbeSpec, planItem, sleep } from './engine-fixtures.ts';

/** Any plan, also one that the loader would refuse: circles, unknown needs, watchers of watchers. */
const plan = fc
  .array(
    fc.record({
      fate: fc.constantFrom('pass', 'fail', 'throw', 'slow', 'skip'),
      kind: fc.constantFrom('free', 'reader', 'writer'),
      blocking: fc.boolean(),
      needs: fc.uniqueArray(fc.nat(11), { maxLength: 3 }),
      during: fc.option(fc.nat(11), { nil: undefined, freq: 5 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ fate, kind, blocking, needs, during }, index) =>
      planItem(`${index}`, {
        kind,
        blocking,
        options: { id: `${index}`, fate },
        needs: needs.map(String),
        ...(during === undefined ? {} : { during: `${during}` }),
        ...(fate === 'skip' ? { skip: 'Not here.' } : {}),
      }),
    ),
  );

interface Entry {
  readonly id: string;
  readonly type: 'start' | 'end';
}

function makeProbes(diary: Entry[]): Record<string, ProbeSpec> {
  const spec: ProbeSpec = {
    collect: async (options) => {
      const { id, fate } = options as { id: string; fate: string };
      diary.push({ id, type: 'start' });
      await sleep(fate === 'slow' ? 2 : 0);
      diary.push({ id, type: 'end' });
      if (fate === 'throw') throw new ProbeError('connect', 'No.');
      return { fate };
    },
    judge: (evidence) => ((evidence as { fate: string }).fate === 'fail' ? FAIL : PASS),
  };
  return {
    free: spec,
    reader: { ...spec, declaration: { uses: { target: 'shared' } } },
    writer: { ...spec, declaration: { uses: { target: 'exclusive' } } },
  };
}

async function run(items: readonly PlannedItem[], serial: boolean, concurrency = 4) {
  const diary: Entry[] = [];
  const request = makeRequest(items, makeProbes(diary), { serial, concurrency });
  return { diary, results: await runItems(request) };
}

/** Items that may stand inside each other's time: the watched one and its watchers. */
function findRoot(item: PlannedItem, items: readonly PlannedItem[]): string {
  const watched = items.find((one) => one.id === item.during);
  return watched === undefined ? item.id : findRoot(watched, items);
}

function withoutDuring(item: PlannedItem): PlannedItem {
  const { during, ...rest } = item;
  return during === undefined ? item : rest;
}

describe('properties of runItems', () => {
  it('every item gets exactly one valid result, in order, whatever the plan', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.boolean(), async (items, serial) => {
        const { results } = await run(items, serial);
        expect(results.map((one) => one.id)).toEqual(items.map((one) => one.id));
        for (const result of results) {
          expect(itemResultSchema.safeParse(result).error).toBeUndefined();
          expect(result.reason === undefined).toBe(result.outcome === 'pass');
          expect(result.outcome === 'pass' && result.attempts.length === 0).toBe(false);
          expect(result.remedy === undefined).toBe(['pass', 'skip'].includes(result.outcome));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('what is needed has ended, and satisfied, before the item starts', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.boolean(), async (items, serial) => {
        const { diary, results } = await run(items, serial);
        const at = (id: string, type: Entry['type']) =>
          diary.findIndex((one) => one.id === id && one.type === type);
        for (const item of items) {
          if (at(item.id, 'start') === -1) continue;
          for (const need of item.needs) {
            const outcome = results.find((one) => one.id === need)?.outcome;
            expect(outcome !== undefined && satisfiesNeed(outcome)).toBe(true);
            expect(at(need, 'end')).toBeLessThan(at(item.id, 'start'));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('who uses the target alone is alone with it', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (items) => {
        const { diary } = await run(items, false);
        const inside = new Set<PlannedItem>();
        for (const { id, type } of diary) {
          const item = items.find((one) => one.id === id);
          if (item === undefined || item.kind === 'free') continue;
          if (type === 'end') inside.delete(item);
          if (type === 'end') continue;
          for (const other of inside) {
            const isCrew = findRoot(other, items) === findRoot(item, items);
            const isShared = other.kind === 'reader' && item.kind === 'reader';
            expect(isCrew || isShared).toBe(true);
          }
          inside.add(item);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('no more than the limit run at once', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.integer({ min: 1, max: 3 }), async (items, limit) => {
        const alone = items.map(withoutDuring);
        const { diary } = await run(alone, false, limit);
        let inside = 0;
        for (const { type } of diary) {
          inside += type === 'start' ? 1 : -1;
          expect(inside).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the order of the plan changes no outcome', async () => {
    const shuffled = plan.chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([items, others]) => {
        const read = async (list: readonly PlannedItem[]) => {
          const { results } = await run(list, false);
          return Object.fromEntries(results.map((one) => [one.id, `${one.outcome}/${one.reason}`]));
        };
        expect(await read(others)).toEqual(await read(items));
      }),
      { numRuns: 100 },
    );
  });

  it('after a blocking step that did not succeed no serial step starts', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (items) => {
        const steps = items.map(withoutDuring);
        const { diary, results } = await run(steps, true);
        const stop = results.findIndex((one) => one.blocking && !satisfiesNeed(one.outcome));
        const started = diary.map((one) => Number(one.id));
        if (stop !== -1) expect(Math.max(-1, ...started)).toBeLessThanOrEqual(stop);
        expect(started).toEqual(started.toSorted((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });
});

describe('size', () => {
  it('ten thousand trivial items take little time', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => planItem(`${index}`));
    const startedAt = performance.now();
    const results = await runItems(makeRequest(items));
    expect(results.every((one) => one.outcome === 'pass')).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(6_000);
  });
});
