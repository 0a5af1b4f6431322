import { describe, expect, it } from '@jest/globals';
import type { Box } from '../../src/domain/checklist.ts';
import { bindChecklist } from '../../src/plan/bind.ts';
import { box, listOf } from './box-fixture.ts';
import { load, PATH } from './plan-fixture.ts';

const read = (items: string, head = '', phase = 'pre-deployment') =>
  load(`version: 1\n${head}phases: { ${phase}: [${items}] }`);

async function bindOne(item: string, boxes: readonly Box[], head = '') {
  return bindChecklist(await read(item, head), listOf(...boxes));
}

describe('an item finds its box', () => {
  it.each([
    ['by its words', '{ item: Run migrations, ping: {} }', box('Run migrations')],
    [
      'whatever the case and marks',
      '{ item: "run `migrations`", ping: {} }',
      box('Run migrations.'),
    ],
    [
      'without the command of the box',
      '{ item: Run migrations, ping: {} }',
      box('Run migrations: flask db upgrade', { commands: ['flask db upgrade'] }),
    ],
    [
      'with the command in backticks',
      '{ item: "Run migrations: `flask db upgrade`", ping: {} }',
      box('Run migrations: flask db upgrade', { commands: ['flask db upgrade'] }),
    ],
    [
      'with another command',
      '{ item: "Run migrations: `make migrate`", ping: {} }',
      box('Run migrations: flask db upgrade', { commands: ['flask db upgrade'] }),
    ],
    [
      'by the id of the box',
      '{ item: Anything, id: mig, ping: {} }',
      box('Run migrations', { id: 'mig' }),
    ],
    [
      'by the slug of the box',
      '{ item: Other words, id: run-migrations-now, ping: {} }',
      box('Run (migrations) now!'),
    ],
    [
      'by the slug without the command',
      '{ item: Other words, id: run-it, ping: {} }',
      box('Run it: make', { commands: ['make'] }),
    ],
  ])('%s', async (_, item, wanted) => {
    const { items, problems, warnings, coverage } = await bindOne(item, [
      box('Something else'),
      wanted,
      box('Some other thing'),
    ]);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(items[0]?.box).toEqual({ line: wanted.line, section: [] });
    expect(coverage).toEqual({ bound: 1, manual: 0, unbound: 2, total: 3 });
  });

  it('by id before words', async () => {
    const byWords = box('Check');
    const byId = box('Something else', { id: 'check' });
    const { items } = await bindOne('{ item: Check, ping: {} }', [byWords, byId]);
    expect(items[0]?.box?.line).toBe(byId.line);
  });

  it('by its full words before those without a command', async () => {
    const plain = box('Export: one', { commands: ['one'] });
    const other = box('Export: two', { commands: ['two'] });
    const { items, problems } = await bindOne('{ item: "Export: `two`", ping: {} }', [
      plain,
      other,
    ]);
    expect(problems).toEqual([]);
    expect(items[0]?.box?.line).toBe(other.line);
  });

  it('in the section of its phase, where several say the same', async () => {
    const sections = 'sections: { Before: pre-deployment, After: post-deployment }\n';
    const before = box('Verify health', { section: ['Before'] });
    const after = box('Verify health', { section: ['After', 'Monitoring'] });
    const one = await bindOne('{ item: Verify health, ping: {} }', [before, after], sections);
    expect(one.problems).toEqual([]);
    expect(one.items.map(({ id, phase, kind, box: at }) => [id, phase, kind, at?.line])).toEqual([
      ['verify-health', 'pre-deployment', 'ping', before.line],
      ['verify-health-2', 'post-deployment', 'manual', after.line],
    ]);
  });

  it('or says that several match, where they are, and what to write', async () => {
    const boxes = [box('Verify', { section: ['A'] }), box('verify.', { section: ['B'] })];
    const { problems, items } = await bindOne('{ item: Verify, ping: {} }', boxes);
    expect(problems).toEqual([
      {
        file: PATH,
        line: 2,
        column: 28,
        message: `"Verify" matches several boxes: line ${boxes[0]?.line} (A), line ${boxes[1]?.line} (B). Give the one that is meant an id, \`<!-- id: verify -->\`, and the item the same \`id:\`.`,
      },
    ]);
    expect(items[0]).not.toHaveProperty('box');
  });

  it('or warns with the nearest that nobody else has', async () => {
    const { warnings } = await bindOne(
      '{ item: Verify backups are in plase, ping: {} }, { item: Nothing like it, ping: {} }',
      [box('Verify backups are in place'), box('Zzz')],
    );
    expect(warnings.map(({ message }) => message)).toEqual([
      'No box of docs/qa.md says "Verify backups are in plase" (did you mean "Verify backups are in place"?). Use its words, or its id.',
      'No box of docs/qa.md says "Nothing like it". Use its words, or its id.',
    ]);
  });

  it('with others: a box may have several items', async () => {
    const { items, coverage } = await bindOne(
      '{ item: Up, ping: {} }, { item: Up, id: up-too, manual: {} }',
      [box('Up')],
    );
    expect(items.map(({ box: at }) => at !== undefined)).toEqual([true, true]);
    expect(coverage).toEqual({ bound: 1, manual: 0, unbound: 0, total: 1 });
  });

  it('even if it is a group, which counts as nothing', async () => {
    const group = box('All of it', { isGroup: true });
    const { items, coverage } = await bindOne('{ item: All of it, ping: {} }', [
      group,
      box('A part'),
    ]);
    expect(items[0]?.box?.line).toBe(group.line);
    expect(items.map(({ text }) => text)).toEqual(['All of it', 'A part']);
    expect(coverage).toEqual({ bound: 0, manual: 0, unbound: 1, total: 1 });
  });

  it('and not by an id that its words make: other signs are other words', async () => {
    const { items, warnings } = await bindOne('{ item: Test C, ping: {} }', [box('Test C++')]);
    expect(items[0]).not.toHaveProperty('box');
    expect(warnings).toHaveLength(1);
  });

  it('and a group never stands in its way', async () => {
    const leaf = box('Same');
    const { items } = await bindOne('{ item: Same, ping: {} }', [
      box('Same', { isGroup: true }),
      leaf,
    ]);
    expect(items[0]?.box?.line).toBe(leaf.line);
  });
});

