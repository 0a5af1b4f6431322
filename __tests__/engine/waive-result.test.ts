import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import type { PlannedItem } from '../../src/domain/item.ts';
import type { ItemResult } from '../../src/domain/report.ts';
import type { EngineRequest } from '../../src/engine/request.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { makeDiary, step } from './diary.ts';
import { listOutcomes, makeRequest } from './engine-fixtures.ts';

const failing = step('a', { options: { id: 'a', fails: true } });

async function waiveAll(result: ItemResult): Promise<ItemResult> {
  return { ...result, outcome: 'waived', reason: 'waived' };
}

async function run(items: readonly PlannedItem[], overrides: Partial<EngineRequest>) {
  const { diary, spec } = makeDiary();
  const results = await runItems(makeRequest(items, { plain: spec }, overrides));
  return { diary, outcomes: listOutcomes(results) };
}

describe('what the gate makes of a result', () => {
  it('is what the items that need it see', async () => {
    const items = [failing, step('b', { needs: ['a'] })];
    const { outcomes } = await run(items, { waive: waiveAll });
    expect(outcomes).toEqual(['a: waived/waived', 'b: pass']);
  });

  it('is what the next step sees', async () => {
    const { outcomes } = await run([failing, step('b')], { waive: waiveAll, serial: true });
    expect(outcomes).toEqual(['a: waived/waived', 'b: pass']);
  });

  it('is what the listener is told', async () => {
    const told: string[] = [];
    await run([failing], {
      waive: waiveAll,
      onProgress: (event) => {
        if (event.type === 'end') told.push(event.result.outcome);
      },
    });
    expect(told).toEqual(['waived']);
  });

  it('is asked for what failed, and for nothing else', async () => {
    const asked: string[] = [];
    const waive = async (result: ItemResult) => {
      asked.push(result.id);
      return result;
    };
    const items = [failing, step('b'), step('c', { needs: ['a'] }), step('d', { skip: 'So.' })];
    await run(items, { waive });
    expect(asked).toEqual(['a']);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no'))],
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
  ])('is the result itself where the answer %s', async (_, waive) => {
    const { outcomes } = await run([failing], { waive });
    expect(outcomes).toEqual(['a: fail/assertion']);
  });

  it('is the result itself where the run ends before an answer comes', async () => {
    const ending = new AbortController();
    const waive = () => {
      ending.abort(new ProbeError('cancelled', 'Enough.'));
      return new Promise<ItemResult>(() => {});
    };
    const { outcomes } = await run([failing], { waive, signal: ending.signal });
    expect(outcomes).toEqual(['a: fail/assertion']);
  });
});
