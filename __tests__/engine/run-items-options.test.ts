import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Json } from '../../src/domain/json.ts';
import type { PlannedEnvironment } from '../../src/domain/plan.ts';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import type { EngineRequest } from '../../src/engine/request.ts';
import { runItems } from '../../src/engine/run-items.ts';
import { listOutcomes, makeRequest, type ProbeSpec, planItem, runOne } from './engine-fixtures.ts';

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

describe('options', () => {
  it('reach collect with their values and defaults, and the report without secrets', async () => {
    const schema = z.strictObject({
      dsn: z.string(),
      url: z.string(),
      limit: z.number().default(5),
    });
    const { given, spec } = makeRecorder(schema);
    const options = { dsn: '${DSN}', url: '${environment.url}/x' };
    const result = await runOne(spec, { options }, { variables: { DSN: 'postgres-secret' } });
    expect(given).toEqual([{ dsn: 'postgres-secret', url: 'https://crm.example/x', limit: 5 }]);
    expect(result.options).toEqual({
      dsn: '[redacted:DSN]',
      url: 'https://crm.example/x',
      limit: 5,
    });
  });

  it('come from the environment that the item looks at', async () => {
    const { given, spec } = makeRecorder();
    const environments: Record<string, PlannedEnvironment> = {
      production: { url: 'https://crm.example' },
      staging: { url: 'https://staging.example' },
    };
    const options = { url: '${environment.url}' };
    const result = await runOne(spec, { options, target: 'staging' }, { environments });
    expect(given).toEqual([{ url: 'https://staging.example' }]);
    expect(result.environment).toBe('staging');
  });

  it('are numbers where a public variable stands for one, and refused where it is secret', async () => {
    const { given, spec } = makeRecorder(z.strictObject({ samples: z.number() }));
    const variables = { SAMPLES: '3', SECRET_COUNT: '12345678' };
    const options = { samples: '${SAMPLES}' };
    await runOne(spec, { options }, { variables, publicNames: ['SAMPLES'] });
    expect(given).toEqual([{ samples: 3 }]);
    const secret = { options: { samples: '${SECRET_COUNT}' } };
    const refused = await runOne(spec, secret, { variables, publicNames: [] });
    expect([refused.outcome, refused.reason]).toEqual(['error', 'config']);
    expect(given).toHaveLength(1);
  });

  it('are left as they are where the kind says so', async () => {
    const { given, spec } = makeRecorder();
    const options = { run: 'echo ${PW}', note: '${PW}' };
    const verbatim: ProbeSpec = {
      ...spec,
      declaration: { ...spec.declaration, verbatim: ['run'] },
    };
    await runOne(verbatim, { options }, { variables: { PW: 'hunter2hunter2' } });
    expect(given).toEqual([{ run: 'echo ${PW}', note: 'hunter2hunter2' }]);
  });

  it.each<[string, Json, Partial<EngineRequest>, string]>([
    ['a missing variable', { a: '${ONE}', b: '${TWO}' }, {}, '`ONE`, `TWO` is not set.'],
    ['an empty variable', { a: '${ONE}' }, { variables: { ONE: '' } }, '`ONE` is not set.'],
    ['a blank variable', { a: '${ONE}' }, { variables: { ONE: '  ' } }, '`ONE` is empty.'],
    [
      'a short secret',
      { a: '${PW}' },
      { variables: { PW: 'short' } },
      '`PW` has fewer than 8 characters, too few to be kept secret.',
    ],
    ['an invalid option', { a: 5 }, {}, '`a`: Invalid input: expected string, received number'],
    ['an unknown option', { a: 'x', z: 1 }, {}, 'the options: Unrecognized key: "z"'],
  ])('%s is a config error and collects nothing', async (_, options, overrides, summary) => {
    const schema = z.strictObject({ a: z.string(), b: z.string().optional() });
    const { given, spec } = makeRecorder(schema);
    const result = await runOne(spec, { options }, overrides);
    expect([result.outcome, result.reason, result.summary]).toEqual(['error', 'config', summary]);
    expect(given).toEqual([]);
    expect(result.options).toEqual(options);
    expect(JSON.stringify(result)).not.toContain('short"');
  });

  it.each<[string, Partial<EngineRequest>]>([
    ['public', { variables: { PORT: '8080' }, publicNames: ['PORT'] }],
    ['harmless', { variables: { PORT: '8080', CI: 'true' } }],
  ])('%s variables may be short and are not hidden', async (kind, overrides) => {
    const { given, spec } = makeRecorder();
    const options = kind === 'public' ? { a: '${PORT}' } : { a: '${CI}' };
    const result = await runOne(spec, { options }, overrides);
    expect(result.outcome).toBe('pass');
    expect(result.options).toEqual(given[0]);
  });

  it('are asked what a schema can’t say', async () => {
    const { given, spec } = makeRecorder();
    const findProblems = async () => [{ path: ['a', 0], message: 'No valid pattern. Write RE2.' }];
    const result = await runOne({ ...spec, declaration: { ...spec.declaration, findProblems } });
    expect([result.reason, result.summary]).toEqual([
      'config',
      '`a.0`: No valid pattern. Write RE2.',
    ]);
    expect(given).toEqual([]);
  });

  it('are taken as they are where the loader found them right', async () => {
    const schema = z.strictObject({ limit: z.number().default(5) });
    const { given, spec } = makeRecorder(schema);
    const findProblems = async () => [{ path: [], message: 'Asked again.' }];
    const probe = { ...spec, declaration: { ...spec.declaration, findProblems } };
    const valid = { options: {}, validOptions: { limit: 5 } };
    const result = await runOne(probe, valid);
    expect([result.outcome, given, result.options]).toEqual(['pass', [{ limit: 5 }], { limit: 5 }]);
    const redactor = createRedactor();
    redactor.register('maxErrorRate', 'ODD');
    const hidden = { validOptions: { maxErrorRate: 0.1 } };
    expect((await runOne(spec, hidden, { redactor })).reason).toBe('config');
    expect(given).toHaveLength(1);
  });

  it('never put a value into the message that refuses them', async () => {
    const { spec } = makeRecorder(z.strictObject({ a: z.enum(['x']) }));
    const findProblems = async () => [{ path: [], message: 'hunter2hunter2 is wrong' }];
    const withProblems: ProbeSpec = { declaration: { findProblems } };
    for (const probe of [spec, withProblems]) {
      const variables = { PW: 'hunter2hunter2' };
      const result = await runOne(probe, { options: { a: '${PW}' } }, { variables });
      expect(result.reason).toBe('config');
      expect(JSON.stringify(result)).not.toContain('hunter2');
    }
  });

  it('of which a secret would hide the name are refused: the judge would miss a limit', async () => {
    const redactor = createRedactor();
    redactor.register('maxErrorRate', 'ODD');
    const { given, spec } = makeRecorder();
    const result = await runOne(spec, { options: { maxErrorRate: 0.1 } }, { redactor });
    expect([result.outcome, result.reason]).toEqual(['error', 'config']);
    expect(given).toEqual([]);
  });

  it('for an environment that the plan does not have are refused', async () => {
    const { given, spec } = makeRecorder();
    const result = await runOne(spec, { target: '__proto__' });
    expect([result.outcome, result.reason]).toEqual(['error', 'config']);
    expect(given).toEqual([]);
  });

  it('of an unknown kind do not stop the others', async () => {
    const results = await runItems(makeRequest([planItem('a', { kind: 'none' }), planItem('b')]));
    expect(listOutcomes(results)).toEqual(['a: error/internal', 'b: pass']);
    expect(results[0]?.remedy).toContain('bug');
  });
});

describe('untrusted events', () => {
  const context = { event: 'issue_comment', untrusted: true, dryRun: false };

  it.each<[ProbeSpec['declaration'] & object, string]>([
    [{ needs: ['process'] }, 'error'],
    [{ needs: ['clock', 'files'] }, 'error'],
    [{ needs: ['http', 'environment'] }, 'pass'],
  ])('a kind with %j is %s', async (declaration, outcome) => {
    const { given, spec } = makeRecorder();
    const probe = { ...spec, declaration: { ...spec.declaration, ...declaration } };
    const result = await runOne(probe, {}, { context });
    expect(result.outcome).toBe(outcome);
    expect(given).toHaveLength(outcome === 'pass' ? 1 : 0);
    if (outcome === 'error') expect(result.reason).toBe('untrusted-context');
  });
});
