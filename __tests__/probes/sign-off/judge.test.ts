import { describe, expect, it } from '@jest/globals';
import type { ApprovalFacts, AskedRole, Statement } from '../../../src/domain/approval.ts';
import { evidence, judge, type SignOffEvidence } from '../../../src/probes/sign-off/judge.ts';
import { declaration } from '../../../src/probes/sign-off/options.ts';
import { ask, facts, HEAD, sign } from '../../gate/sign-offs/approval-examples.ts';

const DIGEST = 'ab'.repeat(32);
const SHORT = DIGEST.slice(0, 12);
const OTHER = 'cd'.repeat(32);

interface Seen {
  readonly statements?: readonly Statement[];
  readonly facts?: Partial<ApprovalFacts>;
  readonly asked?: readonly AskedRole[];
  readonly smallTeam?: boolean;
}

/** The judgement of po, whom ana signed for, with these changes. */
function judged(seen: Seen, options: object = {}) {
  const { statements = [sign('ana')], asked = [ask('po')], smallTeam = false } = seen;
  const now = '2026-01-05T12:00:00.000Z';
  const kept = { now, facts: facts(statements, seen.facts), asked, smallTeam };
  const given = { ...declaration.options.parse({ role: 'po' }), ...options };
  return judge(evidence.schema.parse(kept) as SignOffEvidence, given);
}

const signWith = (digest?: string) =>
  sign('ana', 'po', {
    command: { type: 'sign-off', role: 'po', commit: HEAD, ...(digest && { digest }) },
  });

describe('a sign-off that can’t be decided', () => {
  it('is an error where nobody can read who is in the role', () => {
    const rosters = { po: { known: false, why: 'the team is hidden' } } as const;
    expect(judged({ facts: { rosters } })).toEqual({
      outcome: 'error',
      reason: 'auth',
      summary: 'Who is in po could not be read: the team is hidden',
      findings: [],
      remedy:
        'Give a token that may read the organisation’s members, or write logins instead of the team.',
    });
  });

  it.each([
    ['there are too many commits', 'there are too many commits'],
    [undefined, 'not all is known'],
  ])('holds where what is shipped is not known whole: %j', (why, said) => {
    const partial = { isComplete: false, ...(why === undefined ? {} : { why }) };
    expect(judged({ facts: partial })).toEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: `What this commit ships is not known whole: ${said}`,
      findings: [],
      remedy: 'Deploy in smaller steps, or override for this commit.',
    });
  });

  it('holds where nothing is shipped', () => {
    expect(judged({ facts: { pullRequests: [] } })).toEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: 'Nothing is shipped that could be signed.',
      findings: [],
      remedy: 'Deploy a commit that changes something, or take the sign-off out.',
    });
  });
});

