import { describe, expect, it } from '@jest/globals';
import { MAX_FILE_BYTES } from '../../src/plan/source.ts';
import { explain, findProblems, PATH, planOf } from './plan-fixture.ts';

const item = (keys: string) => planOf(`- item: A\n  ${keys}`);
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

describe('an item', () => {
  it.each<[string, string, string | RegExp]>([
    [
      'that is no map',
      planOf('- just words'),
      /^4:7 A map is wanted here, and this is the text "just words"/,
    ],
    ['that is empty', planOf('-'), /^4:\d+ A map is wanted here, and this is empty/],
    [
      'without words',
      planOf('- ping: {}'),
      /^4:7 `item` is missing; it has to be text\. The words of the checklist/,
    ],
    ['with blank words', planOf('- { item: "  ", ping: {} }'), /^4:15 `item` can not be " {2}"/],
    ['whose words make no id', planOf('- { item: "—", ping: {} }'), /^4:7 These words make no id/],
    [
      'with a wrong id',
      item('id: a b\n  ping: {}'),
      /^5:11 `id` can not be "a b"\. .*Letters, digits/,
    ],
    ['without a kind', planOf('- item: A'), /^4:7 No check is named here\..*`manual: \{\}`/],
    [
      'of a kind that nobody knows',
      item('pinng: {}'),
      '5:7 `pinng` is neither a kind of check nor a key of items (did you mean `ping`?). A newer release may know it; this is 0.1.0.',
    ],
    [
      'of two kinds',
      item('ping: {}\n  shell: { run: x }'),
      /^6:7 Two kinds of check stand here, `ping` and `shell`/,
    ],
    [
      'with a wrong key',
      item('ping: {}\n  timout: 1s'),
      /^6:7 `timout` is neither .*did you mean `timeout`\?/,
    ],
    ['with `when`', item('ping: {}\n  when: { failed: [a] }'), /^6:7 `when` is neither/],
    [
      'with time as a number',
      item('ping: {}\n  timeout: 30'),
      /^6:16 `timeout` has to be text, and is the number 30\. Write "30s"\./,
    ],
    [
      'with time without a unit',
      item('ping: {}\n  timeout: "30"'),
      /^6:16 `timeout` can not be "30"\..*such as `60s`/,
    ],
    [
      'with no time',
      item('ping: {}\n  timeout: 0s'),
      /^6:16 `timeout`: has to be at least 1ms and at most 7d\./,
    ],
    // A timer of Node that is longer than 24.8 days fires at once.
    [
      'with a month',
      item('ping: {}\n  timeout: 30d'),
      /^6:16 `timeout`: has to be at least 1ms and at most 7d\./,
    ],
    [
      'with both repetitions',
      item('ping: {}\n  retry: {}\n  soak: { for: 1m, every: 1s }'),
      /^7:13 .*not both\. Take one out/,
    ],
    [
      'with an unknown retry',
      item('ping: {}\n  retry: { max: 3 }'),
      /^6:16 `max` is no key.*Known here: on, within, every, attempts/,
    ],
    [
      'with retry: true',
      item('ping: {}\n  retry: true'),
      /^6:14 `retry` has to be `false` or a map, and is the word true/,
    ],
    [
      'with a soak of one sample',
      item('ping: {}\n  soak: { for: 1s, every: 2s }'),
      /^6:13 `soak`: has to hold at least 2 samples/,
    ],
    [
      'with a soak of too many',
      item('ping: {}\n  soak: { for: 1d, every: 1s }'),
      /^6:13 `soak`: .*at most 1000/,
    ],
    [
      'with a soak that can not end',
      item('ping: {}\n  soak: { for: 4s, every: 2s, consecutive: 4 }'),
      /^6:13 `soak`: .*at least `consecutive`/,
    ],
    [
      'with a soak of a person',
      item('manual: {}\n  soak: { for: 1m, every: 1s }'),
      /^6:13 This item waits for a person/,
    ],
    [
      'with skip: true',
      item('skip: true'),
      /^5:13 `skip` has to be text, and is the word true\. Declares/,
    ],
    ['with a blank skip', item('skip: " "'), /^5:13 `skip` can not be " "/],
    ['with a wrong blast', item('ping: {}\n  blast: reed'), /^6:14 .*did you mean `read`\?/],
    ['for no environment', item('ping: {}\n  environments: []'), /^6:21 .*at least 1 entry/],
    [
      'for an unknown environment',
      `${planOf('- item: A\n  ping: {}\n  environments: [prodution]')}environments: { production: {} }`,
      /^6:22 There is no environment `prodution` \(did you mean `production`\?\)\. The plan declares: production\./,
    ],
    [
      'for one where none is declared',
      item('ping: {}\n  target: production'),
      /^6:15 There is no environment `production`\. The plan declares none\./,
    ],
    ['with an empty condition', item('ping: {}\n  if: {}'), /^6:11 `if`: needs at least one of/],
    [
      'with an unknown condition',
      item('ping: {}\n  if: { branch: [main] }'),
      /^6:13 `branch` is no key.*Known here: environment, event, paths, outcome/,
    ],
    [
      'with a condition on an unknown environment',
      item('ping: {}\n  if: { environment: [x] }'),
      /^6:27 There is no environment `x`/,
    ],
    [
      'with a condition on what it does not need',
      planOf('- { item: B, ping: {} }\n- item: A\n  ping: {}\n  if: { outcome: { b: [pass] } }'),
      /^7:24 `if` can look at items of `needs` only, and `b` is none/,
    ],
    [
      'with an unknown outcome',
      planOf(
        '- { item: B, ping: {} }\n- item: A\n  ping: {}\n  needs: [b]\n  if: { outcome: { b: [passed] } }',
      ),
      /^8:28 .*did you mean `pass`\?/,
    ],
    [
      'of an owner who is no role',
      item('ping: {}\n  owner: lead'),
      /^6:14 There is no role `lead`\. Write it under `roles`/,
    ],
    [
      'signed by a role that is none',
      `${item('sign-off: { role: leed }')}roles: { lead: [ana] }`,
      /^5:25 There is no role `leed` \(did you mean `lead`\?\)/,
    ],
    [
      'with a tag of two words',
      item('ping: {}\n  tags: [a b]'),
      /^6:14 `tags\[0\]` can not be "a b"/,
    ],
    ['with needs as text', item('ping: {}\n  needs: b'), /^6:14 .*has to be a list.*Write \["b"\]/],
  ])('%s', async (_, text, expected) => {
    const problems = await explain(text);
    expect(problems).toEqual([
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    ]);
  });
});

