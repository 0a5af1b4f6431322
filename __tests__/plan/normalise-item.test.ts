import { describe, expect, it } from '@jest/globals';
import { load, loadItem, PATH, planOf } from './plan-fixture.ts';

describe('one item', () => {
  it('is whole with its words and a kind alone', async () => {
    expect(await loadItem('- item: " Is it up? "\n  ping:')).toEqual({
      id: 'is-it-up',
      text: 'Is it up?',
      phase: 'pre-deployment',
      kind: 'ping',
      options: {},
      validOptions: { samples: 5 },
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

describe('a kind that is slow by nature', () => {
  it.each([
    ['', '', 600_000],
    ['', 'timeout: 5s', 5_000],
    ['defaults: { timeout: 1m }\n', '', 600_000],
    ['defaults: { timeout: 20m }\n', '', 1_200_000],
  ])('%s %s: has %d ms', async (head, keys, expected) => {
    const item = await loadItem(`- item: A\n  scratch: {}\n  ${keys}`, 'pre-deployment', head);
    expect(item.timeoutMs).toBe(expected);
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
    ['pre-deployment', 'shell: "${ALL}"', 'mutate-target'],
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
    ['environments: { a: {} }', 'blast: mutate-scratch', /will be refused/],
    ['', '', /any environment: write/],
  ])('%s %s: warns of a refusal: %s', async (head, keys, warning) => {
    const lines = `- item: A\n  shell: { run: x }\n  ${keys}`;
    const { warnings } = await load(planOf(lines, 'deployment', head === '' ? '' : `${head}\n`));
    expect(warnings.map(({ line, message }) => `${line} ${message}`)).toEqual(
      warning === undefined ? [] : [expect.stringMatching(warning)],
    );
  });

  it('needs no identity of the environment where a probe proves its scratch server', async () => {
    const lines = '- item: A\n  scratch: {}';
    const { warnings, items } = await load(planOf(lines, 'pre-deployment'));
    expect([warnings, items[0]?.blast]).toEqual([[], 'mutate-scratch']);
  });
});
