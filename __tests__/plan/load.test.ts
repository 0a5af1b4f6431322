import { describe, expect, it } from '@jest/globals';
import { loadPlan } from '../../src/plan/load.ts';
import { holdFiles, KINDS, load, loadDeclaration, loadItem, PATH, planOf } from './plan-fixture.ts';

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

describe('one item', () => {
  it('is whole with its words and a kind alone', async () => {
    expect(await loadItem('- item: " Is it up? "\n  ping:')).toEqual({
      id: 'is-it-up',
      text: 'Is it up?',
      phase: 'pre-deployment',
      kind: 'ping',
      options: {},
      blocking: true,
      needs: [],
      timeoutMs: 30_000,
      retry: { on: ['transport'], withinMs: 30_000, everyMs: 1_000, maxAttempts: 3 },
      blast: 'read',
      tags: [],
      position: { file: PATH, line: 4, column: 7 },
    });
  });

  it('keeps every key', async () => {
    const item = await loadItem(
      `- item: A
  id: a.1
  blocking: false
  environments: [staging]
  target: production
  if: { event: [push], paths: ["app/**"] }
  timeout: 1.5m
  tags: [x, y]
  owner: lead
  ping: { path: /a }`,
      'pre-deployment',
      'environments: { staging: {}, production: {} }\nroles: { lead: [ana] }\n',
    );
    expect(item).toMatchObject({
      id: 'a.1',
      blocking: false,
      environments: ['staging'],
      target: 'production',
      if: { event: ['push'], paths: ['app/**'] },
      timeoutMs: 90_000,
      tags: ['x', 'y'],
      owner: 'lead',
      options: { path: '/a' },
    });
  });

  it.each([
    ['pre-deployment', 30_000],
    ['approval', 30_000],
    ['deployment', 900_000],
    ['post-deployment', 30_000],
  ])('has time in %s: %i ms', async (phase, timeoutMs) => {
    expect((await loadItem('- item: A\n  ping: {}', phase)).timeoutMs).toBe(timeoutMs);
  });

  it('needs no kind if it is skipped, and keeps the reason', async () => {
    expect(await loadItem('- item: A\n  skip: " no mail here "')).toMatchObject({
      kind: 'manual',
      options: {},
      skip: 'no mail here',
      blast: 'read',
    });
    expect(await loadItem('- item: A\n  skip: later\n  ping: {}')).toMatchObject({ kind: 'ping' });
  });

  it('says what it needs once', async () => {
    const plan = await load(
      planOf('- { item: A, ping: {} }\n- { item: B, ping: {}, needs: [a, a] }'),
    );
    expect(plan.items[1]?.needs).toEqual(['a']);
  });
});

const NEVER = { on: [], withinMs: 0, everyMs: 0, maxAttempts: 1 };
const UNASKED = { on: ['transport'], withinMs: 30_000, everyMs: 1_000, maxAttempts: 3 };

describe('what is tried again', () => {
  it.each([
    ['a read', 'ping: {}', UNASKED],
    ['a read of a shell', 'shell: { run: ls }', UNASKED],
    ['a write', 'shell: { run: write }', NEVER],
    ['a read that the plan calls a load', 'ping: {}\n  blast: load', NEVER],
    ['a write that the plan calls a read', 'shell: { run: write }\n  blast: read', UNASKED],
    ['nothing', 'ping: {}\n  retry: false', NEVER],
    [
      'as the plan says, as often as it fits',
      'ping: {}\n  retry: { on: [transport, fail], within: 60s, every: 2s }',
      { on: ['transport', 'fail'], withinMs: 60_000, everyMs: 2_000, maxAttempts: 31 },
    ],
    [
      'a write, where the plan asks for it',
      'shell: { run: write }\n  retry: { attempts: 2 }',
      { on: ['transport'], withinMs: 30_000, everyMs: 1_000, maxAttempts: 2 },
    ],
    [
      'a bounded number of times',
      'ping: {}\n  retry: { within: 1d, every: 1ms }',
      { on: ['transport'], withinMs: 86_400_000, everyMs: 1, maxAttempts: 1000 },
    ],
  ])('%s', async (_, keys, retry) => {
    expect((await loadItem(`- item: A\n  ${keys}`)).retry).toEqual(retry);
  });

  it('is watched for a time instead', async () => {
    const item = await loadItem('- item: A\n  ping: {}\n  soak: { for: 1m, every: 10s }');
    expect(item.retry).toEqual(NEVER);
    expect(item.soak).toEqual({
      forMs: 60_000,
      everyMs: 10_000,
      consecutive: 1,
      failureLimit: 0,
      errorLimit: 1,
    });
  });
});

