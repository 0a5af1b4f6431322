import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, Roster, Statement } from '../../../src/domain/approval.ts';
import { ProbeError } from '../../../src/domain/errors.ts';
import { between, commit, runWindow } from './run-window.ts';

const friday = '2026-01-09T14:00:00.000Z';
const monday = '2026-01-05T10:00:00.000Z';
const office = between('UTC', '09:00', '16:00', ['mon']);

const override = (
  rest: Partial<Pick<Statement, 'source' | 'by' | 'isEdited'>> = {},
  of = commit,
): Statement => ({
  source: 'comment',
  id: 5,
  index: 0,
  by: 'mette',
  at: '2026-01-09T13:50:00Z',
  isEdited: false,
  command: { type: 'override', commit: of, reason: 'Customers can’t log in' },
  ...rest,
});

const known = (...logins: readonly string[]): Roster => ({ known: true, logins });

async function run(
  now: string,
  statements: readonly Statement[],
  rosters: ApprovalFacts['rosters'] = { override: known('mette') },
  emergency: object = {},
) {
  const roles = Object.keys(rosters);
  const facts = async (): Promise<ApprovalFacts> => ({
    commit,
    pullRequests: [],
    strayCommits: [],
    isComplete: true,
    statements,
    roles,
    rosters,
    writers: {},
  });
  const rules = {
    roles: Object.fromEntries(roles.map((role) => [role, ['mette']])),
    asked: [],
    owners: [],
    smallTeam: false,
    carry: 'none' as const,
  };
  const options = { ...office, emergency };
  return (await runWindow(now, options, { approvals: { rules, read: facts } })).judged;
}

describe('an override', () => {
  it('lets it out, and says so', async () => {
    const judged = await run(friday, [override()]);
    expect(judged).toMatchObject({
      outcome: 'warn',
      reason: 'outside-window',
      summary: expect.stringContaining('Overridden by mette (override): Customers can’t log in'),
      findings: [{ seen: 'Fri 2026-01-09 14:00 UTC', limit: 'warn' }],
    });
  });

  it('is not spoken of where it is open', async () => {
    expect((await run(monday, [override()])).outcome).toBe('pass');
  });

  it.each<[string, Statement]>([
    ['of another commit', override({}, 'f'.repeat(40))],
    ['of a stranger', override({ by: 'mallory' })],
    ['that was edited', override({ isEdited: true })],
    ['in a review', override({ source: 'review' })],
  ])('%s lets nothing out', async (_, statement) => {
    const judged = await run(friday, [statement]);
    expect([judged.outcome, judged.reason]).toEqual(['fail', 'outside-window']);
    expect(judged.remedy).toContain('Or `/override` it, as override.');
  });

  it.each<[string, ApprovalFacts['rosters'], string]>([
    ['of the other role too', { override: known('mette'), lead: known('mette') }, 'warn'],
    ['not of the other role', { override: known('mette'), lead: known('jonas') }, 'fail'],
    [
      'of a role that can’t be read',
      { override: known('mette'), lead: { known: false, why: 'no' } },
      'fail',
    ],
    ['of a role that nobody has', { override: known('mette') }, 'fail'],
    ['not of the role override', { override: known('jonas'), lead: known('mette') }, 'fail'],
  ])('by a person %s', async (_, rosters, outcome) => {
    const judged = await run(friday, [override()], rosters, { role: 'lead' });
    expect(judged.outcome).toBe(outcome);
  });

  it('of members who can’t be read is not known, and lets nothing out', async () => {
    const rosters = { override: { known: false, why: 'The team is hidden.' } as const };
    const judged = await run(friday, [override()], rosters);
    expect(judged.outcome).toBe('fail');
    expect(judged.summary).toContain('The team is hidden.');
    expect((await run(monday, [override()], rosters)).outcome).toBe('pass');
  });

  it('that GitHub does not tell of lets nothing out', async () => {
    const read = async (): Promise<never> => {
      throw new ProbeError('connect', 'GitHub can’t be reached.');
    };
    const rules = { roles: {}, asked: [], owners: [], smallTeam: false, carry: 'none' as const };
    const approvals = { rules, read };
    const { judged } = await runWindow(friday, { ...office, emergency: {} }, { approvals });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'outside-window' });
    expect(judged.summary).toContain('GitHub can’t be reached.');
  });
});
