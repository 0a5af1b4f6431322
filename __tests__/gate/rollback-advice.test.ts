import { describe, expect, it } from '@jest/globals';
import { PHASES, type Phase } from '../../src/domain/phase.ts';
import { adviseRollback } from '../../src/gate/rollback-advice.ts';
import { makeTrigger } from './examples.ts';

const deployed: readonly Phase[] = ['deployment', 'post-deployment'];
const required = makeTrigger('fired', 'rollback');
const ask = makeTrigger('fired', 'ask');
const unknown = makeTrigger('unknown');
const clear = makeTrigger('clear');

describe('adviseRollback', () => {
  it.each([
    ['nothing', [], 'none', 'none'],
    ['clear', [clear], 'none', 'none'],
    ['unknown', [unknown], 'unknown', 'unknown'],
    ['unknown beside clear', [clear, unknown], 'unknown', 'unknown'],
    ['fired', [required], 'required', 'unknown'],
    ['fired, to ask', [ask], 'ask', 'unknown'],
    ['fired beside unknown', [unknown, required], 'required', 'unknown'],
    ['both decisions', [ask, required, clear], 'required', 'unknown'],
    ['to ask beside unknown', [unknown, ask], 'ask', 'unknown'],
    [
      'an unknown one that would take back',
      [ask, makeTrigger('unknown', 'rollback')],
      'ask',
      'unknown',
    ],
  ] as const)('%s', (_, triggers, real, rehearsed) => {
    expect(adviseRollback(triggers, ['post-deployment'], false)).toBe(real);
    expect(adviseRollback(triggers, ['post-deployment'], true)).toBe(rehearsed);
  });

  it.each(PHASES)('%s: advice only once something is deployed', (phase) => {
    const advice = adviseRollback([required], [phase], false);
    expect(advice).toBe(deployed.includes(phase) ? 'required' : 'none');
  });

  it('looks at all phases of the run', () => {
    expect(adviseRollback([unknown], ['approval', 'deployment'], false)).toBe('unknown');
    expect(adviseRollback([required], [], false)).toBe('none');
  });
});
