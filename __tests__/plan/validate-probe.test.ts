import { describe, expect, it } from '@jest/globals';
import { explain, planOf } from './plan-fixture.ts';

const item = (keys: string) => planOf(`- item: A\n  ${keys}`);

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