describe('a trigger', () => {
  it('binds as an item does, and counts as bound', async () => {
    const plan = await load(
      'version: 1\nphases: { approval: [{ item: A, ping: {} }], rollback: { triggers: [{ item: It broke, when: { failed: [a] } }] } }',
    );
    const broke = box('It broke!');
    const { triggers, coverage, items } = bindChecklist(plan, listOf(box('A'), broke));
    expect(triggers[0]?.box?.line).toBe(broke.line);
    expect(coverage).toEqual({ bound: 2, manual: 0, unbound: 0, total: 2 });
    expect(items).toHaveLength(1);
  });
});

describe('the coverage', () => {
  it('tells probes, people and nobody apart', async () => {
    const plan = await read(
      '{ item: A, ping: {} }, { item: B, manual: {} }, { item: C, sign-off: { role: lead } }, { item: D, skip: no }, { item: E, ping: {}, skip: no }',
      'roles: { lead: [ana] }\n',
    );
    const boxes = ['A', 'B', 'C', 'D', 'E', 'F'].map((text) => box(text));
    const { coverage } = bindChecklist(plan, listOf(...boxes, box('G', { isGroup: true })));
    expect(coverage).toEqual({ bound: 2, manual: 3, unbound: 1, total: 6 });
  });

  it('is of nothing without a checklist', async () => {
    const plan = await read('{ item: A, ping: {} }');
    expect(bindChecklist(plan, undefined)).toEqual({
      items: plan.items,
      triggers: [],
      problems: [],
      warnings: [],
    });
  });

  it('is zero of an empty one', async () => {
    const { coverage, items } = bindChecklist(await read('{ item: A, ping: {} }'), listOf());
    expect(coverage).toEqual({ bound: 0, manual: 0, unbound: 0, total: 0 });
    expect(items).toHaveLength(1);
  });
});

describe('what is wrong with a checklist', () => {
  it('an id twice', async () => {
    const boxes = [box('A', { id: 'x' }), box('B', { id: 'x' })];
    const { problems } = await bindOne('', boxes);
    expect(problems).toEqual([
      {
        file: 'docs/qa.md',
        line: boxes[1]?.line,
        column: 1,
        message: `The id \`x\` is taken by the box in line ${boxes[0]?.line}. Write another.`,
      },
    ]);
  });

  it('a section of the plan that is not in it', async () => {
    const head = 'sections: { "1. Befor": approval, "Checks": approval }\n';
    const { warnings } = await bindOne('', [box('A', { section: ['1. Before', 'Checks'] })], head);
    expect(warnings.map(({ message }) => message)).toEqual([
      '`sections` names "1. Befor", and no box stands under such a heading (did you mean `1. Before`?). Correct it, or take it out.',
    ]);
  });
});
