import { describe, expect, it } from '@jest/globals';
import type { Box } from '../../src/domain/checklist.ts';
import { bindChecklist } from '../../src/plan/bind.ts';
import { box, listOf } from './box-fixture.ts';
import { load } from './plan-fixture.ts';

const read = (items: string, head = '', phase = 'pre-deployment') =>
  load(`version: 1\n${head}phases: { ${phase}: [${items}] }`);

async function bindOne(item: string, boxes: readonly Box[], head = '') {
  return bindChecklist(await read(item, head), listOf(...boxes));
}

describe('a box that the plan does not name', () => {
  const sections =
    'sections: { "1. Before": pre-deployment, Rollback Plan: rollback, Triggers for Rollback: rollback, "2. Deployment": deployment }\n';

  it('becomes a manual item that holds', async () => {
    const lonely = box('Call **Ana**', { section: ['Doc', 'People'] });
    const { items, coverage } = await bindOne('{ item: A, ping: {} }', [box('A'), lonely]);
    expect(items[1]).toEqual({
      id: 'call-ana',
      text: 'Call **Ana**',
      phase: 'approval',
      kind: 'manual',
      options: {},
      blocking: true,
      needs: [],
      timeoutMs: 30_000,
      retry: { on: ['transport'], withinMs: 30_000, everyMs: 1_000, maxAttempts: 3 },
      blast: 'read',
      tags: [],
      position: { file: 'docs/qa.md', line: lonely.line, column: 1 },
      box: { line: lonely.line, section: ['Doc', 'People'] },
    });
    expect(coverage).toEqual({ bound: 1, manual: 0, unbound: 1, total: 2 });
  });

  it('is only listed where the plan says so', async () => {
    const { items } = await bindOne('', [box('A')], 'unbound: report\n');
    expect(items.map(({ blocking, kind }) => [blocking, kind])).toEqual([[false, 'manual']]);
  });

  it.each([
    [['Doc', '1. Before', 'Database'], 'pre-deployment'],
    [['Doc', 'Before'], 'pre-deployment'],
    [['Doc', '7. BEFORE:'], 'pre-deployment'],
    [['Doc', '4. Rollback Plan', 'Triggers for Rollback'], 'rollback'],
    [['1. Before', '2. Deployment'], 'deployment'],
    [['2. Deployment', '1. Before'], 'pre-deployment'],
    [['Doc', 'After'], 'approval'],
    [[], 'approval'],
  ])('under %j belongs to %s', async (section, phase) => {
    const { items } = await bindOne('', [box('A', { section })], sections);
    expect(items.map((item) => item.phase)).toEqual([phase]);
  });

  it('is told apart by the number of its section where nothing else differs', async () => {
    const head = 'sections: { "1. Checks": pre-deployment, "2. Checks": post-deployment }\n';
    const boxes = ['1. Checks', '2. Checks', '3. Checks'].map((one, index) =>
      box(`B${index}`, { section: [one] }),
    );
    const { items } = await bindOne('', boxes, head);
    expect(items.map((item) => item.phase)).toEqual([
      'pre-deployment',
      'post-deployment',
      'approval',
    ]);
  });

  it('gets an id that nobody has', async () => {
    const { items } = await bindOne(
      '{ item: Other, id: up, ping: {} }, { item: Third, id: up-2, ping: {} }',
      [
        box('Other'),
        box('Third'),
        box('Up'),
        box('Up'),
        box('Named', { id: 'mine' }),
        box(''),
        box('—'),
      ],
    );
    expect(items.slice(2).map(({ id }) => id)).toEqual(['up-3', 'up-4', 'mine', 'box', 'box-2']);
    expect(items.at(-2)?.text).toMatch(/^The box in line \d+$/);
  });

  it('waits for the proof of the release, like all after a deployment', async () => {
    const plan = await read(
      '{ item: V, version: {} }',
      'sections: { After: post-deployment }\n',
      'post-deployment',
    );
    const { items } = bindChecklist(
      plan,
      listOf(box('V'), box('Look', { section: ['After'] }), box('Else')),
    );
    expect(items.map(({ id, needs }) => [id, needs])).toEqual([
      ['v', []],
      ['look', ['v']],
      ['else', []],
    ]);
  });
});
