import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Statement } from '../../../src/domain/approval.ts';
import { decideConfirmation } from '../../../src/gate/sign-offs/decide-confirmation.ts';
import { facts, HEAD, LATER, MERGE, NOW, OLD, pull, sign, TREE } from './approval-examples.ts';

const item = { id: 'notes', validForMs: 24 * 3_600_000 };
const say = (by: string, more: Partial<Statement> = {}, ids = ['notes'], commit = HEAD) =>
  sign(by, '', { command: { type: 'confirm', ids, commit }, ...more });
const decide = (
  statements: readonly Statement[],
  more: Partial<ApprovalFacts> = {},
  owner?: string,
) =>
  decideConfirmation(facts(statements, more), owner === undefined ? item : { ...item, owner }, NOW);

describe('a confirmation', () => {
  it.each<[string, Statement, string | undefined]>([
    ['somebody who may write', say('Ana'), undefined],
    ['a member of the owner', say('jonas'), 'lead'],
    ['one of several ids', say('ana', {}, ['other', 'notes'], HEAD.slice(0, 12)), undefined],
    ['the author', say('bob', {}), 'po'],
  ])('counts by %s', (_, statement, owner) => {
    expect(decide([statement], {}, owner)).toEqual({
      state: 'confirmed',
      confirmation: statement,
      rejected: [],
    });
  });

  it.each<[string, Statement, string | undefined, string]>([
    ['a reader', say('mallory'), undefined, 'may not write'],
    ['somebody nobody asked about', say('trent'), undefined, 'may not write'],
    ['the name of a member of every object', say('constructor'), undefined, 'may not write'],
    ['a writer outside of the owner', say('eve'), 'lead', 'eve is not in lead'],
    ['another commit', say('ana', {}, ['notes'], OLD), undefined, 'not of 3f2a9c4e5b6d'],
    ['an edit', say('ana', { isEdited: true }), undefined, 'it was edited'],
    ['last week', say('ana', { at: '2026-01-04T11:59:59Z' }), undefined, 'it is older than'],
    ['tomorrow', say('ana', { at: '2026-01-06T12:00:00Z' }), undefined, 'its time'],
  ])('does not count by %s', (_, statement, owner, why) => {
    const decision = decide([statement], {}, owner);
    expect(decision.state).toBe('missing');
    expect(decision.rejected).toEqual([{ statement, why: expect.stringContaining(why) }]);
  });

  it('is of this item alone, and of no review', () => {
    expect(decide([say('ana', {}, ['note', 'Notes'])])).toEqual({ state: 'missing', rejected: [] });
    expect(decide([say('ana', { source: 'review' })]).state).toBe('missing');
  });

  it('does not count once it was withdrawn, and does again once said again', () => {
    const back = sign('ana', '', { id: 2, at: LATER, command: { type: 'withdraw' } });
    expect(decide([say('ana'), back]).state).toBe('missing');
    const again = say('ana', { id: 3, at: '2026-01-05T11:30:00Z' });
    expect(decide([say('ana'), back, again]).confirmation).toBe(again);
  });

  it('carries over a merge only if the files are the very same', () => {
    const onHead = [say('ana')];
    const merged = (headTree: string) => ({
      commit: MERGE,
      tree: TREE,
      pullRequests: [pull({ shippedAs: 'merge', headTree })],
    });
    expect(decide(onHead, merged(TREE)).state).toBe('confirmed');
    expect(decide(onHead, merged('f'.repeat(40))).state).toBe('missing');
    expect(decide(onHead, { ...merged(''), tree: '' }).state).toBe('missing');
  });

  it('is unknown while nobody knows who owns the item', () => {
    const rosters = { lead: { known: false, why: 'hidden' } as const };
    expect(decide([say('ana')], { rosters }, 'lead')).toMatchObject({
      state: 'unknown',
      why: 'hidden',
    });
    expect(decide([say('ana')], {}, 'qa').state).toBe('unknown');
  });
});
