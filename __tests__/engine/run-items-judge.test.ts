import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import type { Json } from '../../src/domain/json.ts';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { FAIL, makeRequest, PASS, type ProbeSpec, planItem, runOne } from './engine-fixtures.ts';

describe('what judge can do', () => {
  it.each<[string, unknown]>([
    ['pass with a reason', { ...PASS, reason: 'assertion' }],
    ['pass with findings', { ...PASS, findings: FAIL.findings }],
    ['fail without a reason', { outcome: 'fail', summary: 'x', findings: [] }],
    ['warn without a reason', { outcome: 'warn', summary: 'x', findings: [] }],
    ['invent an outcome', { ...PASS, outcome: 'passed' }],
    ['skip', { outcome: 'skip', reason: 'skipped', summary: 'x', findings: [] }],
    ['waive itself', { outcome: 'waived', reason: 'waived', summary: 'x', findings: [] }],
    ['add a field', { ...PASS, score: 1 }],
    ['return null', null],
    ['return true', true],
    ['return a promise of nothing', Promise.resolve('pass')],
  ])('%s: the probe is broken', async (_, judgement) => {
    const result = await runOne({ judge: () => judgement });
    expect([result.outcome, result.reason]).toEqual(['error', 'internal']);
  });

  it('throw: the probe is broken', async () => {
    const judge = () => {
      throw new TypeError('x is not a function\n    at judge.ts:1');
    };
    const result = await runOne({ judge });
    expect([result.outcome, result.reason]).toEqual(['error', 'internal']);
    expect(result.summary).toBe('The judge of `plain` broke: x is not a function');
  });

  it('be asynchronous', async () => {
    expect((await runOne({ judge: async () => PASS })).outcome).toBe('pass');
  });

  it('speak in many lines: its summary is one', async () => {
    const result = await runOne({ judge: () => ({ ...PASS, summary: 'a\nb\n\nc' }) });
    expect(result.summary).toBe('a b c');
  });

  it('say what to do; else the kind says it', async () => {
    const own = await runOne({ judge: () => ({ ...FAIL, remedy: 'Do this.' }) });
    const usual = await runOne({ judge: () => FAIL });
    const fine = await runOne({});
    expect([own.remedy, usual.remedy, fine.remedy]).toEqual([
      'Do this.',
      'The remedy of the probe.',
      undefined,
    ]);
  });
});

describe('redaction', () => {
  it('comes before judge, for evidence and options alike', async () => {
    const seen: Json[] = [];
    const result = await runOne(
      {
        collect: (options) => ({ got: options, raw: JSON.stringify(options) }),
        judge: (evidence, options) => {
          seen.push(evidence, options);
          return { ...PASS, summary: `Saw ${JSON.stringify(evidence)}` };
        },
      },
      { options: { password: '${PW}' } },
      { variables: { PW: 'hunter2hunter2' } },
    );
    expect(JSON.stringify([seen, result])).not.toContain('hunter2');
    expect(seen[1]).toEqual({ password: '[redacted:PW]' });
    expect((seen[0] as { got: Json }).got).toEqual(seen[1]);
    expect(result.options).toEqual({ password: '[redacted:PW]' });
  });

  it('covers what collect registers while it runs, in evidence and in errors', async () => {
    const needs = ['secret'] as const;
    const seen = await runOne({
      declaration: { needs },
      collect: (_, { secret }) => {
        secret.register('session-cookie-1', 'cookie');
        secret.register('session-cookie-2', 'cookie');
        return ['session-cookie-1', 'session-cookie-2', 'session-cookie-1'];
      },
    });
    expect(seen.attempts[0]?.evidence).toEqual([
      '[redacted:cookie]',
      '[redacted:cookie#2]',
      '[redacted:cookie]',
    ]);
    const thrown = await runOne({
      declaration: { needs },
      collect: (_, { secret }) => {
        secret.register('session-cookie-1', 'cookie');
        throw new ProbeError('status', 'Refused session-cookie-1.', { remedy: 'session-cookie-1' });
      },
    });
    expect(JSON.stringify(thrown)).not.toContain('session-cookie');
  });

  it('covers what a later item names, before the first one runs', async () => {
    const items = [
      planItem('first', { kind: 'prints' }),
      planItem('later', { needs: ['first'], options: { hook: '${HOOK}' } }),
    ];
    const hook = 'https://hooks.example/services/T0/B0/xyz';
    const prints: ProbeSpec = { collect: () => `curl ${hook}` };
    const results = await runItems(makeRequest(items, { prints }, { variables: { HOOK: hook } }));
    expect(results[0]?.attempts[0]?.evidence).toBe('curl [redacted:HOOK]');
  });

  it('leaves an outcome an outcome, even if a secret is the same word', async () => {
    const redactor = createRedactor();
    for (const word of ['assertion', 'summary', 'findings', 'inconclusive', 'outcome']) {
      redactor.register(word, word);
    }
    const result = await runOne({ judge: () => FAIL }, {}, { redactor });
    expect([result.outcome, result.reason]).toEqual(['fail', 'assertion']);
  });

  it('covers values that are not JSON', async () => {
    const redactor = createRedactor();
    redactor.register('hunter2hunter2', 'PW');
    const collect = () => ({ hunter2hunter2: new Date() });
    expect(JSON.stringify(await runOne({ collect }, {}, { redactor }))).not.toContain('hunter2');
  });
});
