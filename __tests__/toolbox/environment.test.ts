import { describe, expect, it } from '@jest/globals';
import { createEnvironmentTool, withoutRunnerTokens } from '../../src/toolbox/environment.ts';

const TOKENS = [
  'GITHUB_TOKEN',
  'github_token',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'INPUT_GITHUB-TOKEN',
  'INPUT_PLAN',
  'STATE_isPost',
];

describe('environment', () => {
  it.each(TOKENS)('takes out %s', (name) => {
    expect(withoutRunnerTokens({ [name]: 'x', PATH: '/bin' })).toEqual({ PATH: '/bin' });
    const tool = createEnvironmentTool({ [name]: 'x', PATH: '/bin' });
    expect([tool.get(name), tool.names()]).toEqual([undefined, ['PATH']]);
  });

  it.each(['GITHUB_SHA', 'GITHUB_TOKENS', 'MY_ACTIONS_X', 'GH_TOKEN', 'STATEMENT'])(
    'keeps %s',
    (name) => {
      expect(withoutRunnerTokens({ [name]: 'x' })).toEqual({ [name]: 'x' });
    },
  );

  it('leaves out what is unset, and knows no inherited name', () => {
    expect(withoutRunnerTokens({ A: undefined, B: '' })).toEqual({ B: '' });
    const tool = createEnvironmentTool({ B: '', A: '1' });
    expect([tool.get('toString'), tool.get('__proto__'), tool.get('B')]).toEqual([
      undefined,
      undefined,
      '',
    ]);
    expect(tool.names()).toEqual(['A', 'B']);
  });
});
