import { describe, expect, it } from '@jest/globals';
import { buildEnvironment } from '../../../src/probes/command/child-environment.ts';
import { createEnvironmentTool } from '../../../src/toolbox/environment.ts';
import { createTargetTool } from '../../../src/toolbox/target.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';

const variables = {
  PATH: '/bin',
  HOME: '/root',
  LC_ALL: 'C',
  GITHUB_SHA: 'abc',
  GITHUB_TOKEN: 'ghs_secret',
  RUNNER_OS: 'Linux',
  ACTIONS_RUNTIME_TOKEN: 'secret',
  INPUT_TOKEN: 'secret',
  HOLDPOINT_PREVIOUS_IMAGE: 'sha256:0',
  HOLDPOINT_COMMIT: 'forged',
  DATABASE_URL: 'postgres://db/crm',
  EMPTY: '',
  XPATH: 'no',
  PATHX: 'no',
};

const subject = { repository: 'crm', commit: 'c0ffee', environment: 'staging', planDigest: '0' };
const about = { HOLDPOINT_COMMIT: 'c0ffee', HOLDPOINT_ENVIRONMENT: 'blue' };
const basic = {
  PATH: '/bin',
  HOME: '/root',
  LC_ALL: 'C',
  GITHUB_SHA: 'abc',
  RUNNER_OS: 'Linux',
  HOLDPOINT_PREVIOUS_IMAGE: 'sha256:0',
  ...about,
};

const environment = createEnvironmentTool(variables);
const tools = { environment, subject, target: createTargetTool('blue') };

describe('the environment of a command', () => {
  it('is all of it but the tokens of the runner, unless something is asked', () => {
    const { GITHUB_TOKEN, ACTIONS_RUNTIME_TOKEN, INPUT_TOKEN, ...rest } = variables;
    expect(buildEnvironment(undefined, tools)).toEqual({ ...rest, ...about });
    expect([GITHUB_TOKEN, ACTIONS_RUNTIME_TOKEN, INPUT_TOKEN]).toHaveLength(3);
  });

  it('never holds a token, even if the tool hands one out', () => {
    const leaky = { names: () => ['GITHUB_TOKEN', 'PATH'], get: () => 'x' };
    expect(buildEnvironment(undefined, { ...tools, environment: leaky })).toEqual({
      PATH: 'x',
      ...about,
    });
  });

  it('is the basic ones and the listed ones', () => {
    expect(buildEnvironment([], tools)).toEqual(basic);
    expect(buildEnvironment(['DATABASE_URL', 'EMPTY'], tools)).toEqual({
      ...basic,
      DATABASE_URL: 'postgres://db/crm',
      EMPTY: '',
    });
  });

  it('is the basic ones and the given ones', () => {
    const asked = { DATABASE_URL: null, MODE: 'test', PORT: 8080, DEBUG: false, PATH: '/opt' };
    expect(buildEnvironment(asked, tools)).toEqual({
      ...basic,
      DATABASE_URL: 'postgres://db/crm',
      MODE: 'test',
      PORT: '8080',
      DEBUG: 'false',
      PATH: '/opt',
    });
  });

  it('says what is judged, as far as it is known', () => {
    const target = createTargetTool('blue', 'https://crm.example');
    const known = { ...tools, target, subject: { ...subject, image: 'sha256:1' } };
    expect(buildEnvironment([], known)).toEqual({
      ...basic,
      HOLDPOINT_URL: 'https://crm.example',
      HOLDPOINT_IMAGE: 'sha256:1',
    });
  });

  it.each([[['MISSING']], [{ MISSING: null }], [['constructor']], [['GITHUB_TOKEN']]])(
    'refuses to pass on what is not set: %j',
    async (asked) => {
      const error = await catchProbeError((async () => buildEnvironment(asked, tools))());
      const name = Array.isArray(asked) ? asked[0] : 'MISSING';
      expect(error.reason).toBe('config');
      expect(error.message).toContain(`The variable ${name}, `);
      expect(error.remedy).toContain(`Set ${name}`);
    },
  );
});
