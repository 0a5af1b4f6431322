import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Roster, Statement } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import { keepConfirmationFacts, keepSignOffFacts } from '../../../src/gate/sign-offs/keep-facts.ts';
import { keptFacts } from '../../../src/gate/sign-offs/kept-facts.ts';
import { ask, facts, HEAD, NOW, pull, rules, sign } from './approval-examples.ts';

const at = (second: number) => `2026-01-05T10:00:${String(second).padStart(2, '0')}Z`;
const confirm = (by: string, more: Partial<Statement> = {}) =>
  sign(by, '', { command: { type: 'confirm', ids: ['notes'], commit: HEAD }, ...more });

describe('what is kept of members', () => {
  const rosterOf = (roster: Roster | undefined, statements: readonly Statement[] = []) => {
    const rosters = roster === undefined ? {} : { po: roster };
    return keepSignOffFacts(facts(statements, { rosters }), ['po'], 'po')?.rosters;
  };

  it('is who spoke, and of the others twelve', () => {
    const silent = Array.from({ length: 13 }, (_, index) => `m${String(index).padStart(2, '0')}`);
    const logins = [...silent.toReversed(), 'zoe', 'Abe', 'x[bot]'];
    const said = [sign('ZOE'), sign('abe')];
    expect(rosterOf({ known: true, logins }, said)).toEqual({
      po: { known: true, logins: ['Abe', 'zoe', ...silent.slice(0, 12)] },
    });
  });

  it('is why they could not be read, in 500 characters', () => {
    const why = `${'a'.repeat(499)}😀`;
    const kept = { po: { known: false, why: `${'a'.repeat(499)}\ufffd` } };
    expect(rosterOf({ known: false, why })).toStrictEqual(kept);
    expect(rosterOf({ known: false, why: 'hidden' })).toStrictEqual({
      po: { known: false, why: 'hidden' },
    });
  });

  it('is that nobody read them, and then nobody signs', () => {
    const kept = keepSignOffFacts(facts([sign('ana')], { rosters: {} }), ['po'], 'po');
    expect(keptFacts.parse(kept)).toEqual(kept);
    expect(kept?.rosters).toStrictEqual({
      po: { known: false, why: 'nobody read who is in it' },
    });
    if (kept === undefined) throw new Error('nothing was kept');
    expect(decideSignOffs(kept, rules([ask('po')]), NOW)).toMatchObject([{ state: 'unknown' }]);
  });

  it('lets who is in a role that can be read sign beside one that can’t', () => {
    const rosters: ApprovalFacts['rosters'] = {
      po: { known: true, logins: ['ana'] },
      lead: { known: false, why: 'hidden' },
    };
    const kept = keepSignOffFacts(facts([sign('ana')], { rosters }), ['po', 'lead', 'qa'], 'po');
    if (kept === undefined) throw new Error('nothing was kept');
    const asked = rules([ask('po'), ask('lead'), ask('qa')]);
    expect(decideSignOffs(kept, asked, NOW).map(({ state }) => state)).toEqual([
      'signed',
      'unknown',
      'unknown',
    ]);
  });
});

describe('what is kept for a confirmation', () => {
  it('has no rosters where everybody who may write confirms', () => {
    const more = { strayCommits: [{ sha: HEAD }], writers: { ana: true, eve: true, bob: false } };
    const said = [confirm('trent'), confirm('Ana', { id: 2 }), sign('eve')];
    expect(keepConfirmationFacts(facts(said, more), { id: 'notes' })).toStrictEqual({
      ...facts([confirm('Ana', { id: 2 }), confirm('trent')]),
      rosters: {},
      writers: { ana: true },
    });
  });

  it('has the owner as a role that nobody read', () => {
    const kept = keepConfirmationFacts(facts([confirm('ana')]), { id: 'notes', owner: 'qa' });
    expect(kept?.rosters).toStrictEqual({ qa: { known: false, why: 'nobody read who is in it' } });
  });

  it('has the last fifty confirmations, and all that takes one back', () => {
    // Each second has two of them.
    const all = Array.from({ length: 55 }, (_, id) => confirm('ana', { id, at: at(id >> 1) }));
    const back = Array.from({ length: 60 }, (_, id) =>
      sign('ana', '', { id, command: { type: 'withdraw' } }),
    );
    const last = Array.from({ length: 50 }, (_, index) => 54 - index);
    const mixed = [...all.slice(30), ...all.slice(0, 30)];
    for (const given of [all, all.toReversed(), mixed]) {
      const kept = keepConfirmationFacts(facts([...back, ...given]), { id: 'notes' });
      const said = kept?.statements.filter(({ command }) => command.type === 'confirm');
      expect(said?.map(({ id }) => id)).toEqual(last);
      expect(kept?.statements).toHaveLength(110);
    }
  });

  it('is nothing where it is too large', () => {
    const pullRequests = Array.from({ length: 600 }, (_, number) => pull({ number }));
    expect(keepConfirmationFacts(facts([confirm('ana')], { pullRequests }), { id: 'notes' })).toBe(
      undefined,
    );
  });
});
