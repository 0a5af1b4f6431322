import { describe, expect, it } from '@jest/globals';
import { explain } from './plan-fixture.ts';

const envelope = (lines: string) => `version: 1\n${lines}\n`;

describe('the frame of a plan', () => {
  it.each<[string, string, string | RegExp]>([
    ['no version', 'mode: enforce', /^1:1 `version` is missing\. Write `1`/],
    ['another version', 'version: 2', /^1:10 `version` is the number 2; it has to be `1`/],
    ['version as text', 'version: "1"', /^1:10 `version` is the text "1"/],
    [
      'an unknown key',
      envelope('chekclist: a'),
      '2:1 `chekclist` is no key that can stand here (did you mean `checklist`?). A newer release may know it; this is 0.1.0.',
    ],
    [
      'an unknown key of a plan that says which release it needs',
      envelope('requires: ">=0.1"\nchekclist: a'),
      '3:1 `chekclist` is no key that can stand here (did you mean `checklist`?).',
    ],
    ['a wrong mode', envelope('mode: enforced'), /^2:7 .*did you mean `enforce`\?/],
    ['a wrong phase', envelope('phases: { predeployment: [] }'), /^2:11 .*`pre-deployment`/],
    [
      'a phase that is empty',
      envelope('phases:\n  approval:'),
      /^3:\d+ .*has to be a list, and is empty/,
    ],
    ['a wrong section', envelope('sections: { A: aproval }'), /^2:16 .*did you mean `approval`\?/],
    [
      'a wrong URL',
      envelope('environments: { a: { url: example.com } }'),
      /^2:27 .*http or https URL/,
    ],
    [
      'credentials in a URL',
      envelope('environments: { a: { url: "https://u:p@x.y" } }'),
      /^2:27 .*without credentials/,
    ],
    [
      'a URL of itself',
      envelope('environments: { a: { url: "${environment.url}" } }'),
      /^2:27 A URL can not be made of itself/,
    ],
    [
      'a URL of a token',
      envelope('environments: { a: { url: "https://x/${GITHUB_TOKEN}" } }'),
      /^2:27 .*token of the runner/,
    ],
    ['a public token', envelope('public: [GITHUB_TOKEN]'), /^2:\d+ `GITHUB_TOKEN` is a token/],
    [
      'a role of nobody',
      envelope('roles: { a: [] }'),
      /^2:13 `roles\.a` has to have at least 1 entry/,
    ],
    [
      'a login with @',
      envelope('roles: { a: ["@ana"] }'),
      /^2:14 .*can not be "@ana"\. A GitHub login/,
    ],
    ['a role as text', envelope('roles: { a: ana }'), /^2:13 .*has to be a list.*Write \["ana"\]/],
    ['no paths', envelope('applies: { paths: [] }'), /^2:19 .*at least 1 entry/],
    ['a wrong requires', envelope('requires: 1.2'), /^2:11 `requires` has to be text/],
    ['a wrong id', envelope('id: My Plan'), /^2:5 `id` can not be "My Plan"\. Tells several plans/],
    [
      'an unknown after',
      envelope('environments: { a: { after: b } }'),
      /^2:29 There is no environment `b`/,
    ],
    [
      'an environment after itself',
      envelope('environments: { a: { after: a } }'),
      /^2:29 .*`a` → `a`/,
    ],
    [
      'environments in a circle',
      envelope('environments: { a: { after: b }, b: { after: c }, c: { after: a } }'),
      /come after each other: `[abc]` → `[abc]` → `[abc]` → `[abc]`/,
    ],
    [
      'an empty identity',
      envelope('environments: { a: { identity: {} } }'),
      /^2:32 No check is named here/,
    ],
    [
      'an identity that is no map',
      envelope('environments: { a: { identity: ping } }'),
      /^2:32 A map is wanted here/,
    ],
    [
      'an identity of two',
      envelope('environments: { a: { identity: { ping: {}, shell: {} } } }'),
      /^2:44 Two kinds/,
    ],
    [
      'an identity with a key of items',
      envelope('environments: { a: { identity: { ping: {}, retry: false } } }'),
      /^2:44 `retry` can not stand here/,
    ],
    [
      'wrong options of an identity',
      envelope('environments: { a: { identity: { ping: { pth: / } } } }'),
      /^2:42 .*did you mean `path`\?/,
    ],
    [
      'an owner of all who is no role',
      envelope('defaults: { owner: leed }\nroles: { lead: [ana] }'),
      /^2:20 There is no role `leed` \(did you mean `lead`\?\)/,
    ],
    ['a default that is none', envelope('defaults: { needs: [a] }'), /^2:13 `needs` is no key/],
    [
      'defaults of both',
      envelope('defaults: { retry: {}, soak: { for: 1m, every: 1s } }'),
      /^2:30 .*not both/,
    ],
  ])('%s', async (_, text, expected) => {
    const problems = await explain(text);
    expect(problems).toEqual([
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    ]);
  });

  it('asks for a newer release, and for nothing else', async () => {
    const problems = await explain(envelope('requires: ">=1.2"\nfuture: 1\nphases: 7'));
    expect(problems).toEqual([
      '2:11 This plan needs Holdpoint 1.2 or newer, and this is 0.1.0. Use a newer release.',
    ]);
  });
});

describe('triggers', () => {
  const trigger = (keys: string) =>
    `version: 1\nphases:\n  pre-deployment:\n    - { item: A, ping: {} }\n  rollback:\n    triggers:\n      - item: T\n        ${keys}\n    steps:\n      - { item: Back, ping: {} }\n`;
  it.each([
    ['without `when`', 'decision: ask', /^7:9 `when` is missing.*name those that show it/],
    [
      'with a check',
      'when: { failed: [a] }\n        ping: {}',
      /^9:9 `ping` is no key.*Known here: item, id, when, decision/,
    ],
    ['of nothing', 'when: { failed: [] }', /^8:25 .*at least 1 entry/],
    ['of an unknown item', 'when: { failed: [aa] }', /^8:26 There is no item `aa`/],
    [
      'of a step of the rollback',
      'when: { failed: [back] }',
      /^8:26 `back` is a step of the rollback/,
    ],
    [
      'that can not fire',
      'when: { failed: [a, a], atLeast: 2 }',
      /^8:42 This trigger can never fire: `atLeast` is 2, and `failed` names 1/,
    ],
    [
      'with the id of an item',
      'id: a\n        when: { failed: [a] }',
      /^7:9 The id `a` is taken in line 4 of ops\/plan\.yml/,
    ],
    [
      'with a wrong decision',
      'when: { failed: [a] }\n        decision: rolback',
      /^9:19 .*did you mean `rollback`\?/,
    ],
  ])('%s', async (_, keys, expected) => {
    expect(await explain(trigger(keys))).toEqual([expect.stringMatching(expected)]);
  });

  it('whose words make no id', async () => {
    const text = trigger('when: { failed: [a] }').replace('item: T', 'item: "—"');
    expect(await explain(text)).toEqual([expect.stringMatching(/^7:9 These words make no id/)]);
  });
});
