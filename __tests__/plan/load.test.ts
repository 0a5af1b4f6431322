import { describe, expect, it } from '@jest/globals';
import { loadPlan } from '../../src/plan/load.ts';
import { holdFiles, KINDS, load, loadDeclaration, PATH } from './plan-fixture.ts';

const FULL = `version: 1
mode: observe
id: shop
requires: ">=0.1"
checklist: docs/qa.md
sections: { "1. Before": pre-deployment }
unbound: report
applies: { paths: ["app/**"] }
public: [PORT]
environments:
  staging: { url: https://staging.example }
  production:
    url: https://x.example
    after: staging
    identity: { ping: { path: /who } }
roles: { lead: [ana, "@org/team"] }
defaults: { timeout: 1m, owner: lead, tags: [all] }
phases:
  pre-deployment:
    - item: Check it
      id: check
      ping: { path: "/\${NAME}" }
  approval:
    - item: Lead sign-off
      sign-off: { role: lead }
  deployment:
    - item: Deploy
      environments: [production]
      shell: { run: deploy $X }
    - item: Watch the logs
      during: deploy
      ping: {}
  rollback:
    triggers:
      - item: It is broken
        when: { failed: [check, deploy], atLeast: 2 }
        decision: ask
      - item: It is slow
        when: { failed: [check, check] }
    steps:
      - item: Take it back
        environments: [production]
        shell: { run: undo }
`;

describe('a whole plan', () => {
  it('is read with all its parts', async () => {
    const plan = await load(FULL);
    expect(plan).toMatchObject({
      path: PATH,
      id: 'shop',
      mode: 'observe',
      checklist: 'docs/qa.md',
      sections: { '1. Before': 'pre-deployment' },
      unbound: 'report',
      applies: { paths: ['app/**'] },
      public: ['PORT'],
      roles: { lead: ['ana', '@org/team'] },
      warnings: [],
    });
    expect(plan.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(plan.environments).toEqual({
      staging: { url: 'https://staging.example' },
      production: {
        url: 'https://x.example',
        after: 'staging',
        identity: {
          kind: 'ping',
          options: { path: '/who' },
          position: { file: PATH, line: 15, column: 17 },
        },
      },
    });
    expect(plan.kinds).toEqual({
      ping: { isManual: false, verbatim: [] },
      shell: { isManual: false, verbatim: ['run'] },
      'sign-off': { isManual: true, verbatim: [] },
    });
  });

  it('hands on options that were found right only where nothing stands for something else', async () => {
    const text = `version: 1
phases:
  pre-deployment:
    - { item: As it stands, ping: { path: /x } }
    - { item: A variable, ping: { path: "/\${NAME}" } }
    - { item: An escape, ping: { path: "/$\${NAME}" } }
    - { item: A verbatim one, shell: { run: "echo \${NAME}" } }
    - { item: Skipped, skip: not here }
`;
    const { items } = await load(text);
    expect(items.map(({ text: words, validOptions }) => [words, validOptions])).toEqual([
      ['As it stands', { path: '/x', samples: 5 }],
      ['A variable', undefined],
      ['An escape', undefined],
      ['A verbatim one', undefined],
      ['Skipped', undefined],
    ]);
  });

  it('has its items in the order of the phases', async () => {
    const { items, triggers } = await load(FULL);
    expect(items.map(({ id, phase }) => [id, phase])).toEqual([
      ['check', 'pre-deployment'],
      ['lead-sign-off', 'approval'],
      ['deploy', 'deployment'],
      ['watch-the-logs', 'deployment'],
      ['take-it-back', 'rollback'],
    ]);
    expect(triggers).toEqual([
      {
        id: 'it-is-broken',
        text: 'It is broken',
        failed: ['check', 'deploy'],
        atLeast: 2,
        decision: 'ask',
        position: { file: PATH, line: 35, column: 9 },
      },
      {
        id: 'it-is-slow',
        text: 'It is slow',
        failed: ['check'],
        atLeast: 1,
        decision: 'rollback',
        position: { file: PATH, line: 38, column: 9 },
      },
    ]);
  });

  it('has safe defaults where it says next to nothing', async () => {
    expect(await load('version: 1')).toEqual({
      path: PATH,
      id: 'default',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      mode: 'enforce',
      sections: {},
      public: [],
      environments: {},
      roles: {},
      smallTeam: false,
      carry: 'none',
      unbound: 'hold',
      items: [],
      triggers: [],
      kinds: {},
      warnings: [],
    });
  });

  it('loads the declarations in use, each once, and no others', async () => {
    const loaded: string[] = [];
    const source = holdFiles({ [PATH]: FULL });
    const spy = (kind: string) => {
      loaded.push(kind);
      return loadDeclaration(kind);
    };
    await loadPlan(PATH, source, spy, KINDS);
    expect(loaded.sort()).toEqual(['ping', 'shell', 'sign-off']);
    loaded.length = 0;
    await loadPlan(PATH, holdFiles({ [PATH]: 'version: 1' }), spy, KINDS);
    expect(loaded).toEqual([]);
  });
});

describe('the digest', () => {
  const base = { [PATH]: 'version: 1\nextends: [b.yml]\n', 'ops/b.yml': 'version: 1\n' };
  const digestOf = async (files: Record<string, string>) => (await load(files)).digest;

  it('changes with every byte of every file', async () => {
    const digest = await digestOf(base);
    expect(await digestOf({ ...base })).toBe(digest);
    expect(await digestOf({ ...base, [PATH]: `${base[PATH]} ` })).not.toBe(digest);
    expect(await digestOf({ ...base, 'ops/b.yml': 'version: 1 \n' })).not.toBe(digest);
    const renamed = { [PATH]: 'version: 1\nextends: [c.yml]\n', 'ops/c.yml': 'version: 1\n' };
    expect(await digestOf(renamed)).not.toBe(digest);
  });

  it('does not depend on how the path was written', async () => {
    const read = async (path: string) => {
      const source = { label: 'x', read: async () => 'version: 1' };
      return (await loadPlan(path, source, loadDeclaration, KINDS)).digest;
    };
    expect(await read('./ops/plan.yml')).toBe(await read('ops/plan.yml'));
    expect(await read('/some/where/plan.yml')).toBe(await read('ops/plan.yml'));
  });
});
