import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loadKinds } from '../../src/catalogue/load-kinds.ts';
import { renderPlanSchema } from '../../src/catalogue/plan-json-schema.ts';
import { renderReportSchema } from '../../src/catalogue/report-json-schema.ts';
import type { Json } from '../../src/domain/json.ts';
import { REGISTRY } from '../../src/probes/registry.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { build48, buildReport, buildTrigger } from '../support/sample-report.ts';
import { bareKind, sampleKind } from './sample-kinds.ts';

function compile(schema: Json) {
  const fail = (message: string) => {
    throw new Error(message);
  };
  const logger = { log: fail, warn: fail, error: fail };
  const ajv = new Ajv2020({ strict: false, logger });
  addFormats.default(ajv);
  return ajv.compile(schema as object);
}

const kinds = await loadKinds();
const real = compile(renderPlanSchema(kinds.map((kind) => kind.declaration)));
const sample = compile(renderPlanSchema([bareKind.declaration, sampleKind.declaration]));

function planOf(...items: readonly object[]): object {
  return { version: 1, phases: { 'pre-deployment': items } };
}

describe('the JSON Schema of the plan', () => {
  it('accepts a plan with everything in it', () => {
    const plan = {
      version: 1,
      mode: 'observe',
      checklist: 'docs/checklist.md',
      sections: { '1. Before': 'pre-deployment' },
      applies: { paths: ['app/**'] },
      public: ['PORT'],
      environments: {
        staging: { url: 'https://staging.example' },
        production: {
          url: 'https://crm.example',
          after: 'staging',
          identity: { http: { url: '/identity' } },
        },
      },
      roles: { lead: ['ana', '@acme/leads'] },
      phases: {
        'pre-deployment': [
          { item: 'Release notes', manual: { ask: 'Read them.', validFor: '12h' }, owner: 'lead' },
          { item: 'Health', http: { url: '/health' }, retry: { within: '60s', every: '2s' } },
        ],
        rollback: {
          triggers: [{ item: 'Broken', when: { failed: ['health'] } }],
          steps: [{ item: 'Back', command: { run: 'deploy $PREVIOUS' }, blast: 'mutate-target' }],
        },
      },
    };
    expect(real(plan)).toBe(true);
  });

  it('accepts the options of every case of every kind', () => {
    const refused = kinds.flatMap(({ declaration: { kind }, cases }) =>
      cases
        .filter((one) => !real(planOf({ item: one.title, [kind]: one.options })))
        .map((one) => `${kind}: ${one.title}`),
    );
    expect(refused).toEqual([]);
    expect(kinds.map((kind) => kind.declaration.kind)).toEqual(Object.keys(REGISTRY));
  });

  it.each([
    ['a typo in the plan', { version: 1, enviroments: {} }],
    ['no version', { phases: {} }],
    ['another version', { version: 2 }],
    ['a typo in an item', planOf({ item: 'x', manual: {}, blokcing: false })],
    ['a typo in a kind', planOf({ item: 'x', htpp: { url: '/' } })],
    ['a typo in options', planOf({ item: 'x', http: { ulr: '/' } })],
    ['no kind', planOf({ item: 'x' })],
    ['two kinds', planOf({ item: 'x', manual: {}, http: { url: '/' } })],
    [
      'two kinds in a skipped item',
      planOf({ item: 'x', skip: 'y', manual: {}, http: { url: '/' } }),
    ],
    ['no words', planOf({ manual: {} })],
    ['a duration without a unit', planOf({ item: 'x', manual: { validFor: '12' } })],
    ['a phase that is none', { version: 1, phases: { deploy: [] } }],
    [
      'a trigger with a probe',
      { version: 1, phases: { rollback: { triggers: [{ manual: {} }] } } },
    ],
    [
      'an identity of two kinds',
      { version: 1, environments: { a: { identity: { manual: {}, http: {} } } } },
    ],
    ['an identity of nothing', { version: 1, environments: { a: { identity: {} } } }],
  ])('refuses %s', (_, plan) => {
    expect(real(plan)).toBe(false);
  });

  it.each([
    ['a skipped item without a kind', { item: 'x', skip: 'not ours' }],
    ['a skipped item with one', { item: 'x', skip: 'not ours', bare: {} }],
    ['nothing where everything has a default', { item: 'x', bare: null }],
    ['a value from outside for a choice', { item: 'x', sample: { path: 'a', mode: '${MODE}' } }],
    [
      'a value from outside for a pattern',
      { item: 'x', sample: { path: 'a', limits: { every: '${EVERY}' } } },
    ],
    ['any JSON', { item: 'x', sample: { path: 'a', body: [{ deep: [null, 1, { x: true }] }] } }],
    ['a schema that holds itself', { item: 'x', sample: { path: 'a', json: { a: { b: 'c' } } } }],
  ])('accepts %s', (_, item) => {
    expect(sample(planOf(item))).toBe(true);
  });

  it.each([
    ['nothing where something is required', { item: 'x', sample: null }],
    [
      'a text for a number, since a run would refuse it',
      { item: 'x', sample: { path: 'a', times: '${N}' } },
    ],
    ['another choice', { item: 'x', sample: { path: 'a', mode: 'faster' } }],
    ['a name that breaks its rule', { item: 'x', sample: { path: 'a', names: { '${X}': true } } }],
    ['a leaf of the wrong type', { item: 'x', sample: { path: 'a', json: { a: { b: 1 } } } }],
  ])('refuses %s', (_, item) => {
    expect(sample(planOf(item))).toBe(false);
  });

  it('describes what an editor completes', () => {
    const schema = renderPlanSchema([sampleKind.declaration]) as unknown as {
      $schema: string;
      $defs: Record<string, { properties: Record<string, { description?: string }> }>;
    };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$defs['item']?.properties['sample']?.description).toBe(
      'Is it there? It is not there.',
    );
    expect(schema.$defs['item']?.properties['item']?.description).toContain(
      'words of the checklist',
    );
    expect(schema.$defs['kind.sample']?.properties['mode']?.description).toBe('How.');
  });
});

describe('the JSON Schema of the report', () => {
  const validate = compile(renderReportSchema());
  const report = buildReport(build48({ 2: 'fail' }).report.items, {
    triggers: [buildTrigger('t', 'fired')],
  });

  it('accepts what is written', () => {
    expect(validate(JSON.parse(renderJson(report)))).toBe(true);
    expect(validate(JSON.parse(renderJson({ ...report, verdict: null })))).toBe(true);
  });

  it.each([
    ['an unknown key', { ...report, more: 1 }],
    ['another version', { ...report, version: 2 }],
    ['an unknown outcome', { ...report, items: [{ ...report.items[0], outcome: 'green' }] }],
  ])('refuses %s', (_, wrong) => {
    expect(validate(wrong)).toBe(false);
  });
});