describe('the digest of what is signed', () => {
  const refused = {
    outcome: 'error',
    reason: 'config',
    summary: 'The digest of what po is shown is not one that can be compared.',
    findings: [],
    remedy:
      'Give one SHA-256 in hex, the same in every item of the role; a variable that holds it belongs under `public`.',
  };

  it.each<[string, AskedRole[], object]>([
    ['is hidden here', [ask('po')], { digest: '[redacted:BENCH]' }],
    ['is hidden here and asked for elsewhere', [ask('po', { digest: DIGEST })], { digest: 'x' }],
    ['is hidden elsewhere', [ask('po', { digest: 'unknown' })], {}],
    ['is hidden everywhere', [ask('po', { digest: 'unknown' })], { digest: 'unknown' }],
    ['is another one elsewhere', [ask('po', { digest: OTHER })], { digest: DIGEST }],
    ['has a digit too many', [ask('po')], { digest: `${DIGEST}a` }],
    ['has a digit too few', [ask('po')], { digest: DIGEST.slice(1) }],
    ['has a word before it', [], { digest: `sha256:${DIGEST}` }],
  ])('is an error where it %s', (_, asked, options) => {
    expect(judged({ statements: [signWith(SHORT)], asked }, options)).toEqual(refused);
  });

  it.each<[string, AskedRole[], object, string | undefined, string]>([
    ['here', [ask('po')], { digest: DIGEST }, SHORT, 'pass'],
    ['here, in capitals', [ask('po')], { digest: DIGEST.toUpperCase() }, SHORT, 'pass'],
    ['elsewhere', [ask('po', { digest: DIGEST })], {}, SHORT, 'pass'],
    ['here and elsewhere', [ask('po', { digest: DIGEST })], { digest: DIGEST }, SHORT, 'pass'],
    ['here, and the rules name nobody', [], { digest: DIGEST }, SHORT, 'pass'],
    ['here, and none was given', [ask('po')], { digest: DIGEST }, undefined, 'pending'],
    ['elsewhere, and none was given', [ask('po', { digest: DIGEST })], {}, undefined, 'pending'],
    ['here, and another was given', [ask('po')], { digest: DIGEST }, OTHER, 'pending'],
  ])('is asked for %s', (_, asked, options, given, outcome) => {
    const result = judged({ statements: [signWith(given)], asked }, options);
    expect(result).toMatchObject({ outcome });
  });
});

describe('a small team', () => {
  it('is named where a sign-off passes or waits', () => {
    const note = 'smallTeam: authors may sign, and one person may fill several roles.';
    expect(judged({ statements: [sign('bob')], smallTeam: true })).toEqual({
      outcome: 'pass',
      summary: `Signed as po by bob for 3f2a9c4e5b6d of #7, by a comment of 2026-01-05T10:00:00Z. ${note}`,
      findings: [],
    });
    expect(judged({ statements: [], smallTeam: true })).toEqual({
      outcome: 'pending',
      reason: 'awaiting-person',
      summary: `Waits for po on 3f2a9c4e5b6d (#7). May sign: ana, bob, dora and eve. ${note}`,
      findings: [],
      remedy: `Comment on #7 \`/sign-off po ${HEAD}\`.`,
    });
  });

  it('is not taken for one where the evidence says that it is none', () => {
    expect(judged({ statements: [sign('bob')] })).toMatchObject({ outcome: 'pending' });
  });
});

describe('what an item asks for itself', () => {
  const lead = sign('jonas', 'lead', { id: 2 });

  it('is its own role, however it is written', () => {
    const asked = [ask('Tech Lead'), ask('po')];
    const rosters = { po: { known: true, logins: ['ana'] } } as const;
    expect(judged({ asked, facts: { rosters } }, { role: 'PO' })).toMatchObject({
      outcome: 'pass',
      summary: expect.stringMatching(/^Signed as po by ana/),
    });
  });

  it('is not filled by another role', () => {
    expect(judged({ statements: [lead], asked: [ask('lead')] })).toMatchObject({
      outcome: 'pending',
      summary: 'Waits for po on 3f2a9c4e5b6d (#7). May sign: ana, dora and eve.',
    });
    const both = { statements: [lead], asked: [ask('po'), ask('lead')] };
    expect(judged(both, { role: 'lead' })).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    ['2h', 'pass'],
    ['119m', 'pending'],
  ])('is how long a sign-off of two hours ago counts: %s', (validFor, outcome) => {
    expect(judged({}, { validFor })).toMatchObject({ outcome });
  });

  it.each([
    [true, true, 'pass'],
    [true, false, 'pending'],
    [false, true, 'pending'],
  ])('are approvals of the environment: %j here, %j elsewhere: %s', (here, elsewhere, outcome) => {
    const approval = sign('ana', '', {
      source: 'environment',
      command: { type: 'approve', commit: HEAD },
    });
    const asked = [ask('po', { environmentApprovals: elsewhere })];
    const result = judged({ statements: [approval], asked }, { environmentApprovals: here });
    expect(result).toMatchObject({ outcome });
  });
});
