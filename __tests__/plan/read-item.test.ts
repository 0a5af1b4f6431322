import { describe, expect, it } from '@jest/globals';
import { explain, planOf } from './plan-fixture.ts';

const item = (keys: string) => planOf(`- item: A\n  ${keys}`);

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