describe('options', () => {
  it.each<[string, string, string | RegExp]>([
    [
      'a typing mistake',
      'ping: { pth: / }',
      /^5:15 `pth` is no key that can stand here \(did you mean `path`\?\)/,
    ],
    [
      'a type',
      'ping: { path: 7 }',
      /^5:21 `ping\.path` has to be text, and is the number 7\. Path that is asked\./,
    ],
    [
      'a number in quotes',
      'ping: { samples: "7" }',
      /^5:24 `ping\.samples` has to be a number, and is the text "7"\. Write 7\./,
    ],
    [
      'half a number',
      'ping: { samples: 1.5 }',
      /^5:24 .*has to be a whole number, and is the number 1\.5/,
    ],
    [
      'too few',
      'ping: { samples: 0 }',
      /^5:24 `ping\.samples` has to be at least 1, and is 0\. How often/,
    ],
    ['too many', 'ping: { samples: 51 }', /^5:24 `ping\.samples` has to be at most 50, and is 51/],
    [
      'a form',
      'ping: { path: x }',
      /^5:21 `ping\.path` has to be in the form `starts_with`, and is "x"/,
    ],
    [
      'a choice',
      'ping: { mode: stric }',
      /^5:21 .*did you mean `strict`\?.*one of `strict`, `loose`/,
    ],
    [
      'a wrong flag',
      'ping: { flag: "true" }',
      /^5:21 `ping\.flag` has to be `true` or `false`.*Write true\./,
    ],
    [
      'a key of a record',
      'ping: { headers: { X_Y: a } }',
      /^5:26 `ping\.headers\.X_Y` is no key that can stand here/,
    ],
    [
      'a value of a record',
      'ping: { headers: { x: 1 } }',
      /^5:29 `ping\.headers\.x` has to be text.*Write "1"/,
    ],
    [
      'something deep',
      'ping:\n    steps:\n      - url: /a\n      - url: /b\n        wiat: 1',
      /^9:13 `wiat` is no key that can stand here \(did you mean `wait`\?\)/,
    ],
    [
      'something missing',
      'ping: { steps: [{ wait: 1 }] }',
      /^5:23 `ping\.steps\[0\]\.url` is missing/,
    ],
    [
      'one of two forms',
      'ping: { body: 7 }',
      /^5:21 `ping\.body` has to be text or a map, and is the number 7/,
    ],
    ['inside one of two forms', 'ping: { body: { jsn: 1 } }', /^5:2\d /],
    [
      'a value where a map is wanted',
      'ping: 5',
      /^5:13 `ping` has to be a map, and is the number 5/,
    ],
    [
      'what only the kind can say',
      'pattern: { match: "a(" }',
      '5:25 `pattern.match`: A `(` is not closed.',
    ],
    [
      'an expression of GitHub',
      'ping: { path: "/${{ secrets.X }}" }',
      /^5:21 Expressions of GitHub .*`env:` of the step/,
    ],
    ['an open reference', 'ping: { path: "/${X" }', /^5:21 A `\$\{` is not closed/],
    ['no name', 'ping: { path: "/${X Y}" }', /^5:21 `\$\{X Y\}` is no name of a variable/],
    [
      'a value of the run that there is not',
      'ping: { path: "/${subject.tree}" }',
      /^5:21 .*is no name of a variable/,
    ],
    [
      'a token',
      'ping: { path: "/${GITHUB_TOKEN}" }',
      /^5:21 `\$\{GITHUB_TOKEN\}` is a token of the runner/,
    ],
    [
      'a token of Actions',
      'ping: { path: "/${ACTIONS_RUNTIME_TOKEN}" }',
      /^5:21 .*is a token of the runner/,
    ],
  ])('name %s', async (_, keys, expected) => {
    const problems = await explain(item(keys));
    expect(problems[0]).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  it.each([
    ['a number', 'ping: { samples: "${N}" }'],
    ['a flag', 'ping: { flag: "${F}" }'],
    ['a form', 'ping: { path: "${P}" }'],
    ['a choice', 'ping: { mode: "${M}" }'],
    ['one of two forms', 'ping: { body: "${B}" }'],
    ['a map', 'ping: "${ALL}"'],
    ['what only the kind can say', 'pattern: { match: "(${X}" }'],
    ['a shell line, in which nothing is put', 'shell: { run: "echo ${X:-1} ${{ a }} ${" }'],
    ['an escape', 'ping: { path: "/$${X" }'],
  ])('leave %s to the run where a reference stands', async (_, keys) => {
    expect(await explain(item(keys))).toEqual([]);
  });

  it('are still checked beside a reference', async () => {
    expect(await explain(item('ping: { samples: "${N}", pth: / }'))).toHaveLength(1);
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
      /^7:9 The id `a` is taken by the item in line 4/,
    ],
    [
      'with a wrong decision',
      'when: { failed: [a] }\n        decision: rolback',
      /^9:19 .*did you mean `rollback`\?/,
    ],
  ])('%s', async (_, keys, expected) => {
    expect(await explain(trigger(keys))).toEqual([expect.stringMatching(expected)]);
  });
});

describe('all at once', () => {
  it('says everything, in the order of the file', async () => {
    const text = `version: 1
mod: enforce
phases:
  pre-deployment:
    - item: A
      pinng: {}
    - item: B
      ping: { pth: x }
      timeout: 3
    - item: B
      ping: {}
    - item: C
      ping: {}
      needs: [x]
`;
    expect((await explain(text)).map((one) => one.split(' ')[0])).toEqual([
      '2:1',
      '6:7',
      '8:15',
      '9:16',
      '10:7',
      '14:15',
    ]);
  });

  it('a broken item can still be needed', async () => {
    const text = planOf('- { item: A, pinng: {} }\n- { item: B, ping: {}, needs: [a] }');
    expect(await explain(text)).toHaveLength(1);
  });

  it('a broken frame hides nothing that it declares', async () => {
    const text = `${item('ping: {}\n  environments: [a]\n  owner: b')}environments: { a: { url: 7 } }\nroles: { b: [ana] }`;
    expect(await explain(text)).toHaveLength(1);
  });

  it('counts what is beyond two hundred', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `- { item: A${index}, pong: {} }`);
    const problems = await findProblems(planOf(lines.join('\n')));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.message).toBe('There are 800 more problems.');
  });

  it('names limit and size of a plan that is too large, wherever it is read', async () => {
    const text = `version: 1\n#${'x'.repeat(5 * MAX_FILE_BYTES)}`;
    expect(await findProblems(text)).toEqual([
      { file: PATH, line: 1, column: 1, message: expect.stringMatching(/5242892 bytes.*1048576/) },
    ]);
  });

  it('says that there is no plan', async () => {
    expect(await explain({})).toEqual([
      expect.stringMatching(/^1:1 There is no plan .*holdpoint init/),
    ]);
  });
});
