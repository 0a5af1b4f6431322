import { describe, expect, it } from '@jest/globals';
import { PHASES, type Phase } from '../../src/domain/phase.ts';
import type { VerdictName } from '../../src/domain/verdict.ts';
import { isOverridable } from '../../src/gate/overridable.ts';

const items = (
  [
    ['tests', 'pre-deployment'],
    ['po', 'approval'],
    ['deploy', 'deployment'],
    ['health', 'post-deployment'],
    ['back', 'rollback'],
  ] as const
).map(([id, phase]: readonly [string, Phase]) => ({ id, phase }));

describe('what an override reaches', () => {
  it.each<[VerdictName, readonly string[], boolean]>([
    ['GO', [], false],
    ['NO-GO', ['tests'], true],
    ['HOLD', ['po'], true],
    ['NO-GO', ['tests', 'po'], true],
    ['NO-GO', ['deploy'], false],
    ['NO-GO', ['health'], false],
    ['NO-GO', ['back'], false],
    ['NO-GO', ['tests', 'health'], false],
    ['HOLD', [], false],
  ])('%s because of %j: %s', (verdict, decisive, expected) => {
    expect(isOverridable({ verdict, decisive }, items, PHASES)).toBe(expected);
  });

  it('is nothing where it is GO anyway', () => {
    for (const decisive of [[], ['tests']]) {
      expect(isOverridable({ verdict: 'GO', decisive }, items, ['pre-deployment'])).toBe(false);
    }
  });

  it.each<[readonly Phase[], boolean]>([
    [['pre-deployment'], true],
    [['approval'], true],
    [['pre-deployment', 'approval'], true],
    [['approval', 'deployment'], false],
    [['post-deployment'], false],
    [['rollback'], false],
    [[], false],
  ])('of a run of %j in which nothing was proved: %s', (phases, expected) => {
    expect(isOverridable({ verdict: 'HOLD', decisive: [] }, items, phases)).toBe(expected);
    expect(isOverridable({ verdict: 'HOLD', decisive: [] }, [], phases)).toBe(expected);
  });
});
