import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Statement } from '../../../src/domain/approval.ts';
import { decideOverride } from '../../../src/gate/sign-offs/decide-override.ts';
import { AT, facts, HEAD, LATER, OLD, rules, sign } from './approval-examples.ts';

const override = (by: string, commit = HEAD, more: Partial<Statement> = {}) =>
  sign(by, '', { command: { type: 'override', commit, reason: 'it burns' }, ...more });
const decide = (statements: readonly Statement[], more: Partial<ApprovalFacts> = {}) =>
  decideOverride(facts(statements, more), rules([]));

describe('an override', () => {
  it('opens the gate by a member of the role, for this commit', () => {
    expect(decide([override('Carla', HEAD.slice(0, 12), { url: 'https://x/1' })])).toEqual({
      by: 'Carla',
      at: AT,
      reason: 'it burns',
      url: 'https://x/1',
    });
  });

  it('bars neither author nor deployer', () => {
    expect(decide([override('bob')])?.by).toBe('bob');
    expect(decide([override('carla')], { deployers: ['carla'] })?.by).toBe('carla');
  });

  it('is the last one that stands', () => {
    const later = override('bob', HEAD, { id: 2, at: LATER });
    expect(decide([later, override('carla')])?.by).toBe('bob');
    const edited = { ...later, isEdited: true };
    expect(decide([edited, override('carla')])?.by).toBe('carla');
  });

  it.each<[string, readonly Statement[]]>([
    ['nobody', []],
    ['somebody else', [override('ana')]],
    ['a look-alike', [override('саrla')]],
    ['another commit', [override('carla', OLD)]],
    ['11 digits', [override('carla', HEAD.slice(0, 11))]],
    ['no digits', [override('carla', '')]],
    ['an edited comment', [override('carla', HEAD, { isEdited: true })]],
    [
      'no reason',
      [override('carla', HEAD, { command: { type: 'override', commit: HEAD, reason: ' ' } })],
    ],
    ['what is no comment', [override('carla', HEAD, { source: 'review' })]],
    ['no time', [override('carla', HEAD, { at: '' })]],
    [
      'what was withdrawn',
      [override('carla'), sign('carla', '', { id: 2, at: LATER, command: { type: 'withdraw' } })],
    ],
    [
      'what was withdrawn by its role',
      [
        override('carla'),
        sign('carla', '', { id: 2, at: LATER, command: { type: 'withdraw', role: 'Override' } }),
      ],
    ],
  ])('is none by %s', (_, statements) => {
    expect(decide(statements)).toBeUndefined();
  });

  it('is none while nobody knows who may, or nobody may', () => {
    const rosters = { override: { known: false, why: 'hidden' } as const };
    expect(decide([override('carla')], { rosters })).toBeUndefined();
    expect(decide([override('carla')], { rosters: {} })).toBeUndefined();
    const none = { ...rules([]), roles: {} };
    expect(decideOverride(facts([override('carla')]), none)).toBeUndefined();
  });

  it('is taken for no sign-off, nor a sign-off for it', () => {
    expect(decide([sign('carla')])).toBeUndefined();
  });
});