describe('defaults', () => {
  const head = (text: string) => `roles: { lead: [ana], ops: [bo] }\ndefaults: { ${text} }\n`;

  it.each([
    ['timeout: 5s', 'ping: {}', { timeoutMs: 5_000 }],
    ['timeout: 5s', 'ping: {}\n  timeout: 6s', { timeoutMs: 6_000 }],
    ['blocking: false', 'ping: {}', { blocking: false }],
    ['blocking: false', 'ping: {}\n  blocking: true', { blocking: true }],
    ['owner: lead', 'ping: {}\n  owner: ops', { owner: 'ops' }],
    ['tags: [a]', 'ping: {}', { tags: ['a'] }],
    ['tags: [a]', 'ping: {}\n  tags: []', { tags: [] }],
    ['retry: { attempts: 9 }', 'ping: {}', { retry: { ...UNASKED, maxAttempts: 9 } }],
    ['retry: false', 'ping: {}', { retry: NEVER }],
    // Rule 10: only reads are tried again unasked.
    ['retry: { attempts: 9 }', 'shell: { run: write }', { retry: NEVER }],
    ['soak: { for: 1m, every: 1s }', 'shell: { run: write }', { retry: NEVER }],
    ['soak: { for: 1m, every: 1s }', 'ping: {}\n  retry: false', { retry: NEVER }],
    ['soak: { for: 1m, every: 1s }', 'ping: {}\n  soak: false', { retry: UNASKED }],
    ['soak: { for: 1m, every: 1s }', 'sign-off: { role: lead }', { retry: UNASKED }],
  ])('{ %s } and %s', async (defaults, keys, expected) => {
    const item = await loadItem(`- item: A\n  ${keys}`, 'pre-deployment', head(defaults));
    expect(item).toMatchObject(expected);
    expect(item).not.toHaveProperty('soak');
  });

  it('watch reads for a time', async () => {
    const item = await loadItem(
      '- item: A\n  ping: {}',
      'approval',
      head('soak: { for: 1m, every: 1s }'),
    );
    expect(item.soak?.forMs).toBe(60_000);
  });

  it('never cut a deployment short', async () => {
    const item = await loadItem(
      '- item: A\n  shell: { run: x }',
      'deployment',
      head('timeout: 5s'),
    );
    expect(item.timeoutMs).toBe(900_000);
  });
});

describe('the blast radius', () => {
  it.each([
    ['pre-deployment', 'ping: {}', 'read'],
    ['pre-deployment', 'shell: { run: write }', 'canary-write'],
    ['deployment', 'shell: { run: ls }', 'mutate-target'],
    ['deployment', 'shell: { run: ls }\n  blast: read', 'read'],
    ['pre-deployment', 'ping: {}\n  blast: mutate-scratch', 'mutate-scratch'],
    // Options that are not known yet: the kind's own guess, or a worse one.
    ['pre-deployment', 'shell: { run: write, level: "${N}" }', 'canary-write'],
    ['deployment', 'shell: { run: ls, level: "${N}" }', 'mutate-target'],
  ])('in %s, %s: %s', async (phase, keys, blast) => {
    expect((await loadItem(`- item: A\n  ${keys}`, phase)).blast).toBe(blast);
  });

  it.each([
    ['environments: { a: {}, b: { identity: { ping: {} } } }', '', /`a`: write/],
    ['environments: { a: {}, b: { identity: { ping: {} } } }', 'environments: [b]', undefined],
    ['environments: { a: {}, b: { identity: { ping: {} } } }', 'target: a', /`a`: write/],
    ['environments: { b: { identity: { ping: {} } } }', '', undefined],
    ['environments: { a: {} }', 'skip: not yet', undefined],
    ['', '', /any environment: write/],
  ])('%s %s: warns of a refusal: %s', async (head, keys, warning) => {
    const lines = `- item: A\n  shell: { run: x }\n  ${keys}`;
    const { warnings } = await load(planOf(lines, 'deployment', head === '' ? '' : `${head}\n`));
    expect(warnings.map(({ line, message }) => `${line} ${message}`)).toEqual(
      warning === undefined ? [] : [expect.stringMatching(warning)],
    );
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
