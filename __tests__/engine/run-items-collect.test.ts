import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ProbeError } from '../../src/domain/errors.ts';
import type { Json } from '../../src/domain/json.ts';
import { itemResultSchema } from '../../src/domain/report.ts';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import { FAIL, PASS, type ProbeSpec, runOne, sleep } from './engine-fixtures.ts';

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

function throwing(error: unknown): ProbeSpec {
  return {
    collect: () => {
      throw error;
    },
  };
}

describe('what collect can do', () => {
  it.each<[string, ProbeSpec, string, string]>([
    ['throw an error', throwing(new Error('boom')), 'error', 'internal'],
    ['throw a text', throwing('boom'), 'error', 'internal'],
    ['throw nothing', throwing(undefined), 'error', 'internal'],
    ['reject', { collect: () => Promise.reject(new Error('boom')) }, 'error', 'internal'],
    [
      'say that it could not connect',
      throwing(new ProbeError('connect', 'No.')),
      'error',
      'connect',
    ],
    [
      'say that it saw nothing',
      throwing(new ProbeError('no-data', 'No.')),
      'inconclusive',
      'no-data',
    ],
    ['say that it is skipped', throwing(new ProbeError('skipped', 'No.')), 'error', 'skipped'],
    ['return undefined', { collect: () => undefined }, 'error', 'internal'],
    ['return NaN', { collect: () => ({ rate: Number.NaN }) }, 'error', 'internal'],
    ['return a bigint', { collect: () => ({ rate: 1n }) }, 'error', 'internal'],
    ['return a cycle', { collect: () => cycle }, 'error', 'internal'],
    ['return a date', { collect: () => ({ at: new Date() }) }, 'error', 'internal'],
    ['return too much', { collect: () => 'x'.repeat(1_000_000) }, 'inconclusive', 'output-limit'],
    [
      'return a little too much',
      { collect: () => 'ö'.repeat(33_000) },
      'inconclusive',
      'output-limit',
    ],
    ['return another shape', { schema: z.strictObject({ n: z.number() }) }, 'error', 'internal'],
  ])('%s', async (_, spec, outcome, reason) => {
    const result = await runOne(spec);
    expect([result.outcome, result.reason]).toEqual([outcome, reason]);
    expect(result.attempts).toHaveLength(1);
    expect(result.attempts[0]?.evidence).toBeUndefined();
    expect(result.remedy).toBeDefined();
    expect(JSON.stringify(result)).not.toContain('.ts:');
    expect(itemResultSchema.safeParse(result).success).toBe(true);
  });

  it('return as much as is allowed', async () => {
    const result = await runOne({ collect: () => 'x'.repeat(65_000) });
    expect(result.outcome).toBe('pass');
  });

  it('hang: it is cut off, and what it throws later harms nobody', async () => {
    const collect = async () => {
      await sleep(900);
      throw new Error('too late');
    };
    const result = await runOne({ collect }, { timeoutMs: 10 });
    expect([result.outcome, result.reason]).toEqual(['error', 'timeout']);
    await sleep(250);
  });

  it('answer an abort: no need to wait any longer', async () => {
    const collect: ProbeSpec['collect'] = (_, __, { abort }) =>
      new Promise((_resolve, reject) => {
        abort.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const startedAt = performance.now();
    const result = await runOne({ collect }, { timeoutMs: 10 });
    expect(result.reason).toBe('timeout');
    expect(result.summary).toBe('No result within 10 ms.');
    expect(performance.now() - startedAt).toBeLessThan(700);
  });

  it('say more about a timeout than we know', async () => {
    const collect: ProbeSpec['collect'] = (_, __, { abort }) =>
      new Promise((_resolve, reject) => {
        abort.addEventListener('abort', () => reject(new ProbeError('timeout', 'Step 3 hangs.')));
      });
    expect((await runOne({ collect }, { timeoutMs: 10 })).summary).toBe('Step 3 hangs.');
  });

  it('return something after its time: no pass', async () => {
    const collect: ProbeSpec['collect'] = (_, __, { abort }) =>
      new Promise((resolve) => {
        abort.addEventListener('abort', () => resolve({}));
      });
    const result = await runOne({ collect }, { timeoutMs: 10 });
    expect([result.outcome, result.reason]).toEqual(['error', 'timeout']);
  });

  it('change its evidence afterwards: nobody sees it', async () => {
    const evidence = { ok: false };
    const collect = () => {
      setTimeout(() => {
        evidence.ok = true;
      }, 0);
      return evidence;
    };
    const judge = async (seen: Json) => {
      await sleep(5);
      return (seen as { ok: boolean }).ok ? PASS : FAIL;
    };
    expect((await runOne({ collect, judge })).outcome).toBe('fail');
  });

  it('reach only the tools that its kind names', async () => {
    const collect: ProbeSpec['collect'] = (_, tools) => {
      const reached: string[] = [];
      for (const name in tools) reached.push(name);
      return { reached, inherited: 'toString' in tools, isFrozen: Object.isFrozen(tools) };
    };
    const result = await runOne({ collect, declaration: { needs: ['clock', 'subject'] } });
    expect(result.attempts[0]?.evidence).toEqual({
      reached: ['clock', 'subject'],
      inherited: false,
      isFrozen: true,
    });
  });

  it('use every tool that it names', async () => {
    const collect: ProbeSpec['collect'] = async (_, tools, { abort }) => {
      const command = { run: ['printf', '%s', 'hunter2hunter2'], cwd: process.cwd(), env: {} };
      const output = await tools.process.run({ ...command, maxOutputBytes: 1_000 }, abort);
      return {
        printed: output.stdout.text,
        text: (await tools.files.readText('LICENSE')).slice(0, 3),
        url: tools.target.resolve('/health'),
        name: tools.environment.get('APP_NAME') ?? null,
        now: tools.clock.now() > 0,
        http: typeof tools.http.request,
        commit: tools.subject.commit.length,
        excerpt: tools.secret.excerpt('xhunter2hunter2', 5),
      };
    };
    const redactor = createRedactor();
    redactor.register('hunter2hunter2', 'PW');
    const needs = [
      'process',
      'files',
      'target',
      'environment',
      'clock',
      'http',
      'subject',
      'secret',
    ] as const;
    const result = await runOne(
      { collect, declaration: { needs } },
      {},
      {
        redactor,
        variables: { APP_NAME: 'crm' },
      },
    );
    expect(result.attempts[0]?.evidence ?? result.attempts[0]?.error).toMatchObject({
      printed: '[redacted:PW]',
      url: 'https://crm.example/health',
      name: 'crm',
      now: true,
      http: 'function',
      commit: 40,
      excerpt: { text: 'x[red', truncated: true },
    });
  });
});
