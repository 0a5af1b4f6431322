import { describe, expect, it } from '@jest/globals';
import { load, planOf } from './plan-fixture.ts';

async function readNeeds(lines: string, phase = 'post-deployment') {
  const { items } = await load(planOf(lines, phase));
  return Object.fromEntries(items.map(({ id, needs }) => [id, needs]));
}

describe('after the deployment', () => {
  it('everything waits for the proof of the release', async () => {
    const needs = await readNeeds(
      '- { item: Login, ping: {}, needs: [up] }\n- { item: Up, ping: {} }\n- { item: V, version: {} }\n- { item: W, version: {} }\n- { item: Ask, manual: {} }',
    );
    expect(needs).toEqual({
      login: ['up', 'v', 'w'],
      up: ['v', 'w'],
      v: [],
      w: [],
      ask: ['v', 'w'],
    });
  });

  it('but for what the proof itself needs, directly or not', async () => {
    const needs = await readNeeds(
      '- { item: Warm, ping: {} }\n- { item: Up, ping: {}, needs: [warm] }\n- { item: V, version: {}, needs: [up] }\n- { item: Login, ping: {} }',
    );
    expect(needs).toEqual({ warm: [], up: ['warm'], v: ['up'], login: ['v'] });
  });

  it('an advisory or skipped proof is waited for by nobody', async () => {
    const lines =
      '- { item: V, version: {}, blocking: false }\n- { item: W, version: {}, skip: no }\n- { item: Up, ping: {} }';
    expect(await readNeeds(lines)).toEqual({ v: [], w: [], up: [] });
  });

  it('needs that are written are not doubled', async () => {
    const lines = '- { item: V, version: {} }\n- { item: Up, ping: {}, needs: [v] }';
    expect(await readNeeds(lines)).toEqual({ v: [], up: ['v'] });
  });

  it.each(['pre-deployment', 'approval', 'deployment'])(
    'and nothing of the sort in %s',
    async (phase) => {
      const lines = '- { item: V, version: {} }\n- { item: Up, ping: {} }';
      expect(await readNeeds(lines, phase)).toEqual({ v: [], up: [] });
    },
  );
});
