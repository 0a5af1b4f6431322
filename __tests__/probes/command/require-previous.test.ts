import { describe, expect, it } from '@jest/globals';
import { requirePrevious } from '../../../src/probes/command/require-previous.ts';

const known = { HOLDPOINT_PREVIOUS_IMAGE: 'sha256:1', HOLDPOINT_PREVIOUS_COMMIT: '' };

describe('what a rollback goes back to', () => {
  it.each([
    'deploy --image $HOLDPOINT_PREVIOUS_IMAGE',
    'deploy --image "${HOLDPOINT_PREVIOUS_IMAGE}" --now',
    'deploy $HOLDPOINT_PREVIOUSLY',
    'echo HOLDPOINT_PREVIOUS_COMMIT',
  ])('is known, or not asked for: %s', (line) => {
    expect(() => requirePrevious(line, known)).not.toThrow();
  });

  it.each([
    ['deploy --image $HOLDPOINT_PREVIOUS_COMMIT', 'COMMIT'],
    ['deploy ${HOLDPOINT_PREVIOUS_DATABASE_REVISION:-head}', 'DATABASE_REVISION'],
    [['sh', '-c', 'deploy $HOLDPOINT_PREVIOUS_IMAGE $HOLDPOINT_PREVIOUS_COMMIT'], 'COMMIT'],
  ])('must be known: %j', (run, name) => {
    expect(() => requirePrevious(run, known)).toThrow(
      expect.objectContaining({ reason: 'config', message: expect.stringContaining(name) }),
    );
  });
});
