import { describe, expect, it } from '@jest/globals';
import type { PlannedItem } from '../../src/domain/item.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { EngineRequest } from '../../src/engine/request.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { makeDiary, step } from './diary.ts';
import { listOutcomes, makeRequest, type ProbeSpec } from './engine-fixtures.ts';

function failing(id: string, overrides: Partial<PlannedItem> = {}): PlannedItem {
  return step(id, { options: { id, fails: true }, ...overrides });
}

async function run(items: readonly PlannedItem[], overrides: Partial<EngineRequest> = {}) {
  const { diary, spec } = makeDiary();
  const results = await runItems(makeRequest(items, { plain: spec }, overrides));
  return { diary, outcomes: listOutcomes(results), results };
}

describe('concurrent items', () => {
  it('start together, up to the limit', async () => {
    const { diary } = await run(
      ['a', 'b', 'c'].map((id) => step(id)),
      { concurrency: 2 },
    );
    expect(diary.slice(0, 2)).toEqual(['+a', '+b']);
    expect(diary.indexOf('+c')).toBeGreaterThan(1);
    expect(diary.indexOf('+c')).toBeGreaterThan(Math.min(diary.indexOf('-a'), diary.indexOf('-b')));
  });

  it('give results in the order of the request', async () => {
    const { outcomes } = await run([step('a', { needs: ['b'] }), step('b')]);
    expect(outcomes).toEqual(['a: pass', 'b: pass']);
  });

  it('wait for what they need', async () => {
    const { diary } = await run([step('a', { needs: ['b'] }), step('b'), step('c')]);
    expect(diary.indexOf('+a')).toBeGreaterThan(diary.indexOf('-b'));
    expect(diary.indexOf('+c')).toBeLessThan(diary.indexOf('-b'));
  });

  it('are inconclusive if a need failed, and so are those that need them', async () => {
    const { outcomes, diary, results } = await run([
      failing('a'),
      step('b', { needs: ['a'] }),
      step('c', { needs: ['b'] }),
      step('d'),
    ]);
    expect(outcomes).toEqual([
      'a: fail/assertion',
      'b: inconclusive/needs-unmet',
      'c: inconclusive/needs-unmet',
      'd: pass',
    ]);
    expect(diary).not.toContain('+b');
    expect(results[1]?.findings).toEqual([
      { expected: '`a` to be pass, warn, waived or skip', seen: 'fail', where: 'a' },
    ]);
    expect(results[1]?.remedy).toBeDefined();
  });

  it.each<[Outcome | undefined, string]>([
    ['pass', 'a: pass'],
    ['waived', 'a: pass'],
    ['error', 'a: inconclusive/needs-unmet'],
    [undefined, 'a: inconclusive/needs-unmet'],
  ])('need an item of an earlier phase that is %s', async (outcome, expected) => {
    const known = new Map(outcome === undefined ? [] : [['before', outcome] as const]);
    const { outcomes } = await run([step('a', { needs: ['before'] })], { known });
    expect(outcomes).toEqual([expected]);
  });

  it('do not take an earlier phase’s word for an item of their own', async () => {
    const known = new Map<string, Outcome>([['b', 'pass']]);
    const { outcomes } = await run([step('a', { needs: ['b'] }), failing('b')], { known });
    expect(outcomes[0]).toBe('a: inconclusive/needs-unmet');
  });

  it('run after a need whose condition is false', async () => {
    const { outcomes } = await run([
      step('a', { if: { environment: ['staging'] } }),
      step('b', { needs: ['a'] }),
    ]);
    expect(outcomes).toEqual(['a: skip/condition', 'b: pass']);
  });

  it('run on a failure that `if` asks for', async () => {
    const { outcomes } = await run([
      failing('a'),
      step('b', { needs: ['a'], if: { outcome: { a: ['fail'] } } }),
      step('c', { if: { outcome: { a: ['pass'] } } }),
    ]);
    expect(outcomes).toEqual(['a: fail/assertion', 'b: pass', 'c: skip/condition']);
  });

  it('in a circle are inconclusive, and the rest runs', async () => {
    const { outcomes } = await run([
      step('a', { needs: ['b'] }),
      step('b', { needs: ['a'] }),
      step('c', { needs: ['a'] }),
      step('self', { needs: ['self'] }),
      step('d'),
    ]);
    expect(outcomes).toEqual([
      'a: inconclusive/needs-unmet',
      'b: inconclusive/needs-unmet',
      'c: inconclusive/needs-unmet',
      'self: inconclusive/needs-unmet',
      'd: pass',
    ]);
  });

  it('in a chain of thousands do not overflow the stack', async () => {
    const items = Array.from({ length: 5_000 }, (_, index) =>
      index === 0 ? failing('0') : step(`${index}`, { needs: [`${index - 1}`] }),
    );
    const { outcomes } = await run(items);
    expect(outcomes.at(-1)).toBe('4999: inconclusive/needs-unmet');
  });

  it('that use a resource alone never overlap with others that use it', async () => {
    const { diary, spec } = makeDiary();
    const uses = (mode: 'shared' | 'exclusive'): ProbeSpec => ({
      ...spec,
      declaration: { uses: { target: mode } },
    });
    const items = [
      step('r1', { kind: 'reader' }),
      step('w', { kind: 'writer' }),
      step('r2', { kind: 'reader' }),
      step('free', { kind: 'free' }),
    ];
    const probes = { reader: uses('shared'), writer: uses('exclusive'), free: spec };
    await runItems(makeRequest(items, probes));
    const order = diary.filter((line) => !line.endsWith('free'));
    expect(order).toEqual(['+r1', '-r1', '+w', '-w', '+r2', '-r2']);
    expect(diary.indexOf('+free')).toBeLessThan(diary.indexOf('-r1'));
  });
});

