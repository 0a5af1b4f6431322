import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ProbeError } from '../../src/domain/errors.ts';
import type { PlannedItem } from '../../src/domain/item.ts';
import type { Json } from '../../src/domain/json.ts';
import type { PlannedEnvironment } from '../../src/domain/plan.ts';
import type { EngineRequest } from '../../src/engine/request.ts';
import { runItems } from '../../src/engine/run-items.ts';
import {
  FAIL,
  listOutcomes,
  makeRequest,
  type ProbeSpec,
  planItem,
  runOne,
} from './engine-fixtures.ts';

/** Notes the real options that collect was given. */
function makeRecorder(options: z.ZodType<unknown> = z.json()) {
  const given: Json[] = [];
  const spec: ProbeSpec = {
    declaration: { options },
    collect: (real) => {
      given.push(real);
      return {};
    },
  };
  return { given, spec };
}

describe('identity', () => {
  const mutating: Partial<PlannedItem> = { blast: 'mutate-target' };
  const position = { file: 'holdpoint.yml', line: 1, column: 1 };

  function proving(kind: string, options: Json = {}): Partial<EngineRequest> {
    return { environments: { production: { identity: { kind, options, position } } } };
  }

  async function mutate(identity: ProbeSpec, environment = proving('identity')) {
    const { given, spec } = makeRecorder();
    const items = [
      planItem('a', mutating),
      planItem('b', { blast: 'mutate-scratch' }),
      planItem('c'),
    ];
    const request = makeRequest(items, { plain: spec, identity }, environment);
    const results = await runItems(request);
    return { given, outcomes: listOutcomes(results), results };
  }

  it('is proved once, before anything is changed', async () => {
    let calls = 0;
    const { given, outcomes } = await mutate({
      collect: () => {
        calls += 1;
        return {};
      },
    });
    expect(outcomes).toEqual(['a: pass', 'b: pass', 'c: pass']);
    expect([calls, given.length]).toEqual([1, 3]);
  });

  it.each<[string, ProbeSpec, RegExp]>([
    ['fails', { judge: () => FAIL }, /did not prove that it is production \(fail\): Wrong\./],
    ['warns', { judge: () => ({ ...FAIL, outcome: 'warn' }) }, /\(warn\)/],
    ['throws', { collect: () => Promise.reject(new ProbeError('auth', 'Refused.')) }, /Refused\./],
    [
      'changes what it looks at',
      {
        declaration: {
          about: { question: '?', harm: '', remedy: '', control: '', blast: 'mutate-target' },
        },
      },
      /can’t prove it/,
    ],
    ['is of no kind', undefined as never, /There is no probe/],
    ['is wrongly set up', { declaration: { options: z.strictObject({ dsn: z.string() }) } }, /dsn/],
  ])('that %s lets no mutation run', async (_, identity, summary) => {
    const environment = proving(identity === undefined ? 'none' : 'identity');
    const { given, outcomes, results } = await mutate(identity ?? {}, environment);
    expect(outcomes).toEqual(['a: error/identity', 'b: error/identity', 'c: pass']);
    expect(given).toHaveLength(1);
    expect(results[0]?.summary).toMatch(summary);
  });

  it('that is absent lets no mutation run, and says what to write', async () => {
    const { outcomes, results } = await mutate({}, { environments: { production: {} } });
    expect(outcomes).toEqual(['a: error/identity', 'b: error/identity', 'c: pass']);
    expect(results[0]?.remedy).toContain('environments.production.identity');
    expect(results[0]?.attempts).toEqual([]);
  });

  it('is that of the environment which the item looks at', async () => {
    const environments: Record<string, PlannedEnvironment> = {
      production: { identity: { kind: 'good', options: {}, position } },
      staging: { identity: { kind: 'bad', options: {}, position } },
    };
    const items = [planItem('a', mutating), planItem('b', { ...mutating, target: 'staging' })];
    const probes = { good: {}, bad: { judge: () => FAIL } };
    const results = await runItems(makeRequest(items, probes, { environments }));
    expect(listOutcomes(results)).toEqual(['a: pass', 'b: error/identity']);
  });

  it('is not asked for where the probe proves its own scratch server, unless it is the target', async () => {
    const scratch: Partial<PlannedItem> = { blast: 'mutate-scratch', provesItself: true };
    const target: Partial<PlannedItem> = { blast: 'mutate-target', provesItself: true };
    const environments = { environments: { production: {} } };
    expect((await runOne({}, scratch, environments)).outcome).toBe('pass');
    expect((await runOne({}, target, environments)).reason).toBe('identity');
  });

  it('is not asked for by what only reads', async () => {
    const result = await runOne({}, { blast: 'load' }, { environments: { production: {} } });
    expect(result.outcome).toBe('pass');
  });

  it('is not looked at in a dry run, which changes nothing', async () => {
    const context = { event: 'push', untrusted: false, dryRun: true };
    const result = await runOne({}, mutating, { context, ...proving('plain') });
    expect(result.reason).toBe('dry-run');
  });
});
