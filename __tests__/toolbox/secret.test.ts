import { describe, expect, it } from '@jest/globals';
import { createSecretTool } from '../../src/toolbox/secret.ts';

function makeTool() {
  const names = new Map<string, string>();
  return createSecretTool({
    register: (value, name) => names.set(value, name),
    redactText: (text) =>
      [...names].reduce((out, [value, name]) => out.replaceAll(value, `*${name}*`), text),
  });
}

describe('secret', () => {
  it('redacts before it cuts, so that no half of a secret is left', () => {
    const tool = makeTool();
    tool.register('hunter2hunter2', 'pw');
    expect(tool.excerpt('log in as hunter2hunter2 now', 14)).toEqual({
      text: 'log in as *pw*',
      truncated: true,
    });
  });

  it.each([
    ['abc', 3, 'abc', false],
    ['abcd', 3, 'abc', true],
    ['aöb', 2, 'a', true],
    ['aöb', 3, 'aö', true],
    ['a😀', 4, 'a', true],
    ['a😀', 5, 'a😀', false],
    ['abc', 0, '', true],
    ['', 0, '', false],
    ['abc', -1, '', true],
  ])('cuts %j to %i bytes: %j', (text, maxBytes, expected, truncated) => {
    expect(makeTool().excerpt(text, maxBytes)).toEqual({ text: expected, truncated });
  });
});
