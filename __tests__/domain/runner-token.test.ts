import { describe, expect, it } from '@jest/globals';
import { isRunnerToken } from '../../src/domain/runner-token.ts';

describe('tokens of the runner', () => {
  it.each([
    'GITHUB_TOKEN',
    'github_token',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'RUNNER_TOKEN',
    'INPUT_TOKEN',
    'INPUT_GITHUB-TOKEN',
  ])('%s is one', (name) => {
    expect(isRunnerToken(name)).toBe(true);
  });

  it.each(['GITHUB_SHA', 'GITHUB_TOKEN_2', 'MY_ACTIONS_X', 'RUNNER_TEMP', 'FLY_API_TOKEN', ''])(
    '%s is none',
    (name) => {
      expect(isRunnerToken(name)).toBe(false);
    },
  );
});