describe('serial items', () => {
  it('run one after the other in the order of the plan', async () => {
    const { diary } = await run(
      ['a', 'b', 'c'].map((id) => step(id)),
      { serial: true },
    );
    expect(diary).toEqual(['+a', '-a', '+b', '-b', '+c', '-c']);
  });

  it('stop at the first blocking item that is not satisfied', async () => {
    const { diary, outcomes, results } = await run(
      [step('a'), failing('b'), step('c'), step('d')],
      {
        serial: true,
      },
    );
    expect(outcomes).toEqual([
      'a: pass',
      'b: fail/assertion',
      'c: inconclusive/needs-unmet',
      'd: inconclusive/needs-unmet',
    ]);
    expect(diary).not.toContain('+c');
    expect(results[3]?.summary).toBe('The step before it did not succeed: Item b.');
  });

  it('go on after an advisory failure and after a skip', async () => {
    const items = [failing('a', { blocking: false }), step('b', { skip: 'Not here.' }), step('c')];
    const { outcomes } = await run(items, { serial: true });
    expect(outcomes).toEqual(['a: fail/assertion', 'b: skip/skipped', 'c: pass']);
  });

  it('do not deploy what needs a step that comes later', async () => {
    const { outcomes } = await run([step('a', { needs: ['b'] }), step('b')], { serial: true });
    expect(outcomes).toEqual(['a: inconclusive/needs-unmet', 'b: inconclusive/needs-unmet']);
  });

  it('stop in a dry run, too: what did not run did not succeed', async () => {
    const items = [step('a'), step('b', { blast: 'mutate-target' }), step('c')];
    const { outcomes, diary } = await run(items, {
      serial: true,
      context: { event: 'push', untrusted: false, dryRun: true },
    });
    expect(outcomes).toEqual(['a: pass', 'b: inconclusive/dry-run', 'c: inconclusive/needs-unmet']);
    expect(diary).not.toContain('+b');
  });
});
