import { describe, expect, it } from '@jest/globals';
import { explain, load, planOf } from '../plan-fixture.ts';

const plan = (phases: Record<string, readonly string[]>) =>
  `version: 1\nphases:\n${Object.entries(phases)
    .map(([phase, items]) => `  ${phase}:\n${items.map((item) => `    - { ${item} }\n`).join('')}`)
    .join('')}`;

describe('what an item needs', () => {
  it.each([
    ['an item of its phase', { approval: ['item: A, ping: {}', 'item: B, ping: {}, needs: [a]'] }],
    [
      'a later one of its phase',
      { approval: ['item: A, ping: {}, needs: [b]', 'item: B, ping: {}'] },
    ],
    [
      'one of an earlier phase',
      { approval: ['item: A, ping: {}'], deployment: ['item: B, ping: {}, needs: [a]'] },
    ],
    ['an earlier step', { deployment: ['item: A, ping: {}', 'item: B, ping: {}, needs: [a]'] }],
    [
      'what ran beside an earlier step',
      {
        deployment: [
          'item: W, ping: {}, during: a',
          'item: A, ping: {}',
          'item: B, ping: {}, needs: [w]',
        ],
      },
    ],
    [
      'a diamond',
      {
        approval: [
          'item: A, ping: {}, needs: [b, c]',
          'item: B, ping: {}, needs: [d]',
          'item: C, ping: {}, needs: [d]',
          'item: D, ping: {}',
        ],
      },
    ],
  ])('can be %s', async (_, phases) => {
    expect(await explain(plan(phases))).toEqual([]);
  });

  it.each<[string, Record<string, readonly string[]>, RegExp]>([
    [
      'unknown',
      { approval: ['item: Alpha, ping: {}', 'item: B, ping: {}, needs: [alpa]'] },
      /^5:36 There is no item `alpa` \(did you mean `alpha`\?\)/,
    ],
    [
      'itself',
      { approval: ['item: A, ping: {}, needs: [a]'] },
      /^4:36 An item can not need itself/,
    ],
    [
      'a later step',
      { deployment: ['item: A, ping: {}, needs: [b]', 'item: B, ping: {}'] },
      /^4:36 Items of deployment run in the order of the plan/,
    ],
    [
      'what runs beside it',
      { deployment: ['item: A, ping: {}, needs: [w]', 'item: W, ping: {}, during: a'] },
      /^4:36 .*`w` ends too late/,
    ],
    [
      'what it runs beside',
      { deployment: ['item: A, ping: {}', 'item: W, ping: {}, during: a, needs: [a]'] },
      /^5:47 .*`a` ends too late/,
    ],
    [
      'beside an earlier step than what it needs',
      {
        deployment: [
          'item: A, ping: {}',
          'item: W, ping: {}, during: a, needs: [b]',
          'item: B, ping: {}',
        ],
      },
      /^5:47 .*`b` ends too late/,
    ],
    [
      'another that runs beside the same',
      {
        deployment: [
          'item: A, ping: {}',
          'item: V, ping: {}, during: a',
          'item: W, ping: {}, during: a, needs: [v]',
        ],
      },
      /^6:47 .*`v` ends too late/,
    ],
  ])('can not be %s', async (_, phases, sentence) => {
    expect(await explain(plan(phases))).toEqual([expect.stringMatching(sentence)]);
  });

  it('can not be an item of a later phase', async () => {
    const text = plan({
      approval: ['item: A, ping: {}, needs: [b]'],
      'post-deployment': ['item: B, ping: {}'],
    });
    expect(await explain(text)).toEqual([
      expect.stringMatching(/^4:36 `b` belongs to post-deployment, which comes after approval/),
    ]);
  });

  it('can not go in a circle', async () => {
    const text = plan({
      approval: [
        'item: A, ping: {}, needs: [b]',
        'item: B, ping: {}, needs: [c, x]',
        'item: C, ping: {}, needs: [a]',
        'item: X, ping: {}',
        'item: P, ping: {}, needs: [q]',
        'item: Q, ping: {}, needs: [p]',
        'item: After, ping: {}, needs: [a]',
      ],
    });
    expect(await explain(text)).toEqual([
      expect.stringMatching(/These items need each other: `a` → `b` → `c` → `a`\. Take one/),
      expect.stringMatching(/`p` → `q` → `p`/),
    ]);
  });

  it('is followed without recursion through ten thousand items', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, index) => `- { item: N${index}, ping: {}, needs: [n${(index + 1) % 10_000}] }`,
    );
    const problems = await explain(planOf(lines.join('\n')));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/need each other: .*…/);
    const chain = lines.slice(0, -1);
    const { items } = await load(planOf([...chain, '- { item: N9999, ping: {} }'].join('\n')));
    expect(items).toHaveLength(10_000);
  });
});

describe('what an item watches', () => {
  it.each([
    [
      'unknown',
      { deployment: ['item: Deploy, ping: {}', 'item: W, ping: {}, during: deplo'] },
      /^5:36 There is no item `deplo` \(did you mean `deploy`\?\)/,
    ],
    [
      'itself',
      { deployment: ['item: W, ping: {}, during: w'] },
      /^4:36 An item can not watch itself/,
    ],
    [
      'of another phase',
      { approval: ['item: A, ping: {}'], deployment: ['item: W, ping: {}, during: a'] },
      /`a` belongs to approval/,
    ],
    [
      'of a phase that is not serial',
      { approval: ['item: A, ping: {}', 'item: W, ping: {}, during: a'] },
      /^5:36 `during` has a meaning in deployment and rollback only/,
    ],
    [
      'something that watches',
      {
        deployment: [
          'item: A, ping: {}',
          'item: V, ping: {}, during: a',
          'item: W, ping: {}, during: v',
        ],
      },
      /^6:36 `v` itself runs beside another item/,
    ],
  ])('can not be %s', async (_, phases, sentence) => {
    expect(await explain(plan(phases))).toEqual([expect.stringMatching(sentence)]);
  });
});
