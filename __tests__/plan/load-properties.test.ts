import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PHASES } from '../../src/domain/phase.ts';
import { bindChecklist } from '../../src/plan/bind.ts';
import { findProblems, KINDS, load, PATH, planOf } from './plan-fixture.ts';

const WORDS = [
  'version: 1',
  'phases:',
  'approval:',
  'pre-deployment:',
  'deployment:',
  'rollback:',
  'steps:',
  'triggers:',
  'item: A',
  'item: B',
  'id: a',
  'ping:',
  'ping: {}',
  'shell: { run: x }',
  'manual:',
  'needs: [a]',
  'needs: [b, c]',
  'during: a',
  'when: { failed: [a] }',
  'retry: {}',
  'soak: {}',

  'timeout: 5s',
  'if: { outcome: { a: [pass] } }',
  'environments:',
  'roles:',
  'defaults:',
  'a:',
  'skip: x',
  'extends: [plan.yml]',
  'requires: ">=0.1"',
  'path: "/${X}"',
  'samples: ${N}',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '&x',
  '*x',
  '"',
  '#',
  '__proto__: 1',
  'null',
  '7',
  '---',
  '!t',
  '\t',
];

describe('whatever the text of a plan', () => {
  it('it loads, or every problem has a place and a sentence', async () => {
    const line = fc.tuple(fc.nat(4), fc.constantFrom('', '- '), fc.constantFrom(...WORDS));
    const text = fc
      .array(line, { maxLength: 25 })
      .map((lines) =>
        lines.map(([depth, dash, word]) => `${'  '.repeat(depth)}${dash}${word}`).join('\n'),
      );
    await fc.assert(
      fc.asyncProperty(text, async (plan) => {
        for (const { file, line: at, column, message } of await findProblems(plan)) {
          expect(file).toBe(PATH);
          expect(at).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(message).toMatch(/^\S.*[.?]$/s);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('any JSON in the place of any part is refused politely', async () => {
    const whole = {
      version: 1,
      environments: { a: { url: 'https://a', identity: { ping: {} } } },
      roles: { lead: ['ana'] },
      defaults: { timeout: '1s' },
      sections: { S: 'approval' },
      phases: {
        approval: [
          { item: 'A', ping: { path: '/' }, if: { event: ['push'] }, retry: { attempts: 2 } },
        ],
        rollback: { triggers: [{ item: 'T', when: { failed: ['a'] } }], steps: [] },
      },
    };
    const paths: (readonly (string | number)[])[] = [];
    const collect = (value: unknown, path: readonly (string | number)[]): void => {
      paths.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, one] of Object.entries(value)) {
        collect(one, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    };
    collect(whole, []);
    const put = (value: unknown, path: readonly (string | number)[], part: unknown): unknown => {
      const [segment, ...rest] = path;
      if (segment === undefined) return part;
      const copy = structuredClone(value) as Record<string | number, unknown>;
      copy[segment] = put(copy[segment], rest, part);
      return copy;
    };
    const part = fc.jsonValue({ maxDepth: 2, noUnicodeString: false });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), part, async (path, value) => {
        const problems = await findProblems(JSON.stringify(put(whole, path, value)));
        for (const { message } of problems) expect(message.length).toBeGreaterThan(10);
      }),
      { numRuns: 1500 },
    );
  });

  it('a sound plan loads with every item once, in the order of the phases', async () => {
    const item = fc.record({
      phase: fc.constantFrom(...PHASES.filter((phase) => phase !== 'rollback')),
      kind: fc.constantFrom(...KINDS.filter((kind) => kind === 'ping' || kind === 'manual')),
      blocking: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 12 }), async (items) => {
        const phases: Record<string, unknown[]> = {};
        for (const [index, { phase, kind, blocking }] of items.entries()) {
          phases[phase] ??= [];
          phases[phase].push({ item: `Item ${index}`, blocking, [kind]: {} });
        }
        const plan = await load(JSON.stringify({ version: 1, phases }));
        expect(plan.items.map(({ id }) => id).sort()).toEqual(
          items.map((_, index) => `item-${index}`).sort(),
        );
        const order = plan.items.map(({ phase }) => PHASES.indexOf(phase));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a large plan', () => {
  it('of ten thousand items loads and binds whole', async () => {
    const indexes = Array.from({ length: 10_000 }, (_, index) => index);
    const lines = indexes.map((at) => `- { item: Check ${at}, ping: { path: /p${at} } }`);
    const plan = await load(planOf(lines.join('\n')));
    const checklist = {
      path: 'c.md',
      source: '',
      fields: [],
      boxes: indexes.map((at) => ({
        line: at + 1,
        section: ['S'],
        text: `Check ${at}`,
        checked: false,
        depth: 0,
        isGroup: false,
        commands: [],
        markOffset: 0,
        noteOffset: 0,
      })),
    };
    const { coverage, items } = bindChecklist(plan, checklist);
    expect(items).toHaveLength(10_000);
    expect(coverage).toEqual({ bound: 10_000, manual: 0, unbound: 0, total: 10_000 });
    expect(items.at(-1)).toMatchObject({ id: 'check-9999', box: { line: 10_000 } });
  });

  it('whose items all miss their boxes takes bounded work, too', async () => {
    const indexes = Array.from({ length: 5000 }, (_, index) => index);
    const lines = indexes.map((at) => `- { item: Check the thing with number ${at}, ping: {} }`);
    const plan = await load(planOf(lines.join('\n')));
    const boxes = indexes.map((at) => ({
      line: at + 1,
      section: [`Section ${at}`],
      text: `Check the other with number ${at}`,
      checked: false,
      depth: 0,
      isGroup: false,
      commands: [],
      markOffset: 0,
      noteOffset: 0,
    }));
    const { items, warnings } = bindChecklist(plan, {
      path: 'c.md',
      source: '',
      fields: [],
      boxes,
    });
    expect(items).toHaveLength(10_000);
    expect(warnings).toHaveLength(5000);
  });
});
